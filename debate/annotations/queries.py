"""Read notes, as far as a reader may."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, Value, When
from django.db.models.functions import Coalesce

from debate.access.queries import may, member_in, readable_notes, visible, words
from debate.annotations.pins import Pinned, pin_of
from debate.models import Annotation, AnnotationFlag, AnnotationTag, Debate, Source, User
from debate.models.prepared import Prepared
from debate.text.words import Words

PAGE = 50
MOST = 600
"""Notes that a page of a thing reads."""
IN_PLACE = (
    Case(When(reply_to__isnull=True, then=Value(0)), default=Value(1)).asc(),
    Coalesce("block", 0).asc(),
    "created_at",
    "pid",
)


@dataclass(frozen=True, slots=True)
class Note:
    """A note as pages show it; `body` is safe HTML, `on` the pid of what it is on, a `kind` of thing. `quote` are the
    words it is on: ours, those of a claim or a digest, as they are, those of a source as access.words gives them (cut:
    not all of them). `start` and `length` are code points in `part`, as of `selected_version` (models.Annotation)."""

    pk: int
    pid: str
    debate_id: int
    kind: str
    on: str
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
    cut: bool
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
    pin: Pinned | None


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which notes of a list: with this tag, by this person, of this motivation, of questions only open ones, on this
    thing (kind and pid; of a claim also on its citations), and only those with an open flag."""

    tag: str = ""
    by: int | None = None
    motivation: str = ""
    unresolved: bool = False
    on: tuple[str, str] | None = None
    flagged: bool = False

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
        if self.on:
            found &= _on(*self.on)
        if self.flagged:
            here = AnnotationFlag.objects.filter(debate=OuterRef("debate"), annotation=OuterRef("pk"))
            found &= Q(Exists(here.filter(closed_at__isnull=True)))
        return found


def _on(kind: str, pid: str) -> Q:
    """On a thing; citations of a claim or link, and of a source, belong to it."""
    own = Q(**{f"{kind}__pid": pid})
    return own if kind == "citation" else own | Q(**{f"citation__{kind}__pid": pid})


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
    member: bool = False,
) -> list[Note]:
    """The public notes on any of these things, oldest first, replies last, at most MOST: one query."""
    rows = _rows(debate_id, claim_id, link_ids or [], citation_ids or [], source_id)
    return [note_of(row, member=member) for row in rows]


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
    return loaded(rows).order_by(*IN_PLACE)[:MOST]


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


def find_note(reader: User | None, debate: Debate, pid: str) -> Annotation | None:
    """A note with what it is on, withdrawn or not; None for one that the reader may not read."""
    rows = Annotation.objects.filter(readable_notes(reader, debate), debate=debate, pid=pid)
    return loaded(rows).select_related("claim", "link", "citation__source", "source", "reply_to").first()


def hidden_note(reader: User | None, debate: Debate, pid: str) -> bool:
    """Whether there is such a note that the reader may not read: two queries at most. There is none of a public one
    that was withdrawn before its debate came here as a file."""
    rows = Annotation.objects.filter(debate=debate, pid=pid)
    return rows.exists() and not rows.filter(readable_notes(reader, debate)).exists()


def replies_below(reader: User | None, debate: Debate, notes: list[int]) -> list[Note]:
    """The live replies under these notes at any depth, oldest first, and the withdrawn ones that were replied to: a
    query for each level."""
    found: list[Note] = []
    waiting = notes
    member = may(reader, "read_words", debate)
    while waiting:
        rows = Annotation.objects.filter(readable_notes(reader, debate), debate=debate, reply_to__in=waiting)
        level = [note_of(row, member=member) for row in loaded(rows).order_by("created_at", "pid")]
        found += level
        waiting = [note.pk for note in level]
    answered = {note.reply_to_id for note in found if not note.withdrawn}
    return sorted(
        (note for note in found if not note.withdrawn or note.pk in answered),
        key=lambda note: (note.created_at, note.pid),
    )


def notes_in(reader: User | None, debate: Debate, wanted: Wanted, number: int = 1) -> Notes:
    """The notes of a debate that a reader may read, newest first: up to four queries."""
    member = may(reader, "read_words", debate)
    rows = _readable(reader, debate).filter(wanted.condition())
    return _page(rows, number, {debate.pk} if member else set())


def notebook(user: User, wanted: Wanted, number: int = 1) -> Notes:
    """What somebody wrote, in all debates that he may still see, newest first: three queries."""
    return _page(written_by(user, wanted), number, member_in(user))


def written_by(user: User, wanted: Wanted) -> QuerySet[Annotation]:
    """The live notes somebody wrote in debates that he may still see, newest first."""
    rows = Annotation.objects.filter(wanted.condition(), created_by=user, withdrawn_at__isnull=True)
    return loaded(rows.filter(debate__in=visible(user).values("pk"))).order_by("-created_at", "-pk")


def tags_in(reader: User | None, debate: Debate, beginning: str = "", most: int = 20) -> list[str]:
    """Tags of the notes that a reader may read there which begin so, in their order: two or three queries."""
    live = _readable(reader, debate).order_by().values("pk")
    rows = AnnotationTag.objects.filter(debate=debate, annotation__in=live, name__istartswith=beginning)
    return list(rows.order_by("name").values_list("name", flat=True).distinct()[:most])


def _readable(reader: User | None, debate: Debate) -> QuerySet[Annotation]:
    rows = Annotation.objects.filter(readable_notes(reader, debate), debate=debate, withdrawn_at__isnull=True)
    return loaded(rows)


def loaded(rows: QuerySet[Annotation]) -> QuerySet[Annotation]:
    """With all that note_of asks for."""
    return rows.select_related("created_by").annotate(
        on_claim=F("claim__pid"),
        on_link=F("link__pid"),
        on_citation=F("citation__pid"),
        on_source=F("source__pid"),
        cited_block=F("citation__block"),
        words=Coalesce("source__words", "citation__source__words"),
    )


def _page(rows: QuerySet[Annotation], number: int, members: set[int]) -> Notes:
    total = rows.count()
    pages = max(1, -(-total // PAGE))
    number = min(max(1, number), pages)
    found = rows.order_by("-created_at", "-pk")[(number - 1) * PAGE : number * PAGE]
    return Notes(tuple(note_of(row, member=row.debate_id in members) for row in found), number, pages, total)


def note_of(row: Any, *, member: bool) -> Note:
    """A note (as _loaded) as pages show it to a member, who may read its debate's sources, or to others."""
    kind = next(kind for kind in ("claim", "link", "citation", "source") if getattr(row, f"{kind}_id"))
    ours = row.part != Annotation.Part.PASSAGE
    said = words(exact=row.exact, public=ours or row.words == Source.Words.PUBLIC, member=member)
    return Note(
        pk=row.pk,
        pid=row.pid,
        debate_id=row.debate_id,
        kind=kind,
        on=getattr(row, f"on_{kind}"),
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
        quote=said.exact,
        cut=said.cut,
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
        pin=pin_of(row, row.block or row.cited_block or 0),
    )
