"""Read two positions, or two speakers, side by side: direct reasons and direct replies, never a whole debate."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import Case, Count, Exists, F, OuterRef, Q, QuerySet, Value, When, Window
from django.db.models.functions import RowNumber

from debate.arguments.cards import Card, cards, citations_of
from debate.arguments.compare import Half, Known, Pair, known
from debate.arguments.outline import question
from debate.arguments.queries import Side
from debate.graph import model
from debate.graph.compare import Exchange, compare_positions, compare_speakers
from debate.graph.model import SIGNS, Graph
from debate.models import Citation, Claim, Link, Speaker

REASONS = 50
"""Most claims shown of each of the two."""
REPLIES = 5
"""Most replies to one claim, and to one of its links."""
IS_EDITORIAL = Case(When(placement=Link.Placement.EDITORIAL, then=Value(1)), default=Value(0))
SIDED = (Link.Relation.PRO, Link.Relation.CON)


def comparable(debate_id: int, pids: Iterable[str]) -> dict[str, Claim | Speaker]:
    """The live positions and speakers with these pids: two queries."""
    wanted: dict[str, Any] = {"debate_id": debate_id, "pid__in": list(pids), "withdrawn_at__isnull": True}
    found: list[Claim | Speaker] = list(Claim.objects.filter(**wanted, kind=Claim.Kind.POSITION))
    found += Speaker.objects.filter(**wanted)
    return {row.pid: row for row in found}


def positions_of(debate_id: int) -> list[Claim]:
    """The positions in the editors' order: two queries. Claim.DoesNotExist if there is no question."""
    rows = _live(debate_id).filter(parent=question(debate_id), relation=Link.Relation.ANSWERS)
    return [link.premise for link in rows.select_related("premise").order_by("rank", "pid")]


def position_pair(debate_id: int, a: Claim, b: Claim) -> Pair:
    """Two positions: five queries at any size."""
    ends = {a.pk: a, b.pk: b}
    places = _live(debate_id).filter(parent__in=ends, target_claim__isnull=False, relation__in=SIDED)
    direct = _first(places, REASONS, ["parent", "relation"], ["rank", "pid"])
    reasons = {link.premise_id for link in direct}
    replies = _replies(_live(debate_id).filter(parent__in=reasons))
    claims = ends | {link.premise_id: link.premise for link in (*direct, *replies)}
    sided = list(places.filter(premise__in=claims).select_related("premise", "parent", "target_link"))
    citations = citations_of(debate_id, list(claims))
    shown = cards(debate_id, claims.values(), citations)
    found = known(shown, [*sided, *replies], citations)
    found.hidden.update(_hidden(replies))
    for link in sorted(sided, key=lambda link: link.parent_id != a.pk):
        found.sides[link.premise.pid].append(Side(shown[link.parent_id], SIGNS[link.relation]))
    placed = [link for link in sided if link.premise_id in reasons]
    pair = compare_positions(_graph([*placed, *replies]), a.pid, b.pid)
    left = _totals(direct) - Counter((link.parent.pid, link.relation) for link in placed)
    return Pair(
        _half(found, shown[a.pk], left, pair.a, pair.against_a),
        _half(found, shown[b.pk], left, pair.b, pair.against_b),
        tuple(found.compared(claim) for claim in pair.shared),
    )


def speaker_pair(debate_id: int, a: Speaker, b: Speaker) -> Pair:
    """Two speakers: six queries at any size; what the other answers comes first."""
    said = {speaker: _said(debate_id, speaker, other) for speaker, other in ((a, b), (b, a))}
    claims = {row.pk: row for rows in said.values() for row in rows}
    answers = [
        Q(parent__in=[row.pk for row in said[speaker]], premise__in=_supported(debate_id, other).values("claim"))
        for speaker, other in ((a, b), (b, a))
    ]
    replies = _replies(_live(debate_id).filter(answers[0] | answers[1], parent__in=claims))
    every = claims | {link.premise_id: link.premise for link in replies}
    citations = citations_of(debate_id, list(every))
    shown = cards(debate_id, every.values(), citations)
    found = known(shown, replies, citations)
    found.hidden.update(_hidden(replies))
    says = {speaker: _spoken(citations, speaker, shown) for speaker in (a, b)}
    counted = _supported(debate_id, a, b).values("speaker").annotate(found=Count("claim", distinct=True))
    totals = dict(counted.values_list("speaker", "found"))
    pair = compare_speakers(_graph(replies), says[a], says[b])
    held = {row.pid for row in claims.values()}
    rows_a = found.rows((exchange for exchange in pair.a if exchange.claim in held), by=b.pid)
    rows_b = found.rows((exchange for exchange in pair.b if exchange.claim in held), by=a.pid)
    return Pair(
        Half(rows_a, totals.get(a.pk, 0) - len(rows_a) - len(pair.shared)),
        Half(rows_b, totals.get(b.pk, 0) - len(rows_b) - len(pair.shared)),
        tuple(found.compared(claim) for claim in pair.shared),
    )


