"""Read claims and links: one function per page."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from django.db.models import Count, Q

from debate.access.queries import listed, listed_for_all
from debate.arguments.around import DRAWN, Around, Opened, around, opened
from debate.arguments.cards import Card, cards, cards_with, cited_of, counts_of, in_order
from debate.arguments.outline import Place, partners, place_of
from debate.arguments.paths import Way, ways_up
from debate.models import Bond, Citation, Cited, Claim, Debate, Link, User, Wording
from debate.text.words import Words


@dataclass(frozen=True, slots=True)
class Side:
    """For (+1) or against (−1) a position."""

    position: Card
    sign: int


@dataclass(frozen=True, slots=True)
class Standing:
    """One place of a claim: the link, what it stands under, and for which position it counts there."""

    place: Place
    above: Card
    attacked: Card | None
    side: Side | None


class Response(NamedTuple):
    """A claim that stands under another, and how."""

    place: Place
    card: Card


@dataclass(frozen=True, slots=True)
class Rest:
    """How many responses of one relation there are, and how many of them stand before and after those drawn."""

    total: int
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class Rests:
    """What is not drawn of each relation; `start` is the number of the first that is."""

    pro: Rest
    con: Rest
    undercuts: Rest
    neutral: Rest
    start: int

    @property
    def next(self) -> int:
        """Where the responses after those drawn begin."""
        return self.start + DRAWN

    @property
    def previous(self) -> int:
        """Where those before them begin."""
        return max(0, self.start - DRAWN)


@dataclass(frozen=True, slots=True)
class OpenedClaim:
    """A claim by itself: its card is without voices and counts."""

    claim: Wording
    own: Opened
    card: Card
    tags: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class ClaimPage:
    """Everything a claim's page says of the claim itself; its citations and notes come from their own rooms.

    The claims it stands under are only named: their cards are without voices and counts. Of those against it `reported`
    are replies that a source reports.
    """

    pk: int
    card: Card
    detail: Words
    tags: tuple[Words, ...]
    path: tuple[Card, ...]
    standings: tuple[Standing, ...]
    pro: tuple[Response, ...]
    con: tuple[Response, ...]
    undercuts: tuple[Response, ...]
    neutral: tuple[Response, ...]
    rests: Rests
    reported: int
    citations: tuple[Cited, ...]
    created_at: datetime


@dataclass(frozen=True, slots=True)
class LinkPage:
    """An inference: from premise to target, what it rests on, and what is said against it."""

    row: Link
    place: Place
    premise: Card
    target: Card
    attacked: Card | None
    partners: tuple[Card, ...]
    undercuts: tuple[Response, ...]
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class DebateRow:
    """A debate in the list of debates."""

    slug: str
    title: Words
    summary: Words
    claims: int
    citations: int
    changed_at: datetime
    standing: str
    """Empty for what everybody finds here; else draft, unlisted or private."""


def debate_rows(reader: User | None) -> list[DebateRow]:
    """The debates listed for a reader, those changed last first: three queries, one without any debate."""
    rows = list(listed(reader).order_by("-changed_at", "pk"))
    if not rows:
        return []
    claims, citations = (_live_per_debate(table, rows) for table in (Claim, Citation))
    return [
        DebateRow(
            slug=row.slug,
            title=Words.of(row, "title"),
            summary=Words.of(row, "summary"),
            claims=claims.get(row.pk, 0),
            citations=citations.get(row.pk, 0),
            changed_at=row.changed_at,
            standing="" if listed_for_all(row) else row.visibility if row.published_at else "draft",
        )
        for row in rows
    ]


def _live_per_debate(table: Any, debates: list[Debate]) -> dict[int, int]:
    live = table.objects.filter(debate__in=debates, withdrawn_at__isnull=True)
    return dict(live.values("debate").annotate(found=Count("pk")).values_list("debate", "found"))


def debate_exists(slug: str) -> bool:
    """Whether the slug was ever used."""
    return Debate.objects.filter(slug=slug).exists()


def find_claim(debate_id: int, pid: str) -> Claim:
    """A live claim. Claim.DoesNotExist otherwise."""
    return Claim.objects.get(debate_id=debate_id, pid=pid, withdrawn_at__isnull=True)


def merged_claim(debate_id: int, pid: str) -> Claim:
    """A claim that is no longer live, as it was. Claim.DoesNotExist where its wording never came here."""
    return Claim.objects.get(debate_id=debate_id, pid=pid, withdrawn_at__isnull=False)


def last_wording(debate_id: int, pid: str) -> list[Words]:
    """What a claim said, withdrawn or not; nothing where its wording never came here."""
    return [Words.of(row, "text") for row in Claim.objects.filter(debate_id=debate_id, pid=pid)]


def last_ends(debate_id: int, pid: str) -> list[Words]:
    """What the claims say that a link connected, withdrawn or not."""
    rows = Link.objects.filter(debate_id=debate_id, pid=pid).select_related("premise", "parent")
    return [Words.of(end, "text") for row in rows for end in (row.premise, row.parent)]


def opened_claim(debate_id: int, pid: str) -> OpenedClaim:
    """A claim as its page's head names it: one query. Claim.DoesNotExist if it is not live."""
    claim, own, tags = opened(debate_id, pid)
    (card,) = cards_with([claim], (), {}).values()
    return OpenedClaim(claim, own, card, tags)


