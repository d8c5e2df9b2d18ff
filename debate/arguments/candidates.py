"""Claims that another may be merged into, with what tells them apart: where each stands, and what stands under it."""

from collections.abc import Iterable
from dataclasses import dataclass

from debate.arguments.batch import Naming, naming
from debate.arguments.cards import NONE, counts_of
from debate.arguments.nearby import nearby
from debate.arguments.outline import Place, place_of
from debate.arguments.paths import SideAt, sides_under
from debate.models import Claim, Link
from debate.text.fold import fold
from debate.text.likeness import likeness
from debate.text.script import convert

FOUND = 30
"""Most claims that are found by words."""


@dataclass(frozen=True, slots=True)
class SideOf:
    """A position, and whether a claim counts for it (+1) or against it (−1)."""

    position: Naming
    sign: int


@dataclass(frozen=True, slots=True)
class Candidate:
    """A claim, how it bears on the one above it where it is drawn, what it counts for, and how much responds to it."""

    claim: Naming
    place: Place | None
    above: Naming | None
    side: SideOf | None
    responses: int


def candidates(debate_id: int, claim: Claim, *, words: str = "") -> list[Candidate]:
    """Claims of the same kind: those near by, or those that say `words` in any language and either script; the wordings
    most like the claim's first."""
    live = Claim.objects.filter(debate=debate_id, kind=claim.kind, withdrawn_at__isnull=True).exclude(pk=claim.pk)
    if needles := _needles(words):
        rows = _saying(live.order_by("pk").iterator(), needles)
    else:
        near = [choice.claim.pid for _, choices in nearby(debate_id, claim) for choice in choices]
        rows = sorted(live.filter(pid__in=near), key=lambda row: near.index(row.pid))
    rows.sort(key=lambda row: -likeness(row.text, claim.text))
    return _placed(debate_id, rows)


def _needles(words: str) -> set[str]:
    """What is looked for, folded, in both Chinese scripts."""
    ways = (words, convert(words, "zh-Hant"), convert(words, "zh-Hans"))
    return {folded for way in ways if (folded := fold(way).text)}


def _saying(rows: Iterable[Claim], needles: set[str]) -> list[Claim]:
    found: list[Claim] = []
    for row in rows:
        wordings = [{"text": row.text, "headline": row.headline}, *row.translations.values()]
        said = [fold(words.get(name, "")).text for words in wordings for name in ("text", "headline")]
        if any(needle in text for text in said for needle in needles):
            found.append(row)
        if len(found) == FOUND:
            break
    return found


def _placed(debate_id: int, rows: list[Claim]) -> list[Candidate]:
    """Where each stands: four queries, none for no claims."""
    if not rows:
        return []
    keys = [row.pk for row in rows]
    homes = Link.objects.filter(debate=debate_id, premise__in=keys, home=True, withdrawn_at__isnull=True)
    placed = {link.premise_id: link for link in homes.select_related("parent")}
    counts, sides = counts_of(debate_id, keys), sides_under(debate_id, keys)
    known = {row.pk: row for row in rows}
    missing = {side.claim_id for side in sides.values() if side} - known.keys()
    known |= Claim.objects.in_bulk(missing)

    def told(row: Claim) -> Candidate:
        link, side, count = placed.get(row.pk), sides.get(row.pk), counts.get(row.pk, NONE)
        return Candidate(
            claim=naming(row),
            place=place_of(link) if link else None,
            above=naming(link.parent) if link else None,
            side=_side(side, row, known),
            responses=count.below,
        )

    return [told(row) for row in rows]


def _side(side: SideAt | None, row: Claim, known: dict[int, Claim]) -> SideOf | None:
    """A position counts for itself: nothing to tell."""
    return SideOf(naming(known[side.claim_id]), side.sign) if side and side.claim_id != row.pk else None