def _live(debate_id: int) -> QuerySet[Link]:
    return Link.objects.filter(debate_id=debate_id, withdrawn_at__isnull=True)


def _first(rows: QuerySet[Link], most: int, alike: list[str], order: list[Any]) -> list[Link]:
    """The first of all that are alike, with `total`, how many those are; premises and what they stand under loaded."""
    number = Window(RowNumber(), partition_by=[F(name) for name in alike], order_by=order)
    total = Window(Count("pk"), partition_by=[F(name) for name in alike])
    chosen = rows.annotate(number=number, total=total).filter(number__lte=most)
    return list(chosen.select_related("premise", "parent", "target_link"))


def _replies(rows: QuerySet[Link]) -> list[Link]:
    """What opposes these claims, and what attacks their links; reported replies before those the editors placed."""
    against = rows.filter(relation=Link.Relation.CON)
    return _first(against, REPLIES, ["parent", "target_link"], [IS_EDITORIAL, "rank", "pid"])


def _hidden(replies: Iterable[Link]) -> Counter[tuple[str, str]]:
    """How many replies were not loaded, by the claim and the link they attack."""
    loaded = [((link.parent.pid, link.target_link.pid if link.target_link else ""), link) for link in replies]
    totals = {place: link.total for place, link in loaded}  # type: ignore[attr-defined]
    return Counter(totals) - Counter(place for place, _ in loaded)


def _graph(links: Sequence[Link]) -> Graph:
    """The loaded part of the argument as a value, with the links that undercuts attack: they say where to hang them."""
    attacked = [
        model.Link(link.target_link.pid, link.parent.pid, link.target_link.relation)
        for link in links
        if link.target_link
    ]
    return Graph.of([], [*attacked, *(_value(link) for link in links)])


def _value(link: Link) -> model.Link:
    return model.Link(
        pid=link.pid,
        premise=link.premise.pid,
        relation=link.relation,
        claim=None if link.target_link else link.parent.pid,
        link=link.target_link.pid if link.target_link else None,
        rank=link.rank,
    )


def _totals(rows: Iterable[Link]) -> Counter[tuple[str, str]]:
    """How many links there are with the parent and relation of these."""
    return Counter({(link.parent.pid, link.relation): link.total for link in rows})  # type: ignore[attr-defined]


def _half(
    found: Known,
    position: Card,
    left: Counter[tuple[str, str]],
    reasons: Iterable[Exchange],
    against: Iterable[Exchange],
) -> Half:
    return Half(
        rows=found.rows(reasons),
        more=left[position.pid, "pro"],
        card=position,
        against=found.rows(against),
        more_against=left[position.pid, "con"],
        disputes=found.disputed(position.pid),
    )


def _said(debate_id: int, speaker: Speaker, other: Speaker) -> list[Claim]:
    """The first claims of a speaker; those before others that the other says as well, disputes or answers."""
    here = {"debate_id": debate_id, "withdrawn_at__isnull": True}
    theirs = Citation.objects.filter(**here, speaker=other).exclude(stance=Citation.Stance.MENTIONS)
    replies = Link.objects.filter(**here, parent=OuterRef("pk"), relation=Link.Relation.CON)
    spoken = theirs.filter(claim=OuterRef("premise"), stance=Citation.Stance.SUPPORTS)
    met = Exists(theirs.filter(claim=OuterRef("pk"))) | Exists(replies.filter(Exists(spoken)))
    rows = Claim.objects.filter(**here, pk__in=_supported(debate_id, speaker).values("claim"))
    ranked = rows.annotate(apart=Case(When(met, then=Value(0)), default=Value(1))).order_by("apart", "pk")
    return list(Claim.objects.filter(pk__in=ranked.values("pk")[:REASONS]))


def _supported(debate_id: int, *speakers: Speaker) -> QuerySet[Citation]:
    """The passages in which these speakers say that a claim is so."""
    rows = Citation.objects.filter(debate_id=debate_id, speaker__in=speakers, withdrawn_at__isnull=True)
    return rows.filter(stance=Citation.Stance.SUPPORTS, claim__isnull=False)


def _spoken(citations: Iterable[Citation], speaker: Speaker, shown: dict[int, Card]) -> list[str]:
    """The claims that the speaker says in these citations, in their order."""
    own = (row for row in citations if row.speaker_id == speaker.pk and row.stance == Citation.Stance.SUPPORTS)
    return list(dict.fromkeys(shown[row.claim_id].pid for row in own if row.claim_id))
