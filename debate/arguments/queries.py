"""Read claims and links: one function per page."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, F, FilteredRelation, Q, QuerySet

from debate.access.queries import listed, listed_for_all
from debate.arguments.cards import Card, cards, citations_of, in_order
from debate.arguments.outline import Place, partners, place_of
from debate.arguments.paths import Way, ways_up
from debate.models import Citation, Claim, Debate, Link, User
from debate.models.prepared import Prepared
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


@dataclass(frozen=True, slots=True)
class Response:
    """A claim that stands under another, and how."""

    place: Place
    card: Card


@dataclass(frozen=True, slots=True)
class ClaimPage:
    """Everything a claim's page says of the claim itself; its citations and notes come from their own rooms.

    The claims it stands under are only named: their cards are without voices and counts.
    """

    row: Claim
    card: Card
    detail: Words
    tags: tuple[Words, ...]
    path: tuple[Card, ...]
    standings: tuple[Standing, ...]
    pro: tuple[Response, ...]
    con: tuple[Response, ...]
    undercuts: tuple[Response, ...]
    neutral: tuple[Response, ...]
    citations: tuple[Citation, ...]
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


def last_wording(debate_id: int, pid: str) -> list[Words]:
    """What a claim said, withdrawn or not; nothing where its wording never came here."""
    return [Words.of(row, "text") for row in Claim.objects.filter(debate_id=debate_id, pid=pid)]


def last_ends(debate_id: int, pid: str) -> list[Words]:
    """What the claims say that a link connected, withdrawn or not."""
    rows = Link.objects.filter(debate_id=debate_id, pid=pid).select_related("premise", "parent")
    return [Words.of(end, "text") for row in rows for end in (row.premise, row.parent)]


def claim_page(debate_id: int, pid: str) -> ClaimPage:
    """Five queries, whatever the claim's size. Claim.DoesNotExist if it is not live."""
    claim, tags = _claim_with_tags(debate_id, pid)
    ways = ways_up(debate_id, claim.pk)
    links = _around(debate_id, claim, ways)
    claims = {claim.pk: claim} | {row.pk: row for link in links.values() for row in _ends(link)}
    responses = [link for link in _ordered(links) if link.parent_id == claim.pk]
    counted = [claim.pk, *(link.premise_id for link in responses)]
    citations = citations_of(debate_id, counted, opened=claim.pk)
    known = cards(debate_id, claims.values(), citations, counted=counted)
    joint = partners(links.values(), known)
    below = [_response(link, known, joint) for link in responses]
    return ClaimPage(
        row=claim,
        card=known[claim.pk],
        detail=Words.part(claim.language, claim.detail_html, claim.translations, "detail_html"),
        tags=tags,
        path=tuple(known[step.claim_id] for way in ways[:1] for step in reversed(way.steps)),
        standings=tuple(_standing(way, links[way.link_id], known, joint) for way in ways),
        pro=tuple(response for response in below if response.place.relation == "pro"),
        con=tuple(r for r in below if r.place.relation == "con" and not r.place.undercut),
        undercuts=tuple(response for response in below if response.place.undercut),
        neutral=tuple(response for response in below if response.place.relation in ("context", "answers")),
        citations=tuple(citation for citation in citations if citation.claim_id == claim.pk),
        created_at=claim.created_at,
    )


def _claim_with_tags(debate_id: int, pid: str) -> tuple[Claim, tuple[Words, ...]]:
    """A live claim and its tags in their order: one query, which gives the claim once for each of them."""
    rows = _tagged(debate_id, pid)
    if not rows:
        raise Claim.DoesNotExist
    tags = ((row.tag, row.tag_translations) for row in rows if row.tag is not None)
    return rows[0], tuple(Words.part(rows[0].language, name, translations, "name") for name, translations in tags)


@Prepared
def _tagged(debate_id: int, pid: str) -> QuerySet[Claim]:
    return (
        Claim.objects.filter(debate_id=debate_id, pid=pid, withdrawn_at__isnull=True)
        .annotate(
            own=FilteredRelation("carried", condition=Q(carried__debate=debate_id)),
            tag=F("own__tag__name"),
            tag_translations=F("own__tag__translations"),
        )
        .order_by("own__rank", "own__pk")
    )


def _around(debate_id: int, claim: Claim, ways: list[Way]) -> dict[int, Link]:
    """The links under a claim, on its ways up and beside it as joint premises, their claims loaded: one query."""
    steps = {step.link_id for way in ways for step in way.steps}
    joint = {way.steps[0].claim_id for way in ways if way.group}
    return {link.pk: link for link in _links(debate_id, claim.pk, list(steps), list(joint))}


@Prepared
def _links(debate_id: int, parent: int, steps: list[int], joint: list[int]) -> QuerySet[Link]:
    """A union, and the steps by nothing but their keys: SQLite would walk all links of the debate otherwise.

    Of the links under the claims `joint`, those that count only together.
    """
    loaded = Link.objects.select_related("premise", "parent", "target_link__target_claim")
    live = loaded.filter(debate_id=debate_id, withdrawn_at__isnull=True)
    others = [loaded.filter(pk__in=steps)] if steps else []
    others += [live.filter(parent__in=joint, group__gt="")] if joint else []
    below = live.filter(parent=parent)
    return below.union(*others, all=True) if others else below


def _ends(link: Link) -> list[Claim]:
    attacked = link.target_link.target_claim if link.target_link else None
    return [row for row in (link.premise, link.parent, attacked) if row is not None]


def _ordered(links: dict[int, Link]) -> list[Link]:
    return sorted(links.values(), key=lambda link: (link.rank, link.pid))


def _response(link: Link, known: dict[int, Card], joint: dict[int, tuple[Card, ...]]) -> Response:
    return Response(place_of(link, joint.get(link.pk, ())), known[link.premise_id])


def _standing(way: Way, link: Link, known: dict[int, Card], joint: dict[int, tuple[Card, ...]]) -> Standing:
    attacked = link.target_link.target_claim_id if link.target_link else None
    side = way.side
    return Standing(
        place=place_of(link, joint.get(link.pk, ())),
        above=known[link.parent_id],
        attacked=known[attacked] if attacked else None,
        side=Side(known[side.claim_id], side.sign) if side else None,
    )


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
