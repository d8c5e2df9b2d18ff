"""Frozen values: claims, links, and the graph they form."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

SIGNS = {"pro": 1, "con": -1, "answers": 0, "context": 0}


@dataclass(frozen=True, slots=True)
class Claim:
    """A statement, as far as the structure knows it."""

    pid: str
    kind: str


@dataclass(frozen=True, slots=True)
class Link:
    """Premise to target; the target is a claim or a link, never both."""

    pid: str
    premise: str
    relation: str
    claim: str | None = None
    link: str | None = None
    group: str = ""
    rank: int = 0
    home: bool = False

    @property
    def sign(self) -> int:
        """+1 for, −1 against, 0 neutral."""
        return SIGNS[self.relation]

    @property
    def is_undercut(self) -> bool:
        """Whether it attacks an inference instead of a claim."""
        return self.link is not None


@dataclass(frozen=True)
class Graph:
    """Claims and live links of one debate, or of a part of it. Survives cycles and dangling ends."""

    claims: Mapping[str, Claim] = field(default_factory=dict)
    links: Mapping[str, Link] = field(default_factory=dict)

    @classmethod
    def of(cls, claims: Iterable[Claim], links: Iterable[Link]) -> "Graph":
        """A graph of these; of two with one pid the later counts."""
        return cls({claim.pid: claim for claim in claims}, {link.pid: link for link in links})

    @cached_property
    def homes(self) -> Mapping[str, Link]:
        """Each claim's home link."""
        return {link.premise: link for link in self.links.values() if link.home}

    @cached_property
    def _below(self) -> Mapping[str, tuple[Link, ...]]:
        below: dict[str, list[Link]] = defaultdict(list)
        for link in self.links.values():
            parent = self.parent(link)
            if parent is not None:
                below[parent].append(link)
        return {pid: tuple(sorted(links, key=_order)) for pid, links in below.items()}

    def parent(self, link: Link) -> str | None:
        """The claim that a link hangs under: its target, or the premise of the link it attacks."""
        if link.claim is not None:
            return link.claim
        attacked = self.links.get(link.link or "")
        return attacked.premise if attacked else None

    def below(self, pid: str) -> tuple[Link, ...]:
        """All links that hang under a claim, siblings by rank, undercuts after them."""
        return self._below.get(pid, ())

    def places(self, pid: str) -> tuple[Link, ...]:
        """Every link by which a claim stands somewhere, its home first."""
        links = [link for link in self.links.values() if link.premise == pid]
        return tuple(sorted(links, key=lambda link: (not link.home, link.pid)))

    def path(self, pid: str) -> tuple[str, ...]:
        """From the top down to a claim along home links; cut where a cycle closes."""
        found = [pid]
        while (home := self.homes.get(found[-1])) and (parent := self.parent(home)) and parent not in found:
            found.append(parent)
        return tuple(reversed(found))

    def walk(self, root: str) -> Iterator[tuple[str, int]]:
        """A claim and all below it along home links, depth first, each with its depth; never one twice."""
        stack, seen = [(root, 0)], {root}
        while stack:
            pid, depth = stack.pop()
            yield pid, depth
            for link in reversed(self.below(pid)):
                if link.home and link.premise not in seen:
                    seen.add(link.premise)
                    stack.append((link.premise, depth + 1))


def _order(link: Link) -> tuple[bool, int, str]:
    return link.is_undercut, link.rank, link.pid
