"""Where the sentences of a text begin and end, for readers who choose one without marking it."""

import re

_END = re.compile(r"[。!?！？；;…]+[」』”’\"')）》〉】\]]*|[.]+[」』”’\"')）》〉】\]]*(?=\s|$)")
_ABBREVIATED = re.compile(r"(?:^|[\s(（])(?:[A-Za-z]|[A-Z][a-z]|Prof|Mrs|e\.g|i\.e|etc|vs|No|al|Inc|Ltd|Corp)\.$")
_PAIRS = {"「": "」", "『": "』", "“": "”", "（": "）", "(": ")", "《": "》", "〈": "〉", "【": "】"}
_CLOSING = frozenset(_PAIRS.values())


def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Spans (code points, half open) in their order, without outer white space; together they hold every other
    character. A line's end ends a sentence; what stands in one pair of quotation marks or brackets stays together."""
    found: list[tuple[int, int]] = []
    at = 0
    for line in text.splitlines(keepends=True):
        found += _of_line(line, at)
        at += len(line)
    return tuple(found)


def _of_line(line: str, offset: int) -> list[tuple[int, int]]:
    inside = _inside(line)
    found, begin = list[tuple[int, int]](), 0
    for end in _END.finditer(line):
        if end.start() in inside or _ABBREVIATED.search(line[begin : end.end()]):
            continue
        found.append((begin, end.end()))
        begin = end.end()
    found.append((begin, len(line)))
    return [_without_space(line, *span, offset) for span in found if line[slice(*span)].strip()]


def _without_space(line: str, start: int, end: int, offset: int) -> tuple[int, int]:
    words = line[start:end]
    start += len(words) - len(words.lstrip())
    return offset + start, offset + start + len(words.strip())


def _inside(line: str) -> set[int]:
    """The places within a pair that is closed on this line, but for those right before what closes it all."""
    open_at: list[tuple[int, str]] = []
    found: set[int] = set()
    for at, character in enumerate(line):
        if character in _PAIRS:
            open_at.append((at, _PAIRS[character]))
        elif character in _CLOSING:
            below = [number for number, (_, closing) in enumerate(open_at) if closing == character]
            if below:
                found |= _held(line, open_at[below[-1]][0], at)
                del open_at[below[-1] :]
    return found


def _held(line: str, start: int, end: int) -> set[int]:
    """The places of a pair that no sentence ends at: a mark that stands right before the closing one may end it."""
    last = len(line[:end].rstrip("。!?！？；;…."))
    return set(range(start, last))
