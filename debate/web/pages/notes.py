"""/d/<slug>/notes/: the notes of a debate, by tag, person, kind, and what is open."""

from typing import Any
from urllib.parse import urlencode

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_safe

from debate.access.queries import may
from debate.annotations.lists import open_flags, writers_in
from debate.annotations.queries import Note, Wanted, notes_in, tags_in
from debate.editing.naming import Named
from debate.editing.telling import named
from debate.history.queries import find_address
from debate.models import Annotation, Debate
from debate.web.asked import number, pid_of
from debate.web.forms.note_acts import KeepForm
from debate.web.lookup import reader, with_debate
from debate.web.machine.forms import forms_of_debate, told
from debate.web.stored import by_revision
from debate.web.summary import debate_head

TARGETS = ("claim", "link", "citation", "source")
TAGS = 100
"""Tags that are offered to choose from."""


@require_safe
@by_revision
@with_debate
def notes(request: HttpRequest, debate: Debate) -> HttpResponse:
    """Newest first; `?tag=&by=&kind=&open=1&on=<pid>&page=`, and `flagged=1` for who looks after them."""
    who = reader(request)
    flagged = request.GET.get("flagged") == "1"
    if flagged and who is None:
        return redirect_to_login(request.get_full_path())
    if flagged and not may(who, "moderate", debate):
        raise PermissionDenied
    on = on_asked(debate, request.GET.get("on", ""))
    wanted = wanted_of(request.GET, on=on, flagged=flagged)
    page = notes_in(who, debate, wanted, number(request.GET.get("page")) or 1)
    flags = open_flags(debate, [note.pk for note in page.notes]) if flagged else {}
    forms = forms_of_debate(request, debate, "notes")
    context = {
        "forms": forms,
        "debate": debate,
        "head": debate_head(debate),
        "page": page,
        "rows": [
            (note, thing, flags.get(note.pk, ()), KeepForm(note=Annotation()) if flagged else None)
            for note, thing in in_their_places(debate, page.notes)
        ],
        "tags": tags_in(who, debate, most=TAGS),
        "writers": writers_in(who, debate),
        "on": named(debate.pk, [on])[0] if on else None,
        "moderates": may(who, "moderate", debate),
        "tab": "notes",
        **filters_of(request.GET, wanted),
    }
    return told(render(request, "pages/notes.html", context), forms)


def wanted_of(query: QueryDict, *, on: tuple[str, str] | None = None, flagged: bool = False) -> Wanted:
    """Which notes an address asks for; what cannot be read is as if it were not there."""
    kind = query.get("kind", "")
    return Wanted(
        tag=query.get("tag", "")[:50],
        by=number(query.get("by")),
        motivation=kind if kind in Annotation.Motivation.values else "",
        unresolved=query.get("open") == "1",
        on=on,
        flagged=flagged,
    )


def filters_of(query: QueryDict, wanted: Wanted) -> dict[str, Any]:
    """The filters as the form shows them, and the query that turns the pages."""
    known = {name: value for name, value in query.items() if name in ("tag", "by", "kind", "open", "on", "flagged")}
    return {"wanted": wanted, "query": urlencode(known), "filtered": bool(known)}


def in_their_places(debate: Debate, notes: tuple[Note, ...]) -> list[tuple[Note, Named]]:
    """Each with what it is on by its words: one query per kind of thing."""
    things = named(debate.pk, [(note.kind, note.on) for note in notes])
    return list(zip(notes, things, strict=True))


def on_asked(debate: Debate, given: str) -> tuple[str, str] | None:
    """The thing of this debate that ?on= names."""
    address = find_address(pid) if (pid := pid_of(given)) else None
    if address is None or address.debate_id != debate.pk or address.kind not in TARGETS:
        return None
    return address.kind, address.pid
