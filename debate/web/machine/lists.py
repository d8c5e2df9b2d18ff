"""/d/<slug>/claims.json and so on: the lists of a debate, a page at a time."""

from collections.abc import Sequence
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse

from debate.access.queries import listed
from debate.annotations.queries import PAGE as NOTES
from debate.annotations.queries import notes_in
from debate.arguments.cards import cards, voice_of
from debate.arguments.listing import claims_in, links_in
from debate.editing.telling import named, tell
from debate.exchange.machine import linked, lists
from debate.exchange.machine.addresses import Addresses
from debate.history.entries import Asked, entries, undoings
from debate.models import Citation, Claim, Debate, Link
from debate.people.queries import speaker_rows
from debate.sources.listing import citations_in, sources_in
from debate.sources.passages import passages, source_line
from debate.web.annotations.problem import Problem
from debate.web.deeds import ACTIONS
from debate.web.machine.answers import answered, machine, of_debate
from debate.web.machine.asked import number_asked, one_asked, page_asked, pid_asked
from debate.web.machine.forms import forms_of_debate
from debate.web.machine.neighbours import neighbours
from debate.web.machine.told.base import addresses, of_subject
from debate.web.machine.told.claims import claim_row, link_row
from debate.web.machine.told.passages import citation_value, source_row
from debate.web.machine.told.rest import change_value, debate_row, note_value, speaker_row
from debate.web.pages.notes import on_asked, wanted_of

PAGES = ("sources", "people", "notes", "activity")
"""Lists beside a page; the others belong to the debate's front page."""


@machine
def debates(request: HttpRequest, form: str) -> HttpResponse:
    """The debates that everybody finds here, those changed last first."""
    site, page = addresses(request), page_asked(request)
    rows = listed(None).order_by("-changed_at", "pk")
    found = [debate_row(site, row) for row in rows[(page - 1) * lists.PAGE : page * lists.PAGE]]
    value = lists.Debates(**_extent(f"{site.site}/debates.json", page, rows.count()), items=found)
    return answered(request, form, value, linked.listed, links=neighbours(value, form))


@machine
@of_debate
def claims(request: HttpRequest, debate: Debate, form: str) -> HttpResponse:
    """`?kind=`, `?voice=`, `?nature=`, `?tag=` choose."""
    chosen: dict[str, Any] = {
        "kind": one_asked(request, "kind", Claim.Kind.values),
        "voice": one_asked(request, "voice", Claim.Voice.values),
        "nature": one_asked(request, "nature", Claim.Nature.values),
        "tag": request.GET.get("tag", "")[:50],
    }
    page = page_asked(request)
    rows, total = claims_in(debate.pk, **chosen, **_slice(page))
    known = cards(debate.pk, rows) if rows else {}
    site = addresses(request)
    items = [claim_row(site, known[row.pk]) for row in rows]
    return _list(request, debate, form, "claims", lists.Claims, items, page, total, chosen)


@machine
@of_debate
def links(request: HttpRequest, debate: Debate, form: str) -> HttpResponse:
    """`?premise=`, `?target=` (pids of claims), `?relation=`, `?undercut=` (0, 1) choose."""
    chosen: dict[str, Any] = {
        "premise": pid_asked(request, "premise"),
        "target": pid_asked(request, "target"),
        "relation": one_asked(request, "relation", [*Link.Relation.values, "neutral"]),
    }
    given = one_asked(request, "undercut", ["0", "1"])
    page = page_asked(request)
    rows, total = links_in(debate.pk, **chosen, undercut=given == "1" if given else None, **_slice(page))
    site = addresses(request)
    items = [link_row(site, row) for row in rows]
    return _list(request, debate, form, "links", lists.Links, items, page, total, {**chosen, "undercut": given})


@machine
@of_debate
def sources(request: HttpRequest, debate: Debate, form: str) -> HttpResponse:
    """All of them."""
    site, page = addresses(request), page_asked(request)
    rows, total = sources_in(debate.pk, **_slice(page))
    items = [source_row(site, source_line(row)) for row in rows]
    return _list(request, debate, form, "sources", lists.Sources, items, page, total, {})


