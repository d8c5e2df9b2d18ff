"""Who is behind a change that was a suggestion, and what became of suggestions that were accepted."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from debate.models import Change, Proposal, User


@dataclass(frozen=True, slots=True)
class Credit:
    """Who suggested a change and who accepted it; `amended`: with other words, so that the change is the editor's."""

    suggested_by: User | None
    accepted_by: User | None
    amended: bool


def credits_of(debate_id: int, changes: Sequence[Change]) -> dict[int, Credit]:
    """Of these changes those that were suggested, by revision: one query."""
    rows = Proposal.objects.filter(debate=debate_id, revision__in=[row.revision for row in changes])
    by = {row.revision: row.by_id for row in changes}
    return {
        row.revision or 0: Credit(row.created_by, row.decided_by, by[row.revision or 0] != row.created_by_id)
        for row in rows.select_related("created_by", "decided_by").defer("before", "after")
    }


def undone_now(debate_id: int, revisions: Iterable[int]) -> dict[int, Change]:
    """Of these changes those that are undone now, each with the change that undid it: one query, one more for each time
    that this was itself undone."""
    asked = list(revisions)
    if not asked:
        return {}
    rows = Change.objects.filter(debate=debate_id, undoes__in=asked).select_related("by").defer("before", "after")
    last = {row.undoes or 0: row for row in rows.order_by("revision")}
    back = undone_now(debate_id, [row.revision for row in last.values()])
    return {undone: row for undone, row in last.items() if row.revision not in back}
