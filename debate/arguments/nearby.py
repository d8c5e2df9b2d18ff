"""Claims to choose from, where one names another: all of a small debate, of a large one those near by."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet

from debate.arguments.batch import Naming, naming
from debate.arguments.paths import ways_up
from debate.graph import model as g
from debate.models import Claim, Link

ALL = 100
"""Up to so many claims of a debate are offered as they stand in its outline."""
EACH = 20
"""Most claims of each other group."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A claim to choose, and how deep it stands, where that is shown."""

    claim: Naming
    kind: str
    depth: int = 0


def nearby(debate_id: int, claim: Claim) -> list[tuple[str, list[Choice]]]:
    """Named groups without the claim itself: `all`, or those that say the `same`, `positions`, those `above`, `beside`
    and `below`, each claim once: three queries for a small debate, seven for a large one."""
    live = Claim.objects.filter(debate=debate_id, withdrawn_at__isnull=True)
    some = list(live.order_by("pk")[: ALL + 1])
    if len(some) <= ALL:
        return _groups(claim, [("all", _in_outline(debate_id, some))])
    ways = ways_up(debate_id, claim.pk)
    above = [step.claim.pk for way in ways[:1] for step in way.steps]
    links = Link.objects.filter(debate=debate_id, withdrawn_at__isnull=True).order_by("rank", "pk")
    beside = links.filter(parent__in=above[:1]).values_list("premise", flat=True)[: EACH + 1]
    below = links.filter(parent=claim).values_list("premise", flat=True)[:EACH]
    groups = [
        ("same", list(live.filter(folded=claim.folded).order_by("pk")[: EACH + 1])),
        ("positions", list(live.filter(kind=Claim.Kind.POSITION).order_by("pk")[:EACH])),
        ("above", _by_key(live, above[:EACH])),
        ("beside", _by_key(live, beside)),
        ("below", _by_key(live, below)),
    ]
    return _groups(claim, [(name, [(row, 0) for row in rows]) for name, rows in groups])


def _by_key(live: QuerySet[Claim], keys: Iterable[int]) -> list[Claim]:
    keys = list(dict.fromkeys(keys))
    found = live.in_bulk(keys)
    return [found[key] for key in keys if key in found]


def _in_outline(debate_id: int, claims: list[Claim]) -> list[tuple[Claim, int]]:
    """As the outline has them, each with its depth."""
    links = Link.objects.filter(debate=debate_id, home=True, withdrawn_at__isnull=True).select_related(
        "premise", "parent"
    )
    homes = (
        g.Link(link.pid, link.premise.pid, link.relation, claim=link.parent.pid, rank=link.rank, home=True)
        for link in links
    )
    graph = g.Graph.of((g.Claim(row.pid, row.kind) for row in claims), homes)
    known = {row.pid: row for row in claims}
    tops = [row.pid for row in claims if row.kind == Claim.Kind.QUESTION]
    return [(known[pid], depth) for top in tops for pid, depth in graph.walk(top) if pid in known]


def _groups(claim: Claim, groups: list[tuple[str, list[tuple[Claim, int]]]]) -> list[tuple[str, list[Choice]]]:
    """Each claim in the first group that has it; no group that is empty."""
    seen, found = {claim.pk}, []
    for name, rows in groups:
        chosen = [Choice(naming(row), row.kind, depth) for row, depth in rows if row.pk not in seen]
        seen |= {row.pk for row, _ in rows}
        if chosen:
            found.append((name, chosen))
    return found
