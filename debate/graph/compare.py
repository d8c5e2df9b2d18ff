"""Two positions, or two speakers, side by side: what each holds, and where one answers the other."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from debate.graph.model import Graph, Link


@dataclass(frozen=True, slots=True)
class Exchange:
    """A claim that one side holds, under its position by `place` ("" for a speaker's), and the links against it."""

    claim: str
    place: str
    replies: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """What is held for `a` and for `b`; what stands only against either; and the claims that both have."""

    a: tuple[Exchange, ...]
    b: tuple[Exchange, ...]
    against_a: tuple[Exchange, ...] = ()
    against_b: tuple[Exchange, ...] = ()
    shared: tuple[str, ...] = ()

    @property
    def swapped(self) -> "Comparison":
        """The same, seen from the other side."""
        return Comparison(self.b, self.a, self.against_b, self.against_a, self.shared)


def compare_positions(graph: Graph, a: str, b: str) -> Comparison:
    """The claims directly under two positions, each with what is directly against it at that place.

    Claims under both are `shared`, whatever their signs; one that is for a position is among its reasons as well.
    """
    places = {position: {link.premise: link for link in _direct(graph, position)} for position in (a, b)}
    shared = _common(tuple(places[a]), tuple(places[b]))

    def side(position: str, sign: int) -> Iterator[Exchange]:
        for link in places[position].values():
            if link.sign == sign and (sign > 0 or link.premise not in shared):
                replies = (reply for reply in _against(graph, link.premise) if reply.link in (None, link.pid))
                yield Exchange(link.premise, link.pid, tuple(reply.pid for reply in replies))

    return Comparison(tuple(side(a, 1)), tuple(side(b, 1)), tuple(side(a, -1)), tuple(side(b, -1)), shared)


def compare_speakers(graph: Graph, a: Sequence[str], b: Sequence[str]) -> Comparison:
    """What each of two says, by claim, with what the other says directly against it; `shared` is what both say."""
    shared = _common(a, b)

    def side(own: Sequence[str], other: Sequence[str]) -> Iterator[Exchange]:
        others = set(other)
        for claim in own:
            if claim not in shared:
                replies = (reply.pid for reply in _against(graph, claim) if reply.premise in others)
                yield Exchange(claim, "", tuple(replies))

    return Comparison(tuple(side(a, b)), tuple(side(b, a)), shared=shared)


def _direct(graph: Graph, position: str) -> Iterator[Link]:
    return (link for link in graph.below(position) if link.claim == position and link.sign)


def _against(graph: Graph, claim: str) -> Iterator[Link]:
    """What opposes a claim, and what disputes that it leads where it stands."""
    return (link for link in graph.below(claim) if link.sign < 0)


def _common(a: Sequence[str], b: Sequence[str]) -> tuple[str, ...]:
    """What is in both, as far to the front as it stands in either."""
    ranks = [{claim: rank for rank, claim in enumerate(own)} for own in (a, b)]
    both = ranks[0].keys() & ranks[1].keys()
    return tuple(sorted(both, key=lambda claim: (min(rank[claim] for rank in ranks), claim)))
