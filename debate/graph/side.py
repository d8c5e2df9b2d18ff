"""For or against which position a claim counts, at one of its places."""

from dataclasses import dataclass

from debate.graph.model import Graph, Link


@dataclass(frozen=True, slots=True)
class Side:
    """A position, and whether what stands here counts for (+1) or against it (−1)."""

    position: str
    sign: int


def side(graph: Graph, place: Link) -> Side | None:
    """The product of the signs from a place up to the nearest position; None without one, or where it is neutral."""
    sign, link, seen = 1, place, set()
    while link.pid not in seen:
        seen.add(link.pid)
        sign *= link.sign
        above = graph.parent(link)
        if above is None or sign == 0:
            return None
        claim = graph.claims.get(above)
        if claim is not None and claim.kind == "position":
            return Side(above, sign)
        home = graph.homes.get(above)
        if home is None:
            return None
        link = home
    return None
