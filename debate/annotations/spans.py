"""The words that all the notes of a page are on, in as few columns as painting them takes."""

from typing import NamedTuple

from django.db.models import F
from django.db.models.functions import Coalesce

from debate.access.queries import readable_notes
from debate.annotations.pins import COLUMNS, Pinned
from debate.annotations.queries import Wanted
from debate.models import Annotation, Debate, User

MOST = 20_000


class Marked(NamedTuple):
    """A pin, of what kind its note is and whose, and the citation that it is on, if it is on one, with where in its
    paragraph that says to begin."""

    pin: Pinned
    motivation: str
    by_id: int | None
    citation: str
    citation_id: int | None
    cited_at: int


def marked_on(reader: User | None, debate: Debate, kind: str, pid: str) -> list[Marked]:
    """The words of the notes on a thing and on its citations, as far as the reader may read these, at most MOST: one
    query for visitors, three for who is signed in."""
    rows = Annotation.objects.filter(
        readable_notes(reader, debate),
        Wanted(on=(kind, pid)).condition(),
        debate=debate,
        selected=True,
        withdrawn_at__isnull=True,
    ).annotate(
        paragraph=Coalesce("block", "citation__block", 0), cited=F("citation__pid"), cited_at=F("citation__start")
    )
    more = "motivation", "created_by", "cited", "citation", "cited_at"
    found = rows.order_by("pk").values_list(*COLUMNS, "paragraph", *more)[:MOST]
    return [Marked(Pinned(*row[:-5]), row[-5], row[-4], row[-3] or "", row[-2], row[-1] or 0) for row in found]
