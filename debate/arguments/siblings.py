"""The responses of a claim in their order, as they can be ordered and joined."""

from dataclasses import dataclass

from debate.arguments.cards import cards
from debate.arguments.outline import place_of
from debate.arguments.queries import Response
from debate.models import Claim, Link

SHOWN = 200
"""Most responses that are ordered by hand; the others stay after them."""


@dataclass(frozen=True, slots=True)
class Siblings:
    """The first SHOWN responses, the groups of joint ones by the pids of their links, and the links after those."""

    responses: tuple[Response, ...]
    groups: dict[str, str]
    rest: tuple[str, ...]


def siblings(debate_id: int, claim: Claim) -> Siblings:
    """What stands directly under a claim (not what attacks its links): three queries, one where nothing does."""
    rows = Link.objects.filter(debate=debate_id, target_claim=claim, parent=claim, withdrawn_at__isnull=True)
    links = list(rows.select_related("premise").order_by("rank", "pid"))
    shown = links[:SHOWN]
    known = cards(debate_id, [link.premise for link in shown]) if shown else {}
    return Siblings(
        responses=tuple(Response(place_of(link), known[link.premise_id]) for link in shown),
        groups={link.pid: link.group for link in shown if link.group},
        rest=tuple(link.pid for link in links[SHOWN:]),
    )
