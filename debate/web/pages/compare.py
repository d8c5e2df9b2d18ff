"""/d/<slug>/compare/: two positions, or two speakers, side by side."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations, islice
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from debate.arguments.pairs import comparable, position_pair, positions_of, speaker_pair
from debate.history.queries import find_address, successor
from debate.models import Address, Claim, Debate, Speaker
from debate.people.queries import speaker_row, speaker_rows
from debate.text.words import Words
from debate.web.converters import PidConverter
from debate.web.lookup import MOVED, with_debate
from debate.web.stored import by_revision
from debate.web.summary import debate_head

PID = re.compile(PidConverter.regex)
PEOPLE = 200
"""Most speakers to choose from."""
READY = 12
"""Most pairs that are offered as links."""


@dataclass(frozen=True, slots=True)
class Option:
    """A position or speaker to choose."""

    pid: str
    name: Words


@require_safe
@by_revision
@with_debate
def compare(request: HttpRequest, debate: Debate) -> HttpResponse:
    """?a= and ?b= say which two; whoever asks for what is no pair is told so, and may choose."""
    asked = request.GET.get("a", ""), request.GET.get("b", "")
    found = comparable(debate.pk, filter(PID.fullmatch, asked)) if any(asked) else {}
    addresses = {pid: find_address(pid) for pid in asked if pid not in found and PID.fullmatch(pid)}
    kept = tuple(_survivor(debate, pid, addresses) for pid in asked)
    if kept != asked:
        response = HttpResponsePermanentRedirect(_address(debate, *kept))
        response.headers["Cache-Control"] = MOVED
        return response
    context = {"debate": debate, "head": debate_head(debate)}
    match [found.get(pid) for pid in asked]:
        case [Claim() as a, Claim() as b] if a != b:
            pair = position_pair(debate.pk, a, b)
            own = {"kind": "position", "pair": pair, "a": pair.a.card, "b": pair.b.card}
        case [Speaker() as a, Speaker() as b] if a != b:
            own = {"kind": "speaker", "pair": speaker_pair(debate.pk, a, b), "a": speaker_row(a), "b": speaker_row(b)}
        case _:
            why = _why_not(debate, asked, found, addresses)
            return render(request, "pages/compare.html", context | _choices(debate, asked, found) | {"why": why})
    query = {"here": request.build_absolute_uri(f"{request.path}?{urlencode(zip('ab', asked, strict=True))}")}
    return render(request, "pages/compare.html", context | own | query)


def _address(debate: Debate, a: str, b: str) -> str:
    query = urlencode({name: pid for name, pid in (("a", a), ("b", b)) if pid})
    return f"{reverse('compare', args=[debate.slug])}?{query}"


def _survivor(debate: Debate, pid: str, addresses: Mapping[str, Address | None]) -> str:
    """The pid that this one was merged into, within the debate; else itself."""
    address = addresses.get(pid)
    if address is None or address.debate_id != debate.pk or address.state != Address.State.MERGED:
        return pid
    follower = successor(address)
    return follower.pid if follower and follower.debate_id == debate.pk else pid


def _why_not(
    debate: Debate, asked: tuple[str, str], found: Mapping[str, object], addresses: Mapping[str, Address | None]
) -> str:
    """withdrawn, unknown, same or mixed; empty where nothing, or only one of the two was asked for."""
    retired = [row for row in addresses.values() if row and row.state == Address.State.WITHDRAWN]
    if any(row.debate_id == debate.pk for row in retired):
        return "withdrawn"
    if any(pid and pid not in found for pid in asked):
        return "unknown"
    if not all(asked):
        return ""
    return "same" if asked[0] == asked[1] else "mixed"


def _choices(debate: Debate, asked: tuple[str, str], found: Mapping[str, Claim | Speaker]) -> dict[str, Any]:
    """What there is to choose from, what is chosen, and pairs that suggest themselves."""
    positions = [Option(row.pid, Words.of(row, "text")) for row in positions_of(debate.pk)]
    rows = speaker_rows(debate.pk)[:PEOPLE]
    people = [Option(row.pid, row.name) for row in rows]
    talking = [Option(row.pid, row.name) for row in rows if row.claims and row.kind == Speaker.Kind.PERSON]
    ready = [*islice(combinations(positions, 2), READY - 1), *combinations(talking[:2], 2)]
    chosen = next((pid for pid in asked if pid in found), "")
    for options, others in ((positions, positions), (people, talking)):
        own = next((option for option in options if option.pid == chosen), None)
        if own is not None:
            ready = [(own, other) for other in others if other != own][:READY]
    return {"positions": positions, "people": people, "ready": ready, "chosen": asked}
