"""A debate for a small screen: each position with its strongest reasons, and what is said against them."""

from dataclasses import dataclass

from django.db.models import Case, F, Q, Value, When, Window
from django.db.models.functions import RowNumber

from debate.arguments.around import IS_UNDERCUT
from debate.arguments.cards import Card, cards
from debate.arguments.outline import Node, Place, place_of
from debate.models import Claim, Link

REASONS = 3


@dataclass(frozen=True, slots=True)
class Reason:
    """A reason for a position, with the first reply to it and how it replies."""

    place: Place
    card: Card
    reply: Card | None
    reply_place: Place | None


@dataclass(frozen=True, slots=True)
class Position:
    """A position with its strongest reasons; `more` counts what stands under it and is not shown."""

    card: Card
    reasons: tuple[Reason, ...]
    more: int


def positions(debate_id: int, tree: Node) -> list[Position]:
    """The positions of an outline, each with the REASONS most answered and best cited of those the outline draws:
    three queries, a reply each."""
    chosen = {node.card.pid: _strongest(node) for node in tree.children if node.card.kind == "position"}
    replies = _replies(debate_id, [reason for reasons in chosen.values() for reason in reasons])
    return [
        Position(
            card=node.card,
            reasons=tuple(
                Reason(reason.place, reason.card, *replies.get(reason.card.pid, (None, None)))
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


def _replies(debate_id: int, reasons: list[Node]) -> dict[str, tuple[Card, Place]]:
    """The first reply to each reason: what opposes it, reported before placed, else what attacks this very link."""
    parents = Claim.objects.filter(debate_id=debate_id, pid__in=[reason.card.pid for reason in reasons])
    shown = Link.objects.filter(debate_id=debate_id, pid__in=[node.place.pid for node in reasons if node.place])
    rows = Link.objects.filter(
        Q(target_claim__isnull=False) | Q(target_link__in=shown),
        debate_id=debate_id,
        parent__in=parents,
        relation=Link.Relation.CON,
        withdrawn_at__isnull=True,
    )
    order: list[Case | str] = [
        IS_UNDERCUT,
        Case(When(placement="editorial", then=Value(1)), default=Value(0)),
        "rank",
        "pid",
    ]
    first = rows.annotate(number=Window(RowNumber(), partition_by=F("parent"), order_by=order)).filter(number=1)
    links = list(first.select_related("premise", "parent"))
    known = cards(debate_id, {link.premise_id: link.premise for link in links}.values())
    return {link.parent.pid: (known[link.premise_id], place_of(link)) for link in links}
