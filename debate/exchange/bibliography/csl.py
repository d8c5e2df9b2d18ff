"""CSL-JSON, the form that reference managers exchange."""

from typing import Any

from debate.exchange.bibliography.reference import NEWS, Name, Reference, date_parts

TYPES = {"news": "article-newspaper", "page": "webpage"}


def as_csl(reference: Reference) -> dict[str, Any]:
    """One item; what is not known is not in it."""
    item: dict[str, Any] = {
        "id": reference.key,
        "type": TYPES[reference.kind] if reference.container or reference.kind != NEWS else "document",
        "title": reference.named,
        "container-title": reference.container,
        "publisher": reference.publisher,
        "author": [_name(name) for name in reference.authors],
        "issued": _date(reference.issued),
        "accessed": _date(reference.accessed if reference.url else ""),
        "URL": reference.url,
        "version": reference.version,
        "language": reference.language,
    }
    return {name: value for name, value in item.items() if value}


def _name(name: Name) -> dict[str, str]:
    if name.literal:
        return {"literal": name.literal}
    return {"family": name.family, "given": name.given}


def _date(date: str) -> dict[str, Any] | None:
    return {"date-parts": [date_parts(date)]} if date else None
