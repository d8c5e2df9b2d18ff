"""The way from a claim up to the question: one recursive query, the same text on both engines."""

from collections import defaultdict
from dataclasses import dataclass

from django.db import connection

from debate.graph.faults import DEPTH
from debate.graph.model import SIGNS

# The recursive part carries no condition but the join: SQLite 3.40 picks a bad plan otherwise. UNION, not UNION ALL:
# a cycle of homes, which no action makes, ends by itself once `depth` reaches its limit.
ABOVE = f"""
WITH RECURSIVE above(seed, home, attacks, link, claim, relation, depth) AS (
    SELECT link.id, link.home, link.target_link_id, link.id, link.parent_id, link.relation, 1
    FROM debate_link AS link
    WHERE link.debate_id = %s AND link.premise_id = %s AND link.withdrawn_at IS NULL
    UNION
    SELECT above.seed, above.home, above.attacks, link.id, link.parent_id, link.relation, above.depth + 1
    FROM above
    JOIN debate_link AS link ON link.debate_id = %s AND link.premise_id = above.claim
        AND link.home AND link.withdrawn_at IS NULL
    WHERE above.depth < {DEPTH}
)
SELECT above.seed, above.home, above.attacks, above.link, above.claim, above.relation, claim.kind
FROM above JOIN debate_claim AS claim ON claim.id = above.claim
ORDER BY above.seed, above.depth
"""


@dataclass(frozen=True, slots=True)
class Step:
    """One step up: the link taken, the claim it leads to, and the sign of the link."""

    link_id: int
    claim_id: int
    sign: int
    kind: str


@dataclass(frozen=True, slots=True)
class SideAt:
    """The nearest position above a place, and whether what stands there counts for (+1) or against it (−1)."""

    claim_id: int
    sign: int


@dataclass(frozen=True, slots=True)
class Way:
    """From one place of a claim up to the question; `attacks` is the link that an undercut attacks."""

    link_id: int
    home: bool
    attacks: int | None
    steps: tuple[Step, ...]

    @property
    def side(self) -> SideAt | None:
        """graph.side, read off the steps."""
        sign = 1
        for step in self.steps:
            sign *= step.sign
            if sign == 0:
                return None
            if step.kind == "position":
                return SideAt(step.claim_id, sign)
        return None


def ways_up(debate_id: int, claim_id: int) -> list[Way]:
    """One way per live link of which the claim is the premise, its home first."""
    with connection.cursor() as cursor:
        cursor.execute(ABOVE, [debate_id, claim_id, debate_id])
        rows = cursor.fetchall()
    steps: dict[tuple[int, bool, int | None], list[Step]] = defaultdict(list)
    for seed, home, attacks, link, claim, relation, kind in rows:
        steps[seed, bool(home), attacks].append(Step(link, claim, SIGNS[relation], kind))
    ways = [Way(link, home, attacks, tuple(way)) for (link, home, attacks), way in steps.items()]
    return sorted(ways, key=lambda way: (not way.home, way.link_id))
