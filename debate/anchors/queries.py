"""Where citations stand in their sources' newest texts."""

from bisect import bisect_right
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

from django.db.models import F, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Greatest, Substr

from debate.anchoring.blocks import blocks
from debate.models import Anchor, Citation, Source, SourceText
from debate.models.prepared import Prepared

CONTEXT = 60
ACCEPTED = ("anchored", "moved", "changed")
"""What stands where its anchor says, without a person having to decide."""


@dataclass(frozen=True, slots=True)
class Standing:
    """The newest anchor of a citation, with the words there and around them (same paragraph, CONTEXT code points)."""

    citation_id: int
    source_text_id: int
    language: str
    status: str
    stage: str
    start: int | None
    end: int | None
    before: str
    exact: str
    after: str

    @property
    def in_place(self) -> bool:
        """Whether the words stand where their citation says: by their seal, or since the text is the same."""
        return self.status == "anchored" and self.stage in ("seal", "same")


def standings(debate_id: int, citation_ids: list[int]) -> dict[int, Standing]:
    """One query: each citation's newest anchor in the newest text of its source; none where no text is attached."""
    if not citation_ids:
        return {}
    return {standing.citation_id: standing for standing in map(_standing, _newest(debate_id, citation_ids))}


@Prepared
def _newest(debate_id: int, citation_ids: list[int]) -> QuerySet[Anchor, Any]:
    newest = SourceText.objects.filter(debate_id=debate_id, source=OuterRef("citation__source")).order_by("-version")
    return (
        Anchor.objects.filter(debate_id=debate_id, citation__in=citation_ids)
        .filter(source_text=Subquery(newest.values("pk")[:1]))
        .annotate(
            language=F("source_text__language"),
            before=Substr(
                "source_text__text",
                Greatest(F("start") + 1 - CONTEXT, Value(1)),
                F("start") + 1 - Greatest(F("start") + 1 - CONTEXT, Value(1)),
            ),
            exact=Substr("source_text__text", F("start") + 1, F("end") - F("start")),
            after=Substr("source_text__text", F("end") + 1, Value(CONTEXT)),
        )
        .order_by("pk")
        .values_list(
            "citation", "source_text", "language", "status", "stage", "start", "end", "before", "exact", "after"
        )
    )


def _standing(row: tuple[Any, ...]) -> Standing:
    before, exact, after = (words or "" for words in row[-3:])
    around = before.rpartition("\n")[2], exact, after.partition("\n")[0]
    return Standing(*row[:-3], *around)  # type: ignore[call-arg]  # mypy takes the one star for all the fields


def paragraph_of(citation: Citation, text: SourceText) -> int:
    """The number of the paragraph of a text of its source that a citation's words stand in: by its newest anchor there,
    else the one that it names. One query."""
    rows = Anchor.objects.filter(debate=citation.debate_id, citation=citation, source_text=text).order_by("pk")
    newest = rows.values_list("status", "start").last()
    if newest is None or newest[0] not in ACCEPTED or newest[1] is None:
        return citation.block
    return bisect_right(blocks(text.text), newest[1], key=attrgetter("start"))


def newest_text(source: Source) -> SourceText | None:
    """The newest stored text, without its bytes."""
    rows = SourceText.objects.filter(debate=source.debate_id, source=source).defer("original")
    return rows.order_by("version").last()


def text_as_of(source: Source, version: int) -> SourceText | None:
    """A stored text by its number, without its bytes."""
    rows = SourceText.objects.filter(debate=source.debate_id, source=source, version=version)
    return rows.defer("original").first()
