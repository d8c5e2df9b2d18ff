"""RIS, which every reference manager reads: a tag a line, each ending in CR LF."""

from collections.abc import Iterator

from debate.exchange.bibliography.reference import NEWS, Name, Reference, date_parts, one_line


def as_ris(reference: Reference) -> str:
    """One record with its end."""
    lines = [*_tags(reference), ("ER", "")]
    return "".join(f"{tag}  - {one_line(value)}\r\n" for tag, value in lines)


def _tags(reference: Reference) -> Iterator[tuple[str, str]]:
    yield "TY", _type(reference)
    yield "ID", reference.key
    yield from (("AU", _name(name)) for name in reference.authors)
    online = reference.accessed if reference.url else ""
    told = (
        ("TI", reference.named),
        ("T2", reference.container),
        ("PB", reference.publisher),
        ("ET", reference.version),
        ("PY", reference.issued[:4]),
        ("DA", _date(reference.issued)),
        ("UR", reference.url),
        ("Y2", _date(online)),
        ("LA", reference.language),
    )
    yield from ((tag, value) for tag, value in told if value)


def _type(reference: Reference) -> str:
    if reference.kind == NEWS:
        return "NEWS" if reference.container else "GEN"
    return "ELEC"


def _name(name: Name) -> str:
    return name.literal or f"{name.family}, {name.given}"


def _date(date: str) -> str:
    """YYYY/MM/DD/ with what is known of it."""
    parts = [f"{part:02}" for part in date_parts(date)]
    return "/".join([*parts, "", "", ""][:3]) + "/" if parts else ""
