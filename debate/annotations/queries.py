"""Read notes, as far as a reader may."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet

from debate.access.queries import readable_notes
from debate.models import Annotation, AnnotationTag, Debate, Source, User
from debate.models.prepared import Prepared
from debate.text.words import Words

PAGE = 50


@dataclass(frozen=True, slots=True)
class Note:
    """A note as pages show it; `body` is safe HTML, `quote` the words it is on, where these are ours to show: those of
    a claim. `start` and `length` are code points in `part`, as of `selected_version` (models.Annotation)."""

    pk: int
    pid: str
    motivation: str
    editorial: bool
    body: Words
    creator: str
    by_id: int | None
    created_at: datetime
    changed_at: datetime | None
    version: int
    visibility: str
    tags: tuple[str, ...]
    quote: str
    resolved: bool
    withdrawn: bool
    reply_to_id: int | None
    claim_id: int | None
    link_id: int | None
    citation_id: int | None
    source_id: int | None
    block: int | None
    part: str
    language: str
    selected_version: int
    start: int
    length: int


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which notes of a list: with this tag, by this person, of this motivation, and of questions only open ones."""

    tag: str = ""
    by: int | None = None
    motivation: str = ""
    unresolved: bool = False

    def condition(self) -> Q:
        """The same for the database."""
        found = Q()
        if self.tag:
            found &= Q(tagged__name=self.tag)
        if self.by is not None:
            found &= Q(created_by=self.by)
        if self.motivation:
            found &= Q(motivation=self.motivation)
        if self.unresolved:
            found &= Q(motivation=Annotation.Motivation.QUESTIONING, resolved_at__isnull=True)
        return found


@dataclass(frozen=True, slots=True)
class Notes:
    """A page of a list: `number` counts from 1; `total` in all."""

    notes: tuple[Note, ...]
    number: int
    pages: int
    total: int


def notes_on(
    debate_id: int,
    *,
    claim_id: int | None = None,
    link_ids: list[int] | None = None,
    citation_ids: list[int] | None = None,
    source_id: int | None = None,
) -> list[Note]:
    """The public notes on any of these things, oldest first: one query."""
    return [note_of(row) for row in _rows(debate_id, claim_id, link_ids or [], citation_ids or [], source_id)]


@Prepared
def _rows(
    debate_id: int, claim_id: int | None, link_ids: list[int], citation_ids: list[int], source_id: int | None
) -> QuerySet[Annotation]:
    rows = Annotation.objects.filter(
        _about(claim_id, link_ids, citation_ids, source_id),
        debate_id=debate_id,
        visibility=Annotation.Visibility.PUBLIC,
        withdrawn_at__isnull=True,
    )
    return rows.select_related("created_by").order_by("created_at", "pid")


def _about(claim_id: int | None, link_ids: list[int], citation_ids: list[int], source_id: int | None) -> Q:
    about = Q(pk__in=[])
    if claim_id is not None:
        about |= Q(claim=claim_id)
    if link_ids:
        about |= Q(link__in=link_ids)
    if citation_ids:
        about |= Q(citation__in=citation_ids)
    if source_id is not None:
        about |= Q(source=source_id)
    return about


def notes_on_words(source: Source) -> list[Annotation]:
    """The live notes on words of a source's paragraphs or of citations from it, whoever may read them: one query."""
    rows = Annotation.objects.filter(
        Q(source=source) | Q(citation__source=source),
        debate=source.debate_id,
        part=Annotation.Part.PASSAGE,
        withdrawn_at__isnull=True,
    )
    return list(rows.select_related("citation").order_by("pk"))


def personal_notes_on(
    reader: User,
    debate: Debate,
    *,
    claim_id: int | None = None,
    link_ids: list[int] | None = None,
    citation_ids: list[int] | None = None,
    source_id: int | None = None,
) -> list[Note]:
    """What this reader may read there beside the public notes: his own, and its members' if he is one. Two queries."""
    rows = _readable(reader, debate).exclude(visibility=Annotation.Visibility.PUBLIC)
    found = rows.filter(_about(claim_id, link_ids or [], citation_ids or [], source_id))
    return [note_of(row) for row in found.order_by("created_at", "pid")]


