"""Claims by their pids: what the map asks for as it comes into view."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from debate.arguments.cards import Card, cards
from debate.arguments.outline import Place, place_of
from debate.models import Claim, Link
from debate.text.words import Words


@dataclass(frozen=True, slots=True)
class MapCard:
    """A claim at its home; `elsewhere` is how often it stands in other places too. The question has no place."""

    card: Card
    place: Place | None
    elsewhere: int


@dataclass(frozen=True, slots=True)
class Naming:
    """What a claim can be called by."""

    pid: str
    headline: Words
    text: Words


def map_cards(debate_id: int, pids: Sequence[str]) -> list[MapCard]:
    """The live claims of these, in the order asked for: four queries, one if there are none."""
    claims = {row.pid: row for row in _live(debate_id, pids)}
    if not claims:
        return []
    links = Link.objects.filter(
        debate_id=debate_id, premise__in=[row.pk for row in claims.values()], withdrawn_at__isnull=True
    )
    homes: dict[int, Place] = {}
    elsewhere: Counter[int] = Counter()
    for link in links:
        if link.home:
            homes[link.premise_id] = place_of(link)
        else:
            elsewhere[link.premise_id] += 1
    known = cards(debate_id, claims.values())
    chosen = [claims[pid] for pid in pids if pid in claims]
    return [MapCard(known[row.pk], homes.get(row.pk), elsewhere[row.pk]) for row in chosen]


def namings(debate_id: int, pids: Sequence[str]) -> list[Naming]:
    """The live claims of these, in the order asked for: one query."""
    found = {row.pid: row for row in _live(debate_id, pids)}
    chosen = [found[pid] for pid in pids if pid in found]
    return [naming(row) for row in chosen]


def naming(claim: Claim) -> Naming:
    """What this claim can be called by: no query."""
    return Naming(claim.pid, Words.of(claim, "headline"), Words.of(claim, "text"))


def _live(debate_id: int, pids: Sequence[str]) -> list[Claim]:
    return list(Claim.objects.filter(debate_id=debate_id, pid__in=pids, withdrawn_at__isnull=True))
