"""GB/T 7714-2015, sequential numbering: 周又新, 林望舒. 題名[N/OL]. 報紙名, 2024-04-17[2024-05-01]. https://…"""

import re

from debate.exchange.bibliography.reference import NEWS, Name, Reference
from debate.exchange.bibliography.words import is_english, stopped, version

NAMED = 3
"""So many names at most; of more, the first so many."""


def as_gbt7714(reference: Reference) -> str:
    """One line of plain text."""
    told = (_news if reference.kind == NEWS else _page)(reference)
    return " ".join([*([stopped(_authors(reference))] if reference.authors else []), told])


def _authors(reference: Reference) -> str:
    shown = [_name(name) for name in reference.authors[:NAMED]]
    if len(reference.authors) > NAMED:
        shown.append("et al." if is_english(reference.language) else "等")
    return ", ".join(shown)


def _name(name: Name) -> str:
    """Chinese as it is; else the family in capitals, the others by their first letters."""
    if name.literal or name.is_chinese:
        return name.whole
    initials = " ".join(part[0].upper() for part in re.split(r"[\s.-]+", name.given) if part)
    return f"{name.family.upper()} {initials}"


def _news(reference: Reference) -> str:
    mark = ("N" if reference.container else "Z") + ("/OL" if reference.url else "")
    issue = ", ".join(part for part in (reference.container, reference.issued) if part)
    return _joined(f"{reference.named}[{mark}].", issue + _accessed(reference), reference.url)


def _page(reference: Reference) -> str:
    """What stands in something else (析出文獻) names it behind //."""
    title = f"{reference.named}[{'EB/OL' if reference.url else 'Z'}]"
    if reference.container and reference.container != reference.publisher:
        title += f"//{reference.container}"
    edition = stopped(version(reference.version, reference.language)) if reference.version else ""
    issue = ", ".join(part for part in (reference.publisher, reference.issued) if part)
    return _joined(stopped(title), edition, issue + _accessed(reference), reference.url)


def _accessed(reference: Reference) -> str:
    return f"[{reference.accessed}]" if reference.url and reference.accessed else ""


def _joined(*parts: str) -> str:
    """With full stops between, and none behind an address."""
    *before, url = parts
    return " ".join([*(stopped(part) for part in before if part), *([url] if url else [])])