def claim_page(debate_id: int, pid: str) -> ClaimPage:
    """Five queries, whatever the claim's size. Claim.DoesNotExist if it is not live."""
    return page_of(debate_id, opened_claim(debate_id, pid))


def page_of(debate_id: int, opened: OpenedClaim, *, start: int = 0) -> ClaimPage:
    """What stands around a claim, of each relation the responses from number `start` on: four queries, as few as two
    where nothing stands under it."""
    claim, own = opened.claim, opened.own
    ways = ways_up(debate_id, claim.pk)
    near = around(debate_id, claim, own.below, ways, start)
    counted = [claim.pk, *(link.premise_id for link in near.below)]
    citations = cited_of(debate_id, counted, opened=claim.pk)
    counts = counts_of(debate_id, counted) if own.below else {}
    known = cards_with(near.claims.values(), citations, counts)
    joint = partners({bond.pk: bond for bond in (*near.below, *near.beside)}.values(), known)
    responses = _by_relation(_response(link, known, joint) for link in near.below)
    return ClaimPage(
        pk=claim.pk,
        card=known[claim.pk],
        detail=Words.part(claim.language, own.detail_html, claim.translations, "detail_html"),
        tags=opened.tags,
        path=tuple(known[step.claim.pk] for way in ways[:1] for step in reversed(way.steps)),
        standings=tuple(_standing(way, near, known, joint) for way in ways),
        **responses,
        rests=_rests(known[claim.pk], start, responses),
        reported=counts[claim.pk].reported if claim.pk in counts else 0,
        citations=tuple(citation for citation in citations if citation.claim_id == claim.pk),
        created_at=own.created_at,
    )


def _by_relation(responses: Iterable[Response]) -> dict[str, tuple[Response, ...]]:
    found: dict[str, list[Response]] = {"pro": [], "con": [], "undercuts": [], "neutral": []}
    for response in responses:
        relation = "undercuts" if response.place.undercut else response.place.relation
        found[relation if relation in found else "neutral"].append(response)
    return {relation: tuple(group) for relation, group in found.items()}


def _rests(card: Card, start: int, drawn: dict[str, tuple[Response, ...]]) -> Rests:
    """What is not drawn of each relation."""
    totals = {"pro": card.pro, "con": card.con, "undercuts": card.undercuts, "neutral": card.below - card.responses}
    return Rests(
        **{
            relation: Rest(total, min(start, total), max(0, total - start - len(drawn[relation])))
            for relation, total in totals.items()
        },
        start=start,
    )


def _response(link: Link | Bond, known: dict[int, Card], joint: dict[int, tuple[Card, ...]]) -> Response:
    return Response(place_of(link, joint.get(link.pk, ())), known[link.premise_id])


def _standing(way: Way, near: Around, known: dict[int, Card], joint: dict[int, tuple[Card, ...]]) -> Standing:
    link, side = way.link, way.side
    attacked = near.attacked.get(link.target_link_id) if link.target_link_id else None
    return Standing(
        place=place_of(link, joint.get(link.pk, ())),
        above=known[link.parent_id],
        attacked=known[attacked] if attacked else None,
        side=Side(known[side.claim_id], side.sign) if side else None,
    )


def _ends(link: Link) -> list[Claim]:
    attacked = link.target_link.target_claim if link.target_link else None
    return [row for row in (link.premise, link.parent, attacked) if row is not None]


def link_page(debate_id: int, pid: str) -> LinkPage:
    """Five queries. Link.DoesNotExist if it is not live."""
    rows = Link.objects.filter(debate_id=debate_id, withdrawn_at__isnull=True)
    loaded = rows.select_related("premise", "parent", "target_link__target_claim")
    link = loaded.get(pid=pid)
    near = Q(target_link=link)
    if link.group:
        near |= Q(group=link.group, target_claim=link.target_claim_id, target_link=link.target_link_id)
    around = [other for other in loaded.filter(near).order_by("rank", "pid") if other.pk != link.pk]
    claims = {row.pk: row for other in (link, *around) for row in _ends(other)}
    known = cards(debate_id, claims.values())
    attacked = link.target_link.target_claim_id if link.target_link else None
    against = [other for other in around if other.target_link_id == link.pk]
    joint = partners(against, known)
    return LinkPage(
        row=link,
        place=place_of(link),
        premise=known[link.premise_id],
        target=known[link.parent_id],
        attacked=known[attacked] if attacked else None,
        partners=tuple(known[other.premise_id] for other in around if other.target_link_id != link.pk),
        undercuts=tuple(_response(other, known, joint) for other in against),
        citations=tuple(
            in_order(
                Citation.objects.filter(debate_id=debate_id, link=link, withdrawn_at__isnull=True).with_passages(
                    Q(link=link.pk)
                )
            )
        ),
    )
