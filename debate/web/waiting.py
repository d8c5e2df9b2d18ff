"""Waiting suggestions, in place: for members alone, so that the page of everybody else stays as it is."""

from debate.access.queries import ROLES, standing
from debate.editing.queries import waiting_about
from debate.editing.suggested import Suggested, suggested
from debate.editing.telling import Told, tell
from debate.models import Debate, Proposal, User


def waiting_here(who: User | None, debate: Debate, pids: list[str]) -> list[tuple[Proposal, Told]]:
    """What waits about these things: for editors all of it, for contributors their own, for others nothing and no
    query."""
    role = standing(who, debate) if who else ""
    if role not in ROLES["propose"]:
        return []
    rows = waiting_about(debate.pk, pids, by=None if role in ROLES["edit"] else who)
    return list(zip(rows, tell(debate.pk, rows), strict=True))


def waiting_everywhere(who: User | None, debate: Debate) -> dict[str, list[Suggested]]:
    """The same of the whole debate in fewer words, by the pids of its claims."""
    role = standing(who, debate) if who else ""
    if role not in ROLES["propose"]:
        return {}
    return suggested(debate.pk, by=None if role in ROLES["edit"] else who)
