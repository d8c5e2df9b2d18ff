"""What lists of notes say beside the notes: their debates and tags, and what readers found wrong."""

from collections import defaultdict
from collections.abc import Iterable

from django.db.models import Q

from debate.access.queries import member_in, readable_notes
from debate.annotations.published import AUTHORED
from debate.annotations.queries import Note, Wanted, note_of, written_by
from debate.models import Annotation, AnnotationFlag, AnnotationTag, Debate, User


def debates_of(notes: Iterable[Note]) -> dict[int, Debate]:
    """The debates that these notes are in: one query."""
    return Debate.objects.in_bulk({note.debate_id for note in notes})


def writers_in(reader: User | None, debate: Debate, most: int = 200) -> list[tuple[int, str]]:
    """Keys and names of who wrote the notes that a reader may read there, by name, but for what is written for the
    editors: up to three queries."""
    live = readable_notes(reader, debate) & Q(debate=debate, withdrawn_at__isnull=True, editorial=False)
    wrote = Annotation.objects.filter(live, created_by__isnull=False).values("created_by")
    people = [(user.pk, user.get_full_name()) for user in User.objects.filter(pk__in=wrote).order_by("pk")[:most]]
    return sorted(people, key=lambda person: (person[1].casefold(), person[0]))


def my_tags(user: User, most: int = 100) -> list[str]:
    """The tags of somebody's notes, in their order: one query."""
    rows = AnnotationTag.objects.filter(annotation__in=written_by(user, Wanted()).order_by().values("pk"))
    return list(rows.order_by("name").values_list("name", flat=True).distinct()[:most])


def notebook_whole(user: User, wanted: Wanted) -> list[tuple[Note, str]]:
    """All that somebody wrote, newest first, each note with its Markdown: two queries."""
    members = member_in(user)
    return [(note_of(row, member=row.debate_id in members), row.body) for row in written_by(user, wanted)]


def notebook_rows(user: User, wanted: Wanted) -> list[Annotation]:
    """The same as rows, the oldest first, with what they are on: two queries."""
    rows = written_by(user, wanted).select_related("debate", *AUTHORED)
    return list(rows.order_by("debate", "created_at", "pk"))


def open_flags(debate: Debate, notes: list[int]) -> dict[int, list[AnnotationFlag]]:
    """What readers found wrong with these notes and nobody has looked at, oldest first: one query."""
    found: dict[int, list[AnnotationFlag]] = defaultdict(list)
    rows = AnnotationFlag.objects.filter(debate=debate, annotation__in=notes, closed_at__isnull=True)
    for row in rows.select_related("created_by").order_by("pk"):
        found[row.annotation_id].append(row)
    return dict(found)