def find_note(reader: User | None, debate: Debate, pid: str) -> Annotation | None:
    """A note with what it is on, withdrawn or not; None for one that the reader may not read."""
    rows = Annotation.objects.filter(readable_notes(reader, debate), debate=debate, pid=pid)
    return rows.select_related("created_by", "claim", "link", "citation__source", "source", "reply_to").first()


def replies_below(reader: User | None, debate: Debate, notes: list[int]) -> list[Note]:
    """The live replies under these notes at any depth, oldest first, and the withdrawn ones that were replied to: a
    query for each level."""
    found: list[Note] = []
    waiting = notes
    while waiting:
        rows = Annotation.objects.filter(readable_notes(reader, debate), debate=debate, reply_to__in=waiting)
        level = [note_of(row) for row in rows.select_related("created_by").order_by("created_at", "pid")]
        found += level
        waiting = [note.pk for note in level]
    answered = {note.reply_to_id for note in found if not note.withdrawn}
    return sorted(
        (note for note in found if not note.withdrawn or note.pk in answered),
        key=lambda note: (note.created_at, note.pid),
    )


def notes_in(reader: User | None, debate: Debate, wanted: Wanted, number: int = 1) -> Notes:
    """The notes of a debate that a reader may read, newest first: up to four queries."""
    return _page(_readable(reader, debate).filter(wanted.condition()), number)


def notebook(user: User, wanted: Wanted, number: int = 1) -> Notes:
    """Everything that somebody wrote, in all debates, newest first: two queries."""
    rows = Annotation.objects.filter(wanted.condition(), created_by=user, withdrawn_at__isnull=True)
    return _page(rows.select_related("created_by"), number)


def tags_in(reader: User | None, debate: Debate, beginning: str = "", most: int = 20) -> list[str]:
    """Tags of the notes that a reader may read there which begin so, in their order: two or three queries."""
    live = _readable(reader, debate).order_by().values("pk")
    rows = AnnotationTag.objects.filter(debate=debate, annotation__in=live, name__istartswith=beginning)
    return list(rows.order_by("name").values_list("name", flat=True).distinct()[:most])


def _readable(reader: User | None, debate: Debate) -> QuerySet[Annotation]:
    rows = Annotation.objects.filter(readable_notes(reader, debate), debate=debate, withdrawn_at__isnull=True)
    return rows.select_related("created_by")


def _page(rows: QuerySet[Annotation], number: int) -> Notes:
    total = rows.count()
    pages = max(1, -(-total // PAGE))
    number = min(max(1, number), pages)
    found = rows.order_by("-created_at", "-pk")[(number - 1) * PAGE : number * PAGE]
    return Notes(tuple(note_of(row) for row in found), number, pages, total)


def note_of(row: Annotation) -> Note:
    """A note as pages show it; its author must be loaded."""
    return Note(
        pk=row.pk,
        pid=row.pid,
        motivation=row.motivation,
        editorial=row.editorial,
        body=Words.part(row.language, row.body_html, row.translations, "body_html"),
        creator=row.creator or (row.created_by.get_full_name() if row.created_by else ""),
        by_id=row.created_by_id,
        created_at=row.created_at,
        changed_at=row.changed_at,
        version=row.version,
        visibility=row.visibility,
        tags=tuple(row.tags),
        quote=row.exact if row.claim_id else "",
        resolved=row.resolved_at is not None,
        withdrawn=row.withdrawn_at is not None,
        reply_to_id=row.reply_to_id,
        claim_id=row.claim_id,
        link_id=row.link_id,
        citation_id=row.citation_id,
        source_id=row.source_id,
        block=row.block,
        part=row.part,
        language=row.selected_language,
        selected_version=row.selected_version,
        start=row.start,
        length=row.length,
    )
