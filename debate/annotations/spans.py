"""Where the words of notes stand, for a page to paint them."""

from django.db.models import F, Q

from debate.access.queries import readable_notes
from debate.models import Annotation, Debate, User

Span = tuple[str, str, int | None, int, int, str, bool, str, str, str, int]
"""pid, part, block, start, end, motivation, whether it is the reader's, what it is on (kind and pid), and the language
and version that start and end count in."""


def spans_on(reader: User | None, debate: Debate, kind: str, pid: str) -> list[Span]:
    """Of the live notes on words of a thing or of its citations that the reader may read, by place: up to two
    queries. Nothing of a source's words is in them."""
    about = Q(**{f"{kind}__pid": pid})
    if kind != "citation":
        about |= Q(**{f"citation__{kind}__pid": pid})
    rows = Annotation.objects.filter(about, readable_notes(reader, debate), debate=debate)
    rows = rows.filter(selected=True, withdrawn_at__isnull=True).order_by("block", "start", "pid")
    columns = ("pid", "part", "block", "start", F("start") + F("length"), "motivation", "created_by", "citation__pid")
    own = reader.pk if reader else 0
    return [
        (note, part, block, start, end, how, by == own, *(("citation", on) if on else (kind, pid)), language, version)
        for note, part, block, start, end, how, by, on, language, version in rows.values_list(
            *columns, "selected_language", "selected_version"
        )
    ]
