"""The small parts: words, times, things by their names."""

from collections.abc import Iterable
from datetime import UTC, datetime

from django.http import HttpRequest

from debate.arguments.cards import Card
from debate.editing.naming import Named as Thing
from debate.exchange.machine import values as v
from debate.exchange.machine.addresses import Addresses
from debate.models import Citation, Claim, Debate
from debate.text.words import Words


def addresses(request: HttpRequest) -> Addresses:
    """Of the site that is asked."""
    return Addresses(request.build_absolute_uri("/")[:-1])


def words(found: Words | None) -> v.Words:
    """By language, the original first; nothing where nobody wrote anything."""
    return {found.language: found.text, **found.translations} if found else {}  # type: ignore[dict-item]


def instant(moment: datetime) -> str:
    """ISO 8601 in UTC."""
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")


def of_debate(site: Addresses, debate: Debate) -> v.Named:
    """A debate by its title: no query."""
    name = words(Words.of(debate, "title"))
    return v.Named(type="debate", pid=debate.pid, address=site.debate(debate.slug), name=name)


def of_card(site: Addresses, card: Card) -> v.NamedClaim:
    """A claim by its statement."""
    return _claim(site, card.pid, card.kind, card.text)


def of_claim(site: Addresses, row: Claim) -> v.NamedClaim:
    """The same of a row."""
    return _claim(site, row.pid, row.kind, Words.of(row, "text"))


def _claim(site: Addresses, pid: str, kind: str, text: Words) -> v.NamedClaim:
    address = site.thing("claim", pid)
    return v.NamedClaim(type="claim", pid=pid, address=address, name=words(text), kind=kind)  # type: ignore[arg-type]


def of_subject(site: Addresses, row: Citation) -> v.Named:
    """What rests on a citation: a claim, or a link by the statement of its premise."""
    if row.claim is not None:
        return of_claim(site, row.claim)
    assert row.link is not None
    name = words(Words.of(row.link.premise, "text"))
    return v.Named(type="link", pid=row.link.pid, address=site.thing("link", row.link.pid), name=name)


def of_thing(site: Addresses, thing: Thing) -> v.Named:
    """Whatever is named by editing.naming."""
    address = site.thing(thing.kind, thing.pid)
    return v.Named(type=thing.kind, pid=thing.pid, address=address, name=words(thing.words))  # type: ignore[arg-type]


def of_cards(site: Addresses, cards: Iterable[Card]) -> list[v.NamedClaim]:
    """Several claims."""
    return [of_card(site, card) for card in cards]
