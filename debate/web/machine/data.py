"""The JSON-LD in the head of a page, from what the page has asked for anyway: no query."""

from collections.abc import Sequence

from django.utils.safestring import SafeString

from debate.arguments.cards import Card
from debate.arguments.queries import ClaimPage, LinkPage
from debate.arguments.versions import Version
from debate.exchange.machine import linked
from debate.exchange.machine.addresses import Addresses
from debate.models import Claim, Debate
from debate.people.queries import SpeakerPage
from debate.sources.queries import SourcePage
from debate.web.cited import Cited, Margin, Opened
from debate.web.machine.told import claims, passages, rest
from debate.web.machine.told.base import of_card


def embedded(value: linked.Json) -> SafeString:
    """What stands in the script element: no character of it is markup."""
    return SafeString(linked.embedded(value))


def claim_data(site: Addresses, debate: Debate, page: ClaimPage, cited: Sequence[Cited]) -> SafeString:
    """A claim without its responses, which the page shows: only a question names its answers."""
    said = claims.claim_said(site, debate, page, cited)
    question = of_card(site, page.path[0]) if page.path else None
    rows = page.neutral if said.kind == "question" else ()
    answers = [claims.claim_row(site, row.card) for row in rows if row.place.relation == "answers"]
    return embedded(linked.claim_said(said, question, answers))


def debate_data(site: Addresses, debate: Debate, question: Card, positions: Sequence[Card]) -> SafeString:
    """A debate with its question and positions."""
    answers = [claims.claim_row(site, card) for card in positions]
    return embedded(linked.debate_said(rest.debate_row(site, debate), of_card(site, question), answers))


def link_data(site: Addresses, debate: Debate, page: LinkPage, cited: Sequence[Cited]) -> SafeString:
    """A link."""
    return embedded(linked.link(claims.link_value(site, debate, page, cited)))


def source_data(site: Addresses, debate: Debate, page: SourcePage, margins: list[Margin]) -> SafeString:
    """A source, with the passages of its first paragraphs."""
    return embedded(linked.source(passages.source_value(site, debate, page, margins)))


def citation_data(site: Addresses, near: Opened) -> SafeString:
    """A passage."""
    return embedded(linked.citation(passages.resting_value(site, near.resting)))


def speaker_data(site: Addresses, debate: Debate, page: SpeakerPage) -> SafeString:
    """A speaker."""
    return embedded(linked.speaker(rest.speaker_value(site, debate, page)))


def version_data(site: Addresses, debate: Debate, claim: Claim, wording: Version) -> SafeString:
    """A wording of a claim."""
    return embedded(linked.version(claims.version_value(site, debate, claim, wording)))
