"""Read public notes."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet

from debate.models import Annotation
from debate.models.prepared import Prepared
from debate.text.words import Words


@dataclass(frozen=True, slots=True)
class Note:
    """A note as pages show it; `body` is safe HTML."""

    pid: str
    motivation: str
    editorial: bool
    body: Words
    creator: str
    created_at: datetime
    quote: str
    resolved: bool
    claim_id: int | None
    link_id: int | None
    citation_id: int | None
    source_id: int | None
    block: int | None


def notes_on(
    debate_id: int,
    *,
    claim_id: int | None = None,
    link_ids: list[int] | None = None,
    citation_ids: list[int] | None = None,
    source_id: int | None = None,
) -> list[Note]:
    """The public notes on any of these things, oldest first: one query."""
    return [_note(row) for row in _rows(debate_id, claim_id, link_ids or [], citation_ids or [], source_id)]


@Prepared
def _rows(
    debate_id: int, claim_id: int | None, link_ids: list[int], citation_ids: list[int], source_id: int | None
) -> QuerySet[Annotation]:
    about = Q(pk__in=[])
    if claim_id is not None:
        about |= Q(claim=claim_id)
    if link_ids:
        about |= Q(link__in=link_ids)
    if citation_ids:
        about |= Q(citation__in=citation_ids)
    if source_id is not None:
        about |= Q(source=source_id)
    rows = Annotation.objects.filter(
        about, debate_id=debate_id, visibility=Annotation.Visibility.PUBLIC, withdrawn_at__isnull=True
    )
    return rows.select_related("created_by").order_by("created_at", "pid")


def _note(row: Annotation) -> Note:
    return Note(
        pid=row.pid,
        motivation=row.motivation,
        editorial=row.editorial,
        body=Words.part(row.language, row.body_html, row.translations, "body_html"),
        creator=row.creator or (row.created_by.get_full_name() if row.created_by else ""),
        created_at=row.created_at,
        quote=row.exact if row.claim_id else "",
        resolved=row.resolved_at is not None,
        claim_id=row.claim_id,
        link_id=row.link_id,
        citation_id=row.citation_id,
        source_id=row.source_id,
        block=row.block,
    )
