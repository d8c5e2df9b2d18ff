"""BibTeX, as BibLaTeX reads it too: in UTF-8, with everything escaped that TeX takes for a command."""

import re
from collections.abc import Iterator
from urllib.parse import quote

from debate.exchange.bibliography.reference import NEWS, Name, Reference, date_parts, one_line

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
LANGUAGES = {"zh-Hant": "chinese", "zh-Hans": "chinese", "en": "english"}
_ESCAPED = str.maketrans(
    {
        "\\": r"{\textbackslash}",
        "{": r"{\textbraceleft}",  # by name: BibTeX counts even escaped braces
        "}": r"{\textbraceright}",
        "~": r"{\textasciitilde}",
        "^": r"{\textasciicircum}",
        **{sign: f"\\{sign}" for sign in "#$%&_"},
    }
)
_JOINED = re.compile(r"(?<=([-`'<>,]))(?=\1)|(?<=[?!])(?=`)")  # TeX makes one sign of these: -- `` '' << ?`
_LETTERS = re.compile(r"[^\W\d_]+")  # a family name that no reader takes apart
_PARTS = re.compile(r"(?!and\b)[^\W\d_]+(?:[-. ]+(?!and\b)[^\W\d_]+)*\.?", re.IGNORECASE)  # given names, with initials


def as_bibtex(reference: Reference) -> str:
    """One entry, ending in a line break."""
    kind = "article" if reference.kind == NEWS and reference.container else "misc"
    lines = [f"  {name} = {value},\n" for name, value in _fields(reference, kind)]
    return f"@{kind}{{{reference.key},\n{''.join(lines)}}}\n"


def _fields(reference: Reference, kind: str) -> Iterator[tuple[str, str]]:
    if reference.authors:
        yield "author", _braced(" and ".join(map(_name, reference.authors)))
    yield "title", _braced(_braced(escaped(reference.named)))  # twice: its capitals stay
    texts = (
        ("journal" if kind == "article" else "howpublished", reference.container),
        ("organization", reference.publisher),
        ("version", reference.version),
    )
    yield from ((name, _braced(escaped(text))) for name, text in texts if text)
    yield from _dates(reference)
    if reference.url:
        yield "url", _braced(address(reference.url))
        if reference.accessed:
            yield "urldate", _braced(reference.accessed)
    yield "langid", _braced(LANGUAGES[reference.language])


def _dates(reference: Reference) -> Iterator[tuple[str, str]]:
    """The whole date for BibLaTeX, year and month for BibTeX."""
    parts = date_parts(reference.issued)
    if parts:
        yield "date", _braced(reference.issued)
        yield "year", _braced(reference.issued[:4])
    if len(parts) > 1:
        yield "month", MONTHS[parts[1] - 1]


def _name(name: Name) -> str:
    """Family, given; each in braces where a reader might take it for something else."""
    if name.literal:
        return _braced(escaped(name.literal))
    return f"{_whole(name.family, _LETTERS)}, {_whole(name.given, _PARTS)}"


def _whole(text: str, plain: re.Pattern[str]) -> str:
    return text if plain.fullmatch(text) else _braced(escaped(text))


def _braced(text: str) -> str:
    return f"{{{text}}}"


def escaped(text: str) -> str:
    """Text that TeX prints as it is."""
    return _JOINED.sub("{}", one_line(text).translate(_ESCAPED))


def address(url: str) -> str:
    """An address as it stands, but for what would end the field or break the line."""
    return quote(url, safe="%:/?#[]@!$&'()*+,;=~-._")
