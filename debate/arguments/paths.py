"""The way from claims up to the question, and what stands below them: one recursive query each, on both engines."""

import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from debate.graph.faults import DEPTH
from debate.graph.model import SIGNS
from debate.models import Bond, Wording
from debate.models.base import sql_columns
from debate.models.reading import fetch, keys

# The recursive part carries no condition but the join: SQLite 3.40 picks a bad plan otherwise. UNION, not UNION ALL:
# a cycle of homes, which no action makes, ends by itself once `depth` reaches its limit.
ABOVE = f"""
WITH RECURSIVE above(seed, link, claim, depth) AS (
    SELECT link.id, link.id, link.parent_id, 1
    FROM debate_link AS link
    WHERE link.debate_id = %s AND link.premise_id = %s AND link.withdrawn_at IS NULL
    UNION
    SELECT above.seed, link.id, link.parent_id, above.depth + 1
    FROM above
    JOIN debate_link AS link ON link.debate_id = %s AND link.premise_id = above.claim
        AND link.home AND link.withdrawn_at IS NULL
    WHERE above.depth < {DEPTH}
)
SELECT above.seed, {sql_columns(Bond, "link")}, {sql_columns(Wording, "claim")}
FROM above JOIN debate_link AS link ON link.id = above.link JOIN debate_claim AS claim ON claim.id = above.claim
ORDER BY above.seed, above.depth
"""

# Whole numbers of ours are written into the text: there may be more of them than an engine takes as parameters.
HOMES = f"""
WITH RECURSIVE above(seed, claim, sign, depth) AS (
    SELECT claim.id, claim.id, 1, 0
    FROM debate_claim AS claim WHERE claim.debate_id = %s AND claim.id IN ({{seeds}})
    UNION
    SELECT above.seed, link.parent_id,
        CASE link.relation WHEN 'pro' THEN 1 WHEN 'con' THEN -1 ELSE 0 END, above.depth + 1
    FROM above
    JOIN debate_link AS link ON link.debate_id = %s AND link.premise_id = above.claim
        AND link.home AND link.withdrawn_at IS NULL
    WHERE above.depth < {DEPTH}
)
SELECT above.seed, above.claim, above.sign, claim.kind
FROM above JOIN debate_claim AS claim ON claim.id = above.claim
ORDER BY above.seed, above.depth
"""
# `own` is the sign of a claim's home place against its seed, `sign` that of what supports it: under a position, what
# counts is that position and not the seed, whatever stands above. CROSS JOIN has SQLite keep this order of the tables.
BELOW = f"""
WITH RECURSIVE below(seed, claim, own, sign, depth) AS (
    SELECT claim.id, claim.id, 0, CASE WHEN claim.kind = 'position' THEN 0 ELSE 1 END, 0
    FROM debate_claim AS claim WHERE claim.debate_id = %s AND claim.id IN ({{seeds}})
    UNION
    SELECT below.seed, link.premise_id,
        below.sign * CASE link.relation WHEN 'pro' THEN 1 WHEN 'con' THEN -1 ELSE 0 END,
        below.sign * CASE link.relation WHEN 'pro' THEN 1 WHEN 'con' THEN -1 ELSE 0 END
            * CASE WHEN premise.kind = 'position' THEN 0 ELSE 1 END,
        below.depth + 1
    FROM below
    CROSS JOIN debate_link AS link
    CROSS JOIN debate_claim AS premise
    WHERE link.debate_id = %s AND link.parent_id = below.claim AND link.home AND link.withdrawn_at IS NULL
        AND premise.id = link.premise_id AND below.depth < {DEPTH} AND link.premise_id NOT IN ({{seeds}})
)
SELECT seed, COUNT(*) - 1, SUM(CASE WHEN own <> 0 THEN 1 ELSE 0 END) FROM below GROUP BY seed
"""
_BOND = len(Bond._fields)
_HOME, _TRANSLATIONS = Bond._fields.index("home"), _BOND + Wording._fields.index("translations")


@dataclass(frozen=True, slots=True)
class Step:
    """One step up: the link taken, and the claim it leads to."""

    link: Bond
    claim: Wording


@dataclass(frozen=True, slots=True)
class SideAt:
    """The nearest position above a place, and whether what stands there counts for (+1) or against it (−1)."""

    claim_id: int
    sign: int


@dataclass(frozen=True, slots=True)
class Way:
    """From one place of a claim, its link there, up to the question."""

    link: Bond
    steps: tuple[Step, ...]

    @property
    def home(self) -> bool:
        """Whether the claim is drawn there."""
        return self.link.home

    @property
    def side(self) -> SideAt | None:
        """graph.side, read off the steps."""
        sign = 1
        for step in self.steps:
            sign *= SIGNS[step.link.relation]
            if sign == 0:
                return None
            if step.claim.kind == "position":
                return SideAt(step.claim.pk, sign)
        return None


def ways_up(debate_id: int, claim_id: int) -> list[Way]:
    """One way per live link of which the claim is the premise, its home first."""
    steps: dict[int, list[Step]] = defaultdict(list)
    for seed, *row in fetch(ABOVE, [*keys([debate_id, claim_id, debate_id])]):
        steps[seed].append(_step(row))
    ways = [Way(way[0].link, tuple(way)) for way in steps.values()]
    return sorted(ways, key=lambda way: (not way.home, way.link.pk))


def _step(row: list[Any]) -> Step:
    """Of the columns as the engines give them: SQLite knows no booleans, and neither decodes JSON."""
    row[_HOME] = bool(row[_HOME])
    row[_TRANSLATIONS] = json.loads(row[_TRANSLATIONS])
    return Step(Bond(*row[:_BOND]), Wording(*row[_BOND:]))


def sides_under(debate_id: int, claims: Iterable[int]) -> dict[int, SideAt | None]:
    """For each claim, which position counts what supports it (a position: its own): one query, none without claims."""
    ways: dict[int, list[tuple[int, int, str]]] = defaultdict(list)
    for seed, claim, sign, kind in _rows(HOMES, debate_id, claims):
        ways[seed].append((claim, sign, kind))
    return {seed: _side(way) for seed, way in ways.items()}


def _side(way: list[tuple[int, int, str]]) -> SideAt | None:
    sign = 1
    for claim, step, kind in way:
        sign *= step
        if sign == 0:
            return None
        if kind == "position":
            return SideAt(claim, sign)
    return None


@dataclass(frozen=True, slots=True)
class Below:
    """How many claims hang below one along homes, and how many of these take its side or the opposite one."""

    claims: int
    sided: int


def below_each(debate_id: int, claims: Iterable[int]) -> dict[int, Below]:
    """What hangs below each of these claims without another of them between: one query, none without claims."""
    return {seed: Below(found, sided or 0) for seed, found, sided in _rows(BELOW, debate_id, claims)}


def _rows(query: str, debate_id: int, claims: Iterable[int]) -> list[tuple[Any, ...]]:
    seeds = ", ".join(str(int(claim)) for claim in sorted(set(claims)))
    if not seeds:
        return []
    return fetch(query.format(seeds=seeds), [*keys([debate_id, debate_id])])
