"""Sources to merge, and what became of them."""

from typing import Any

from debate.anchors.queries import standings
from debate.editing.attach import Attached, attach_text
from debate.editing.cite import Saying, cite
from debate.editing.merge_source import merge_sources
from debate.editing.place import Quote
from debate.exchange.references import reference_faults
from debate.models import Change, Citation, Debate, Source
from debate.sources.actions import SourceFields, add_source
from debate.transfer.queries import debate_document
from tests.library import MAYOR, STUDENTS

SEATS = "考季時有三成學生找不到能坐下來的地方"


def add(library: Debate, **fields: Any) -> str:
    """The pid of a new source."""
    told: dict[str, Any] = {"language": "zh-Hant", "title": "夜間開館"} | fields
    return add_source(debate=library, source=SourceFields(**told), by=None).pid


def merge(library: Debate, pid: str, into: str, **more: Any) -> Change:
    """The entry of a merge."""
    return merge_sources(debate=library, pid=pid, into=into, by=None, **more)


def quote(library: Debate, source: str, words: str = SEATS, subject: str = STUDENTS, **saying: str) -> str:
    """The pid of a new citation of the third paragraph, as a rule what the mayor says there of the students."""
    said = Saying(**{"stance": "supports", "speaker": MAYOR} | saying)
    return cite(debate=library, subject=subject, quote=Quote(source, words, 3), saying=said, by=None).pid


def attach(source: str, text: str) -> Attached:
    """Give a source its text."""
    return attach_text(source=Source.objects.get(pid=source), data=text.encode(), origin="", by=None, force=True)


def of(source: str) -> list[str]:
    """The pids of a source's live citations."""
    rows = Citation.objects.filter(source__pid=source, withdrawn_at__isnull=True).order_by("pid")
    return list(rows.values_list("pid", flat=True))


def standing(library: Debate, pid: str) -> tuple[str, str] | None:
    """How a citation stands in its source's text, and on what words."""
    row = Citation.objects.get(pid=pid)
    found = standings(library.pk, [row.pk]).get(row.pk)
    return (found.status, found.exact) if found else None


def sound(library: Debate) -> None:
    """The debate as a file has no faults."""
    assert list(reference_faults(debate_document(library))) == []
