"""Read the notes of a debate that are public, in the order in which they were made: what other programs may read.

Who may open the debate is asked before."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Max, Q, QuerySet

from debate.models import Annotation, ClaimVersion, Debate, SourceText

AUTHORED = ("created_by", "claim", "link", "citation__source", "source", "reply_to")


@dataclass(frozen=True, slots=True)
class Extent:
    """How many live public notes there are, and when one was last made, changed or withdrawn (None: never)."""

    total: int
    modified: datetime | None


def extent(debate: Debate) -> Extent:
    """Of a debate: one query."""
    live = Count("pk", filter=Q(withdrawn_at__isnull=True))
    found = _public(debate).aggregate(Max("created_at"), Max("changed_at"), Max("withdrawn_at"), total=live)
    total = found.pop("total")
    return Extent(total, max((moment for moment in found.values() if moment), default=None))


def published(debate: Debate, first: int, most: int) -> list[Annotation]:
    """Live public notes from the n-th on, with what they are on: one query."""
    return list(_live(debate).select_related(*AUTHORED)[first : first + most])


def published_pids(debate: Debate, first: int, most: int) -> list[str]:
    """Their addresses alone: one query."""
    return list(_live(debate).values_list("pid", flat=True)[first : first + most])


def find_published(debate: Debate, pid: str) -> Annotation | None:
    """A public note with what it is on, withdrawn or not: one query."""
    return _public(debate).filter(pid=pid).select_related(*AUTHORED).first()


def listed_pids(debates: QuerySet[Debate]) -> list[str]:
    """The addresses of these debates, the oldest first: one query."""
    return list(debates.order_by("created_at", "pk").values_list("pid", flat=True))


def _public(debate: Debate) -> QuerySet[Annotation]:
    return Annotation.objects.filter(debate=debate, visibility=Annotation.Visibility.PUBLIC)


def _live(debate: Debate) -> QuerySet[Annotation]:
    return _public(debate).filter(withdrawn_at__isnull=True).order_by("created_at", "pk")


def versions_made(debate: Debate, notes: Iterable[Annotation]) -> dict[int, datetime]:
    """When the versions were made that notes were made on, by the notes' keys: two queries at most."""
    notes = [note for note in notes if note.selected_version]
    return dict(_of_claims(debate, notes)) | dict(_of_sources(debate, notes))


def _of_claims(debate: Debate, notes: list[Annotation]) -> Iterator[tuple[int, datetime]]:
    asked = [note for note in notes if note.claim_id is not None]
    if not asked:
        return
    rows = ClaimVersion.objects.filter(debate=debate, claim__in={note.claim_id for note in asked})
    named = rows.values_list("claim", "language", "number", "created_at")
    made: dict[tuple[int | None, str, int], datetime] = {row[:3]: row[3] for row in named}
    for note in asked:
        if found := made.get((note.claim_id, note.selected_language, note.selected_version)):
            yield note.pk, found


def _of_sources(debate: Debate, notes: list[Annotation]) -> Iterator[tuple[int, datetime]]:
    asked = {note.pk: (source_of(note), note.selected_version) for note in notes if note.claim_id is None}
    if not asked:
        return
    rows = SourceText.objects.filter(debate=debate, source__in={source for source, _ in asked.values()})
    named = rows.values_list("source", "version", "created_at")
    made: dict[tuple[int | None, int], datetime] = {row[:2]: row[2] for row in named}
    for pk, version in asked.items():
        if found := made.get(version):
            yield pk, found


def source_of(note: Annotation) -> int | None:
    """The key of the source whose words a note may be on."""
    return note.source_id or (note.citation.source_id if note.citation else None)
