"""Claims, their wordings, and links."""

from collections.abc import Iterable
from typing import Any

from debate.arguments.cards import Card
from debate.arguments.outline import Place
from debate.arguments.queries import ClaimPage, LinkPage, Response, Standing
from debate.arguments.versions import Version as Wording
from debate.exchange.machine import values as v
from debate.exchange.machine.addresses import Addresses
from debate.models import Claim, Debate, Link
from debate.text.words import Words
from debate.web.cited import Cited
from debate.web.machine.told.base import instant, of_card, of_cards, of_claim, of_debate, words
from debate.web.machine.told.passages import citations_of, speaking


def claim_fields(site: Addresses, card: Card) -> dict[str, object]:
    """What lists tell of a claim."""
    version = int(card.edition.partition(".")[0])
    counts = {"citations": card.citations, "pro": card.pro, "con": card.con, "undercuts": card.undercuts}
    return {
        "pid": card.pid,
        "address": site.thing("claim", card.pid),
        "cite_as": site.version(card.pid, version),
        "kind": card.kind,
        "voice": card.voice,
        "nature": card.nature,
        "language": card.text.language,
        "text": words(card.text),
        "headline": words(card.headline),
        "version": version,
        "speakers": [speaking(site, voice) for voice in card.voices],
        "counts": v.ClaimCounts(**counts, responses=card.below, notes=card.notes),
    }


def claim_row(site: Addresses, card: Card) -> v.ClaimRow:
    """A claim in a list."""
    return v.ClaimRow(**claim_fields(site, card))  # type: ignore[arg-type]


def claim_said(site: Addresses, debate: Debate, page: ClaimPage, cited: Iterable[Cited]) -> v.ClaimSaid:
    """A claim with what it rests on."""
    return v.ClaimSaid(**_said(site, debate, page, cited))


def claim_value(site: Addresses, debate: Debate, page: ClaimPage, cited: Iterable[Cited]) -> v.Claim:
    """A claim with what stands around it."""
    return v.Claim(
        **_said(site, debate, page, cited),
        detail_html=words(page.detail),
        path=of_cards(site, page.path),
        places=[_place(site, standing) for standing in page.standings],
        responses=_around(site, debate, page),
        notes=site.listed(debate.slug, "notes", on=page.card.pid),
        annotation_service=site.container(debate.pid),
    )


def _said(site: Addresses, debate: Debate, page: ClaimPage, cited: Iterable[Cited]) -> dict[str, Any]:
    return {
        **claim_fields(site, page.card),
        "debate": of_debate(site, debate),
        "tags": [words(tag) for tag in page.tags],
        "created": instant(page.created_at),
        "citations": citations_of(site, cited, of_card(site, page.card)),
    }


def _link_fields(site: Addresses, place: Place) -> dict[str, Any]:
    """What is told of a link beside either of its ends."""
    return {
        "link": place.pid,
        "address": site.thing("link", place.pid),
        "relation": place.relation,
        "undercut": place.undercut,
        "placement": _placement(place.editorial),
        "home": place.home,
        "joint_with": of_cards(site, place.partners),
    }


def _place(site: Addresses, standing: Standing) -> v.Place:
    side = standing.side
    return v.Place(
        **_link_fields(site, standing.place),
        above=of_card(site, standing.above),
        attacks=of_card(site, standing.attacked) if standing.attacked else None,
        side=v.Side(position=of_card(site, side.position), counts_for=side.sign > 0) if side else None,
    )


def _placement(editorial: bool) -> v.Placement:
    return "editorial" if editorial else "reported"


def _around(site: Addresses, debate: Debate, page: ClaimPage) -> v.Around:
    def part(rows: tuple[Response, ...], total: int, **chosen: Any) -> v.Responses:
        every = site.listed(debate.slug, "links", target=page.card.pid, **chosen)
        return v.Responses(total=total, items=[_response(site, row) for row in rows], all=every)

    rests = page.rests
    return v.Around(
        pro=part(page.pro, rests.pro.total, relation="pro"),
        con=part(page.con, rests.con.total, relation="con", undercut=0),
        undercuts=part(page.undercuts, rests.undercuts.total, undercut=1),
        neutral=part(page.neutral, rests.neutral.total, relation="neutral"),
    )


def _response(site: Addresses, response: Response) -> v.Response:
    return v.Response(
        **_link_fields(site, response.place),
        claim=claim_row(site, response.card),
    )


def version_value(
    site: Addresses, debate: Debate, claim: Claim, wording: Wording, merged_into: v.Named | None = None
) -> v.Version:
    """A wording."""
    language = "" if wording.language == claim.language else wording.language

    def said(text: str) -> v.Words:
        return words(Words(wording.language, text))

    return v.Version(
        address=site.version(claim.pid, wording.number, language),
        debate=of_debate(site, debate),
        claim=of_claim(site, claim),
        language=wording.language,  # type: ignore[arg-type]
        version=wording.number,
        text=said(wording.text),
        headline=said(wording.headline),
        detail=said(wording.detail),
        created=instant(wording.at),
        present=wording.present and merged_into is None,
        merged_into=merged_into,
    )


def link_fields(site: Addresses, row: Link) -> dict[str, object]:
    """What lists tell of a link (with premise, parent, target_link)."""
    return {
        "pid": row.pid,
        "address": site.thing("link", row.pid),
        "premise": of_claim(site, row.premise),
        "target": of_claim(site, row.parent),
        "relation": row.relation,
        "attacks": row.target_link.pid if row.target_link else None,
        "group": row.group,
        "placement": row.placement,
        "rank": row.rank,
        "home": row.home,
        "created": instant(row.created_at),
    }


def link_row(site: Addresses, row: Link) -> v.LinkRow:
    """A link in a list."""
    return v.LinkRow(**link_fields(site, row))  # type: ignore[arg-type]


def link_value(site: Addresses, debate: Debate, page: LinkPage, cited: Iterable[Cited]) -> v.Link:
    """A link with what it rests on and what is said against it."""
    pid = page.row.pid
    own = v.Named(type="link", pid=pid, address=site.thing("link", pid), name=words(page.premise.text))
    return v.Link(
        **link_fields(site, page.row),  # type: ignore[arg-type]
        debate=of_debate(site, debate),
        joint_with=of_cards(site, page.partners),
        undercuts=[_response(site, row) for row in page.undercuts],
        citations=citations_of(site, cited, own),
        notes=site.listed(debate.slug, "notes", on=pid),
        annotation_service=site.container(debate.pid),
    )
