"""Waiting suggestions, in place: for members alone, so that the page of everybody else stays as it is."""

from debate.access.queries import may
from debate.editing.queries import waiting_about
from debate.editing.telling import Told, tell
from debate.models import Debate, Proposal, User


def waiting_here(who: User | None, debate: Debate, pids: list[str]) -> list[tuple[Proposal, Told]]:
    """What waits about these things: for editors all of it, for contributors their own, for others nothing and no
    query."""
    if who is None or not may(who, "propose", debate):
        return []
    rows = waiting_about(debate.pk, pids, by=None if may(who, "edit", debate) else who)
    return list(zip(rows, tell(debate.pk, rows), strict=True))
