"""Place the citations that a change made in their sources' newest texts, beside its patch: undoing keeps the places."""

from collections import defaultdict

from debate.anchors.actions import check_seals
from debate.history.patches import Patch
from debate.models import Block, Citation, Debate, User
from debate.sources.actions import newest_text


def anchor_new(*, debate: Debate, before: Patch | None, by: User | None) -> None:
    """An anchor for each citation that was not there before; none where no text is attached."""
    new = [pid for pid, fields in (before or {}).get("citation", {}).items() if fields is None]
    if not new:
        return
    citations = defaultdict(list)
    for row in Citation.objects.select_related("source").filter(debate=debate, pid__in=new).order_by("pk"):
        citations[row.source].append(row)
    for source, rows in citations.items():
        text = newest_text(debate, source)
        if text is not None:
            blocks = Block.objects.filter(debate=debate, source=source)
            digests = dict(blocks.values_list("number", "digest"))
            check_seals(text=text, citations=rows, digests=digests, by=by)
