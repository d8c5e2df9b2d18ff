"""Notes in the order of a page: by place, and what replies to a note under it."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from debate.access.queries import may, readable_notes
from debate.annotations.pins import Pinned
from debate.annotations.placing import Placed
from debate.annotations.queries import IN_PLACE, MOST, Note, Wanted, loaded, note_of, replies_below
from debate.annotations.targets import Part, Target, written
from debate.models import Annotation, AnnotationVersion, Debate, Source, User

THREADS = 50
"""Threads on the page of a thing; the rest stands in the list of notes."""
PARTS = ("", "text", "detail", "digest", "passage")
KINDS = ("claim", "link", "source", "citation")
Placing = Callable[[Iterable[Pinned]], Mapping[str, Placed]]
"""Where words stand now, by the pids of the notes."""
DEEPEST = 4
"""How far replies are moved in; deeper ones stand where these do."""


@dataclass(frozen=True, slots=True)
class Line:
    """A note of a list, `depth` replies below what began its thread; `lost`: what it replies to was withdrawn. `placed`
    says where its words stand now, where that was asked."""

    note: Note
    depth: int = 0
    lost: bool = False
    placed: Placed | None = None


@dataclass(frozen=True, slots=True)
class Threads:
    """The notes of a page in their order, and whether there are more; `count` is of those here."""

    lines: tuple[Line, ...] = ()
    more: bool = False

    def __bool__(self) -> bool:
        return bool(self.lines)

    @property
    def count(self) -> int:
        """How many notes stand here."""
        return len(self.lines)


def by_place(notes: Sequence[Note], placing: Placing | None = None, most: int = THREADS) -> Threads:
    """Threads in the order of the text: the whole thing, its words, its citations'; of these the first."""
    roots, below = _grouped(notes)
    placed = placing([note.pin for note in roots if note.pin]) if placing else {}
    roots.sort(key=lambda note: _place(note, placed.get(note.pid)))
    lines = (replace(line, placed=placed.get(line.note.pid)) for line in _unfolded(roots[:most], below))
    return Threads(tuple(lines), len(roots) > most)


def by_time(notes: Sequence[Note]) -> tuple[Line, ...]:
    """All notes, each reply under what it replies to, oldest first."""
    roots, below = _grouped(notes)
    return tuple(_unfolded(roots, below))


def thread_of(reader: User | None, debate: Debate, row: Annotation) -> tuple[Line, ...]:
    """All of the thread that a note stands in, withdrawn notes among it where somebody replied to them: a query for
    each level."""
    top = row
    while top.reply_to is not None:
        top = top.reply_to
    first = loaded(Annotation.objects.filter(debate=debate, pk=top.pk))
    notes = [note_of(one, member=may(reader, "read_words", debate)) for one in first]
    return by_time([*notes, *replies_below(reader, debate, [top.pk])])


@dataclass(frozen=True, slots=True)
class InPlace:
    """A text as it was noted: what stands before the words, the words, and what stands after them."""

    language: str
    before: str
    words: str
    after: str
    version: int


def in_place(row: Annotation, *, member: bool) -> InPlace | None:
    """The text that a note's words stand in, as of the version it was made on; None for a note on no words, and where
    the text is not here or not for this reader. Up to two queries."""
    target = Target(row.claim, row.link, row.citation, row.source, row.block)
    source = target.words_source
    hidden = row.part == Part.PASSAGE and source is not None and source.words != Source.Words.PUBLIC and not member
    if not row.selected or hidden:
        return None
    text = written(target, row.part, row.selected_language or target.language, row.selected_version)
    start = row.start - text.offset if text else 0
    if text is None or start < 0 or text.text[start : start + row.length] != row.exact:
        return None
    end = start + row.length
    return InPlace(text.language, text.text[:start], row.exact, text.text[end:], text.version)


def versions_of(row: Annotation) -> list[AnnotationVersion]:
    """What a note said before, the oldest first: one query."""
    rows = AnnotationVersion.objects.filter(debate=row.debate_id, annotation=row)
    return list(rows.select_related("created_by").order_by("number"))


def personal(
    reader: User | None, debate: Debate, kind: str, pid: str, *, member: bool, placing: Placing | None = None
) -> Threads:
    """The notes on a thing, and on its citations, that are not for everybody but for this reader: two queries, none
    for who is not signed in."""
    if reader is None:
        return Threads()
    rows = Annotation.objects.filter(
        readable_notes(reader, debate), Wanted(on=(kind, pid)).condition(), debate=debate, withdrawn_at__isnull=True
    ).exclude(visibility=Annotation.Visibility.PUBLIC)
    found = loaded(rows).order_by(*IN_PLACE)[:MOST]
    return by_place([note_of(row, member=member) for row in found], placing)


def _grouped(notes: Sequence[Note]) -> tuple[list[Note], dict[int, list[Note]]]:
    here = {note.pk for note in notes}
    below: dict[int, list[Note]] = defaultdict(list)
    roots = []
    for note in notes:
        if note.reply_to_id in here:
            below[note.reply_to_id].append(note)
        else:
            roots.append(note)
    return roots, below


def _unfolded(roots: list[Note], below: dict[int, list[Note]]) -> list[Line]:
    found = []
    waiting = [Line(note, lost=note.reply_to_id is not None) for note in reversed(roots)]
    while waiting:
        line = waiting.pop()
        found.append(line)
        deeper = min(line.depth + 1, DEEPEST)
        waiting += [Line(note, deeper) for note in reversed(below.get(line.note.pk, []))]
    return found


def _place(note: Note, placed: Placed | None) -> tuple[object, ...]:
    now = placed.start if placed and placed.start is not None else note.start
    return (
        KINDS.index(note.kind),
        note.block or 0,
        note.citation_id or 0,
        PARTS.index(note.part),
        now,
        note.created_at,
        note.pid,
    )
