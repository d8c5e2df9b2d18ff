"""/d/<slug>/undo-person/: take back what a person has done since a time."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from debate.editing.rehearse import rehearse
from debate.editing.telling import tell
from debate.editing.undo import undo_person as undo_all
from debate.history.entries import people
from debate.models import Debate
from debate.web.asked import number
from debate.web.forms.undo import PersonForm, UndoPersonForm
from debate.web.lookup import with_debate
from debate.web.summary import debate_head
from debate.web.writing import Writer, sent_form, writes


@require_http_methods(["GET", "HEAD", "POST"])
@with_debate
@writes
def undo_person(request: HttpRequest, debate: Debate, writer: Writer) -> HttpResponse:
    """?person= and ?since= list what would be undone and what would be left; on POST the former is undone."""
    if writer.proposes:
        raise PermissionDenied
    chosen = PersonForm(request.GET or None, people=people(debate.pk))
    context: dict[str, Any] = {"debate": debate, "head": debate_head(debate), "choose": chosen, "writer": writer}
    if not chosen.is_valid():
        status = 400 if request.GET or request.method == "POST" else 200
        return render(request, "pages/undo_person.html", context, status=status)
    about = chosen.cleaned_data
    until = number(request.POST.get("until")) or debate.revision
    sent = sent_form(request)
    form = UndoPersonForm(sent, **about, until=until)
    if sent is not None and (goes_to := form.send(writer, reverse("activity", args=[debate.slug]))):
        return redirect(goes_to)
    context |= {"form": form, "until": until, **about, **_rehearsed(writer, about, until)}
    return render(request, "pages/undo_person.html", context, status=400 if form.errors else 200)


def _rehearsed(writer: Writer, about: dict[str, Any], until: int) -> dict[str, Any]:
    """What would be undone and what would be left."""
    found = rehearse(undo_all, debate=writer.debate, by=writer.who, until=until, **about)
    return {
        "undone": tell(writer.debate.pk, found.changes),
        "left": tell(writer.debate.pk, [change for change, _ in found.left]),
        "more": found.more,
    }
