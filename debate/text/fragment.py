"""Text fragments (WICG, Scroll to Text Fragment): the part of an address that leads to words on a page."""

import re
from urllib.parse import quote

MOST = 60
"""Code points that are looked for as one; of longer passages both ends, so that what stands between may differ."""
LEAST = 8
"""Code points of an end at least, so that it is not found all over the page."""
_CLOSING = "，。、；：？！…—」』”’）》〉,;:?!.) "
_PAUSE = re.compile(r"[，。、；：？！…—」』”）》,;:?!)]+|\.(?=\s|$)")


def text_fragment(words: str, *, whole: bool = True) -> str:
    """`#:~:text=…` for words as they stand on the page; not `whole` where they were cut off, and end at a pause then.

    Nothing where nothing is left that could be found.
    """
    lines = [" ".join(line.split()) for line in words.splitlines() if line.strip()]
    if lines and not whole:
        lines[-1] = _until_last_pause(lines[-1])
    lines = [line for line in lines if line.strip(_CLOSING)]
    if not lines:
        return ""
    ends = _ends(lines[0]) if len(lines) == 1 else [_ends(lines[0])[0], _ends(lines[-1])[-1]]
    return f"#:~:text={','.join(map(_encoded, ends))}"


def _ends(words: str) -> list[str]:
    """The words; where they are many their beginning and end, cut at punctuation, if there is any."""
    if len(words) <= MOST:
        return [_bare(words)]
    pauses = [match.end() for match in _PAUSE.finditer(words)]
    first = next((at for at in pauses if at >= LEAST), 0)
    last = next((at for at in reversed(pauses) if len(words) - at >= LEAST), 0)
    if not first or last < first:
        return [_bare(words)]
    return [_bare(words[:first]), _bare(words[last:])]


def _until_last_pause(words: str) -> str:
    """Up to the last punctuation, since what was cut off may have been cut within a word."""
    return words[: max((match.end() for match in _PAUSE.finditer(words)), default=0)]


def _bare(words: str) -> str:
    """Without punctuation at its end, in which pages vary more than in words."""
    return words.rstrip(_CLOSING) or words


def _encoded(words: str) -> str:
    """Percent-encoded, with the hyphen too: it separates the parts of a fragment, as comma and ampersand do."""
    return quote(words.strip(), safe="").replace("-", "%2D")