@machine
@of_debate
def citations(request: HttpRequest, debate: Debate, form: str) -> HttpResponse:
    """`?claim=`, `?link=`, `?source=`, `?speaker=` (pids), `?stance=` choose."""
    chosen: dict[str, Any] = {name: pid_asked(request, name) for name in ("claim", "link", "source", "speaker")}
    chosen["stance"] = one_asked(request, "stance", Citation.Stance.values)
    page = page_asked(request)
    rows, total = citations_in(debate.pk, **chosen, **_slice(page))
    site = addresses(request)
    shown = passages(debate.pk, rows, member=False)
    items = [
        citation_value(site, passage, voice_of(row), of_subject(site, row))
        for row, passage in zip(rows, shown, strict=True)
    ]
    return _list(request, debate, form, "citations", lists.Citations, items, page, total, chosen)


@machine
@of_debate
def people(request: HttpRequest, debate: Debate, form: str) -> HttpResponse:
    """All of them."""
    site, page = addresses(request), page_asked(request)
    rows = speaker_rows(debate.pk)
    items = [speaker_row(site, row) for row in rows[(page - 1) * lists.PAGE : page * lists.PAGE]]
    return _list(request, debate, form, "people", lists.People, items, page, len(rows), {})


@machine
@of_debate
def notes(request: HttpRequest, debate: Debate, form: str) -> HttpResponse:
    """Public ones, whoever asks; `?tag=`, `?by=`, `?kind=`, `?open=1`, `?on=` choose, as on the page."""
    site, page = addresses(request), page_asked(request)
    chosen = {name: request.GET.get(name, "") for name in ("tag", "by", "kind", "open", "on")}
    on = on_asked(debate, chosen["on"])
    if chosen["on"] and on is None:
        raise Problem(400, "on is the pid of a claim, link, citation or source of this debate.", field="on")
    found = notes_in(None, debate, wanted_of(request.GET, on=on), page)
    if found.number != page:
        raise Http404
    things = named(debate.pk, [(note.kind, note.on) for note in found.notes])
    items = [note_value(site, debate, note, thing) for note, thing in zip(found.notes, things, strict=True)]
    return _list(request, debate, form, "notes", lists.Notes, items, page, found.total, chosen, NOTES)


@machine
@of_debate
def activity(request: HttpRequest, debate: Debate, form: str) -> HttpResponse:
    """The newest first; `?by=`, `?action=`, `?thing=` choose, `?before=` turns the page."""
    site = addresses(request)
    wanted = Asked(
        person=number_asked(request, "by"),
        action=one_asked(request, "action", ACTIONS),
        thing=pid_asked(request, "thing"),
        before=number_asked(request, "before"),
    )
    page = entries(debate.pk, wanted)
    told = tell(debate.pk, page.rows, undoings(debate.pk, [row.revision for row in page.rows]))
    chosen: dict[str, Any] = {"by": wanted.person, "action": wanted.action, "thing": wanted.thing}
    value = lists.Activity(
        address=site.listed(debate.slug, "activity", **chosen, before=wanted.before),
        next=site.listed(debate.slug, "activity", **chosen, before=page.older) if page.older else "",
        items=[change_value(site, debate, row) for row in told],
    )
    return _answer(request, debate, form, "activity", value)


def _slice(page: int) -> dict[str, Any]:
    return {"first": (page - 1) * lists.PAGE, "most": lists.PAGE}


def _extent(address: str, page: int, total: int, most: int = lists.PAGE) -> dict[str, Any]:
    """Where a page stands among its neighbours. Http404 for one that is not there."""
    pages = max(1, -(-total // most))
    if page > pages:
        raise Http404
    mark = "&" if "?" in address else "?"
    return {
        "address": f"{address}{mark}page={page}" if page > 1 else address,
        "total": total,
        "page": page,
        "pages": pages,
        "prev": f"{address}{mark}page={page - 1}" if page > 1 else "",
        "next": f"{address}{mark}page={page + 1}" if page < pages else "",
    }


def _list(
    request: HttpRequest,
    debate: Debate,
    form: str,
    name: str,
    kind: Any,
    items: Sequence[Any],
    page: int,
    total: int,
    chosen: dict[str, Any],
    most: int = lists.PAGE,
) -> HttpResponse:
    site: Addresses = addresses(request)
    value = kind(**_extent(site.listed(debate.slug, name, **chosen), page, total, most), items=list(items))
    return _answer(request, debate, form, name, value)


def _answer(request: HttpRequest, debate: Debate, form: str, name: str, value: Any) -> HttpResponse:
    links = [forms_of_debate(request, debate, name).header(form) if name in PAGES else "", neighbours(value, form)]
    return answered(request, form, value, linked.listed, links=", ".join(filter(None, links)))
