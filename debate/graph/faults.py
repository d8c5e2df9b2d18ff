"""What no single row can promise: used by import, by check_debate and by the tests."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from debate.graph.model import Graph, Link

DEPTH = 200


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with one claim or link (`pid` is empty where it is the whole)."""

    pid: str
    reason: str


def faults(graph: Graph) -> list[Fault]:
    """Everything that keeps a graph from being a debate; empty if it is one."""
    found = [*_question(graph), *_ends(graph), *_kinds(graph), *_twice(graph), *_groups(graph)]
    return found or [*_homes(graph)]


def _question(graph: Graph) -> Iterator[Fault]:
    questions = sorted(claim.pid for claim in graph.claims.values() if claim.kind == "question")
    if not questions:
        yield Fault("", "has no question")
    for pid in questions[1:]:
        yield Fault(pid, f"is a second question, beside {questions[0]}")


def _ends(graph: Graph) -> Iterator[Fault]:
    for link in graph.links.values():
        if (link.claim is None) == (link.link is None):
            yield Fault(link.pid, "needs exactly one target: a claim or a link")
        if link.premise not in graph.claims:
            yield Fault(link.pid, f"has an unknown premise {link.premise}")
        if link.claim is not None and link.claim not in graph.claims:
            yield Fault(link.pid, f"has an unknown target {link.claim}")
        if link.link is not None and link.link not in graph.links:
            yield Fault(link.pid, f"has an unknown target {link.link}")
        if link.premise == graph.parent(link):
            yield Fault(link.pid, "links a claim to itself")
        if _attacks_itself(graph, link):
            yield Fault(link.pid, "attacks a link that, in the end, attacks it back")


def _attacks_itself(graph: Graph, link: Link) -> bool:
    attacked, seen = graph.links.get(link.link or ""), {link.pid}
    while attacked is not None and attacked.pid not in seen:
        seen.add(attacked.pid)
        attacked = graph.links.get(attacked.link or "")
    return attacked is not None


def _kinds(graph: Graph) -> Iterator[Fault]:
    kinds = {pid: claim.kind for pid, claim in graph.claims.items()}
    for link in graph.links.values():
        premise, target = kinds.get(link.premise), kinds.get(link.claim or "")
        if premise == "question":
            yield Fault(link.pid, "has the question as its premise")
        if link.relation == "answers" and (premise, target) != ("position", "question"):
            yield Fault(link.pid, "answers, but does not lead from a position to the question")
        if target == "question" and link.relation not in ("answers", "context"):
            yield Fault(link.pid, f"is {link.relation} to a question, which has no sides")
        if link.is_undercut and link.relation != "con":
            yield Fault(link.pid, "attacks a link, and so can only be con")


def _twice(graph: Graph) -> Iterator[Fault]:
    pairs = Counter((link.premise, link.claim, link.link) for link in graph.links.values())
    homes = Counter(link.premise for link in graph.links.values() if link.home)
    for (premise, claim, link), times in pairs.items():
        if times > 1:
            yield Fault(premise, f"is linked {times} times to {claim or link}")
    for premise, times in homes.items():
        if times > 1:
            yield Fault(premise, f"has {times} homes")


def _groups(graph: Graph) -> Iterator[Fault]:
    groups: dict[str, list[Link]] = defaultdict(list)
    for link in graph.links.values():
        if link.group:
            groups[link.group].append(link)
    for name, links in groups.items():
        if len({(link.claim, link.link, link.relation) for link in links}) > 1:
            yield Fault(links[0].pid, f"group {name} joins links of different targets or relations")
        if len(links) < 2:
            yield Fault(links[0].pid, f"group {name} has a single link")


def _homes(graph: Graph) -> Iterator[Fault]:
    depths: dict[str, int] = {claim.pid: 0 for claim in graph.claims.values() if claim.kind == "question"}
    for claim in graph.claims:
        pid, trail = claim, list[str]()
        while pid not in depths and pid not in trail and (home := graph.homes.get(pid)):
            trail.append(pid)
            pid = graph.parent(home) or ""
        if pid in trail:
            yield Fault(pid, "stands above itself: its homes form a cycle")
        elif pid not in depths:
            yield Fault(pid, "has no home")
        base = depths.get(pid, -DEPTH)
        for step, below in enumerate(reversed(trail), start=1):
            depths[below] = base + step
        depths.setdefault(pid, base)
    for pid, depth in depths.items():
        if depth > DEPTH:
            yield Fault(pid, f"stands deeper than {DEPTH}")
