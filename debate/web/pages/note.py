"""/c/…/note/, /l/…, /q/…, /s/…/note/?block=: write a note on a claim, a link, a citation or a paragraph."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from debate.access.queries import may
from debate.annotations.offered import first_block
from debate.annotations.queries import tags_in
from debate.annotations.targets import Target, live_target
from debate.editing.telling import named
from debate.history.refusals import Refused
from debate.models import Annotation, Debate
from debate.web.asked import number
from debate.web.forms.note import CHOSEN, NoteForm
from debate.web.lookup import View, with_thing
from debate.web.noting import notes
from debate.web.pages.notes import TAGS
from debate.web.summary import debate_head
from debate.web.writing import Noter, arrived, sent_form


def _on(kind: str) -> View:
    """The page for one kind of thing."""

    @require_http_methods(["GET", "HEAD", "POST"])
    @with_thing(kind)
    @notes
    def note(request: HttpRequest, debate: Debate, pid: str, writer: Noter) -> HttpResponse:
        target = _target(debate, kind, pid, number(request.GET.get("block")))
        member = may(writer.who, "note_for_members", debate)
        sent = sent_form(request)
        known = tags_in(writer.who, debate, most=TAGS)
        form = NoteForm(sent, initial=_initial(request), target=target, member=member, known=known)
        if sent is not None and (goes_to := form.send(writer, reverse(kind, args=[pid]))):
            return arrived(request, goes_to)
        context = {
            "debate": debate,
            "head": debate_head(debate),
            "thing": named(debate.pk, [(kind, pid)])[0],
            "kind": kind,
            "pid": pid,
            "number": target.block,
            "without": _without_words(request),
            "form": form,
            "writer": writer,
        }
        return render(request, "pages/note.html", context, status=form.status)

    return note


def _target(debate: Debate, kind: str, pid: str, block: int | None) -> Target:
    """What the address names; Http404 for a paragraph that is not there. A source without ?block=: its first known."""
    try:
        return live_target(debate, kind, pid, block or first_block(debate, pid))
    except Refused as error:
        raise Http404 from error


def _initial(request: HttpRequest) -> dict[str, Any]:
    """What the address presets."""
    given = {name: request.GET[name] for name in (*CHOSEN, "next") if name in request.GET}
    motivation = request.GET.get("motivation", "")
    known = motivation in Annotation.Motivation.values and motivation != Annotation.Motivation.REPLYING
    return {
        **given,
        "motivation": motivation if known else Annotation.Motivation.COMMENTING,
        "visibility": Annotation.Visibility.PRIVATE,
    }


def _without_words(request: HttpRequest) -> str:
    """The same page with no words chosen yet."""
    block = number(request.GET.get("block"))
    return f"{request.path}?block={block}" if block else request.path


note_claim, note_link, note_citation, note_source = (_on(kind) for kind in ("claim", "link", "citation", "source"))
