"""Sources that may be one and the same, the likeliest first."""

from dataclasses import dataclass

from debate.models import Source
from debate.sources.passages import SourceLine, source_line
from debate.text.address import same_page
from debate.text.fold import fold

OTHERS = 500
"""Most sources that are offered to choose from."""


@dataclass(frozen=True, slots=True)
class Alike:
    """The other live sources of a debate: those of the same page, those of the same title, the rest by title."""

    address: list[SourceLine]
    title: list[SourceLine]
    others: list[SourceLine]


def alike(source: Source) -> Alike:
    """What a source may be a duplicate of, at most OTHERS sources: one query."""
    rows = Source.objects.filter(debate=source.debate_id, withdrawn_at__isnull=True).exclude(pk=source.pk)
    pages, title = _pages(source), _title(source)
    found = Alike([], [], [])
    for row in rows.order_by("title", "outlet", "published", "pk"):
        if pages & _pages(row):
            found.address.append(source_line(row))
        elif title and title == _title(row):
            found.title.append(source_line(row))
        else:
            found.others.append(source_line(row))
    del found.others[max(0, OTHERS - len(found.address) - len(found.title)) :]
    return found


def _pages(row: Source) -> set[str]:
    return {same_page(address) for address in (row.address, row.archive)} - {""}


def _title(row: Source) -> str:
    """Its title, whatever the script, case and punctuation."""
    return fold(row.title).text
