"""/p/<pid>/merge/: let a speaker who stands here twice be one."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from debate.models import Debate
from debate.people.queries import other_speakers, speaker_page
from debate.web.forms.merge import MergeSpeakerForm
from debate.web.lookup import with_thing
from debate.web.summary import debate_head
from debate.web.writing import Writer, sent_form, writes


@require_http_methods(["GET", "HEAD", "POST"])
@with_thing("speaker")
@writes
def merge_speaker(request: HttpRequest, debate: Debate, pid: str, writer: Writer) -> HttpResponse:
    """Choose who stays, and gets the other name as an alias; what it will affect; then it is done."""
    speaker = speaker_page(debate.pk, pid).speaker
    others = other_speakers(debate.pk, pid)
    sent = sent_form(request)
    form = MergeSpeakerForm(sent, pid=pid, others=others)
    if sent is not None and (goes_to := form.proceed(writer, reverse("speaker", args=[pid]))):
        return redirect(goes_to)
    into = form.cleaned_data.get("into", "") if form.impact else ""
    kept = speaker_page(debate.pk, into).speaker if into else None
    context = {"debate": debate, "head": debate_head(debate), "form": form, "writer": writer, "gone": speaker}
    return render(request, "pages/merge_speaker.html", context | {"kept": kept, "tab": "people"}, status=form.status)
