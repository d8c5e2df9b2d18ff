"""/d/<slug>/people/add/, /p/<pid>/edit/, /p/<pid>/withdraw/: write speakers."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from debate.models import Debate
from debate.people.actions import withdraw_speaker
from debate.people.queries import find_speaker, speaker_row
from debate.web.context import page_language
from debate.web.forms.retire import RetireForm
from debate.web.forms.speaker import SpeakerForm
from debate.web.forms.write import WriteForm
from debate.web.lookup import with_debate, with_thing
from debate.web.summary import debate_head
from debate.web.writing import Writer, sent_form, writes

METHODS = ["GET", "HEAD", "POST"]


@require_http_methods(METHODS)
@with_debate
@writes
def add_speaker(request: HttpRequest, debate: Debate, writer: Writer) -> HttpResponse:
    """Who a new speaker is."""
    form = SpeakerForm(sent_form(request), initial={"language": page_language(), "kind": "person"})
    return _answer(request, debate, writer, form, name=_("Add a speaker"), send=_("Add"))


@require_http_methods(METHODS)
@with_thing("speaker")
@writes
def edit_speaker(request: HttpRequest, debate: Debate, pid: str, writer: Writer) -> HttpResponse:
    """Who a speaker is, to change."""
    form = SpeakerForm(sent_form(request), speaker=find_speaker(debate.pk, pid))
    return _answer(request, debate, writer, form, pid=pid, name=_("Edit a speaker"), send=_("Save"))


@require_http_methods(METHODS)
@with_thing("speaker")
@writes
def withdraw_a_speaker(request: HttpRequest, debate: Debate, pid: str, writer: Writer) -> HttpResponse:
    """Take a speaker back whom nothing names."""
    form = RetireForm(sent_form(request), action=withdraw_speaker, pid=pid)
    return _answer(request, debate, writer, form, pid=pid, name=_("Withdraw a speaker"), send=_("Withdraw"))


def _answer(
    request: HttpRequest, debate: Debate, writer: Writer, form: WriteForm, *, name: str, send: str, pid: str = ""
) -> HttpResponse:
    back = reverse("speaker", args=[pid]) if pid else reverse("people", args=[debate.slug])
    if request.method == "POST" and (goes_to := form.send(writer, back)):
        return redirect(goes_to)
    context = {
        "debate": debate,
        "head": debate_head(debate),
        "speaker": speaker_row(find_speaker(debate.pk, pid)) if pid else None,
        "form": form,
        "writer": writer,
        "name": name,
        "send": send,
        "cancel": back,
        "tab": "people",
    }
    return render(request, "pages/write_speaker.html", context, status=form.status)
