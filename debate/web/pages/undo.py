"""/d/<slug>/undo/<n>/: take a change back, or see what stands in the way."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from debate.editing.rehearse import rehearse
from debate.editing.telling import Told, named, obstacles, tell
from debate.editing.undo import Overtaken, may_be_undone, undo_change
from debate.history.entries import find_entry
from debate.history.refusals import Refused
from debate.models import Debate
from debate.web.forms.undo import UndoForm
from debate.web.lookup import with_debate
from debate.web.summary import debate_head
from debate.web.writing import Writer, sent_form, writes

BREAKS = ("claim", "link", "source", "speaker", "citation")
"""Kinds of things that an undoing may break."""


@require_http_methods(["GET", "HEAD", "POST"])
@with_debate
@writes
def undo(request: HttpRequest, debate: Debate, number: int, writer: Writer) -> HttpResponse:
    """What would be as it was before; on POST it is. Where it was changed again since, nothing is done: 409."""
    change = find_entry(debate.pk, number)
    if not may_be_undone(change):
        raise Http404
    sent = sent_form(request)
    form = UndoForm(sent, revision=number)
    if sent is not None and (goes_to := form.send(writer, _back(debate, number))):
        return redirect(goes_to)
    restored, met = _tried(writer, number)
    context = {
        "debate": debate,
        "head": debate_head(debate),
        "told": tell(debate.pk, [change])[0],
        "restored": restored,
        "overtaken": met is not None,
        "obstacles": obstacles(debate.pk, met.conflicts) if met else (),
        "unsound": _unsound(debate, met) if met else [],
        "form": form,
        "writer": writer,
    }
    refused = sent is not None
    return render(request, "pages/undo.html", context, status=(409 if met else 400) if refused else 200)


def _back(debate: Debate, number: int) -> str:
    """The history from this change on."""
    return f"{reverse('activity', args=[debate.slug])}#r{number}"


def _tried(writer: Writer, number: int) -> tuple[Told | None, Overtaken | None]:
    """What undoing would do, or what stands in the way."""
    try:
        entry = rehearse(undo_change, debate=writer.debate, revision=number, by=writer.who)
    except Overtaken as error:
        return None, error
    except Refused:
        return None, None
    return tell(writer.debate.pk, [entry])[0], None


def _unsound(debate: Debate, met: Overtaken) -> list[object]:
    """What would break, by its words."""
    if met.unsound is None:
        return []
    pids = dict.fromkeys(fault.pid for fault in met.unsound.faults if fault.pid)
    things = named(debate.pk, [(kind, pid) for pid in pids for kind in BREAKS])
    return [thing for thing in things if thing.words is not None]
