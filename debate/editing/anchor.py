"""Place the citations that a change brought to a source in its newest text, beside the patch: undoing keeps places."""

from collections import defaultdict

from debate.anchors.actions import check_seals
from debate.anchors.queries import newest_text
from debate.history.patches import Patch
from debate.models import Anchor, Block, Citation, Debate, Source, User

COMES = frozenset({"source", "state"})


def anchor_new(*, debate: Debate, after: Patch | None, by: User | None) -> None:
    """An anchor for each live citation that is new, or came to another source, or came back, and has none in that
    source's newest text yet; none where no text is attached."""
    came = [pid for pid, fields in (after or {}).get("citation", {}).items() if COMES & set(fields or {})]
    if not came:
        return
    citations = defaultdict(list)
    rows = Citation.objects.select_related("source").filter(debate=debate, withdrawn_at__isnull=True)
    for row in rows.filter(pid__in=came).order_by("pk"):
        citations[row.source].append(row)
    for source, found in citations.items():
        _anchor(debate, source, found, by)


def _anchor(debate: Debate, source: Source, citations: list[Citation], by: User | None) -> None:
    text = newest_text(source)
    if text is None:
        return
    anchors = Anchor.objects.filter(debate=debate, citation__in=citations, source_text=text)
    placed = set(anchors.values_list("citation", flat=True))
    digests = dict(Block.objects.filter(debate=debate, source=source).values_list("number", "digest"))
    check_seals(text=text, citations=[row for row in citations if row.pk not in placed], digests=digests, by=by)
