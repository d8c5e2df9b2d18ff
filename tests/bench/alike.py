"""Claims of two debates that are of the same kind, so that only the size of the debates differs."""

from collections import Counter, defaultdict
from collections.abc import Hashable
from random import Random


def alike(one: str, other: str) -> tuple[list[str], list[str]]:
    """Pages of claims of both debates: as many of each depth, number of responses and number of passages in both."""
    kinds, chance = (_by_kind(one), _by_kind(other)), Random("alike")
    chosen: tuple[list[str], list[str]] = ([], [])
    for kind in sorted(kinds[0].keys() & kinds[1].keys(), key=repr):
        times = min(len(found[kind]) for found in kinds)
        for pages, found in zip(chosen, kinds, strict=True):
            pages.extend(f"/c/{pid}/" for pid in chance.sample(sorted(found[kind]), times))
    return chosen


def _by_kind(slug: str) -> dict[Hashable, list[str]]:
    """The pids of a debate's claims by depth, responses and passages."""
    from debate.models import Citation, Claim, Link

    live = {"debate__slug": slug, "withdrawn_at__isnull": True}
    above = dict(Link.objects.filter(**live, home=True).values_list("premise", "parent"))
    responses = Counter(Link.objects.filter(**live).values_list("parent", flat=True))
    cited = Counter(Citation.objects.filter(**live).values_list("claim", flat=True))
    found: dict[Hashable, list[str]] = defaultdict(list)
    for claim, pid in Claim.objects.filter(**live).values_list("pk", "pid"):
        found[_depth(claim, above), responses[claim], cited[claim]].append(pid)
    return found


def _depth(claim: int, above: dict[int, int]) -> int:
    depth = 0
    while claim in above:
        claim, depth = above[claim], depth + 1
    return depth
