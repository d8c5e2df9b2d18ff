"""A debate for a small screen: each position with its strongest reasons, and what is said against them."""

from dataclasses import dataclass

from debate.arguments.cards import Card, cards
from debate.arguments.outline import Node, Place, place_of
from debate.models import Link

REASONS = 3


@dataclass(frozen=True, slots=True)
class Reason:
    """A reason for a position, with the first reply to it."""

    place: Place
    card: Card
    reply: Card | None


@dataclass(frozen=True, slots=True)
class Position:
    """A position with its strongest reasons; `more` counts what stands under it and is not shown."""

    card: Card
    reasons: tuple[Reason, ...]
    more: int


def positions(debate_id: int, tree: Node) -> list[Position]:
    """The positions of an outline, each with its REASONS most answered and best cited reasons: three queries."""
    chosen = {node.card.pid: _strongest(node) for node in tree.children if node.card.kind == "position"}
    replies = _replies(debate_id, [reason.card.pid for reasons in chosen.values() for reason in reasons])
    return [
        Position(
            card=node.card,
            reasons=tuple(
                Reason(reason.place, reason.card, replies.get(reason.card.pid))
                for reason in chosen[node.card.pid]
                if reason.place
            ),
            more=node.card.below - len(chosen[node.card.pid]),
        )
        for node in tree.children
        if node.card.pid in chosen
    ]


def _strongest(position: Node) -> list[Node]:
    """What somebody stands for before what is only mentioned, then by answers and passages, then the editors' order."""
    reasons = [node for node in position.children if node.place and node.place.relation == "pro"]
    weight = {id(node): -node.card.responses - node.card.citations for node in reasons}
    return sorted(reasons, key=lambda node: (not _stood_for(node.card), weight[id(node)]))[:REASONS]


def _stood_for(card: Card) -> bool:
    return card.voice != "reported" or any(voice.endorsed for voice in card.voices)


def _replies(debate_id: int, pids: list[str]) -> dict[str, Card]:
    """The first reply against each of these claims: reported ones before those the editors placed."""
    rows = Link.objects.filter(
        debate_id=debate_id, parent__pid__in=pids, relation=Link.Relation.CON, withdrawn_at__isnull=True
    )
    first: dict[str, Link] = {}
    for link in sorted(rows.select_related("premise", "parent"), key=_reported_first):
        first.setdefault(link.parent.pid, link)
    known = cards(debate_id, {link.premise_id: link.premise for link in first.values()}.values())
    return {pid: known[link.premise_id] for pid, link in first.items()}


def _reported_first(link: Link) -> tuple[bool, bool, int, str]:
    place = place_of(link)
    return place.undercut, place.editorial, link.rank, link.pid
