"""/c/<pid>/merge/: let a duplicate be what it duplicates."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from debate.arguments.batch import map_cards
from debate.arguments.candidates import candidates
from debate.arguments.queries import find_claim
from debate.models import Debate
from debate.web.forms.merge import MergeForm
from debate.web.lookup import with_thing
from debate.web.summary import debate_head
from debate.web.writing import Writer, sent_form, writes

WORDS = 200
"""Characters that are looked for, at most."""


@require_http_methods(["GET", "HEAD", "POST"])
@with_thing("claim")
@writes
def merge(request: HttpRequest, debate: Debate, pid: str, writer: Writer) -> HttpResponse:
    """Choose what stays (?q= finds claims by their words), see both side by side and what it will affect; then the old
    address leads to the survivor."""
    claim = find_claim(debate.pk, pid)
    sent = sent_form(request)
    words = request.GET.get("q", "")[:WORDS]
    found = candidates(debate.pk, claim, words=words)
    form = MergeForm(sent, claim=claim, found=found, initial={"into": request.GET.get("into", "")})
    if sent is not None and (goes_to := form.proceed(writer, reverse("claim", args=[pid]))):
        return redirect(goes_to)
    into = form.cleaned_data.get("into", "") if form.impact else ""
    cards = {row.card.pid: row.card for row in map_cards(debate.pk, [pid, into])}
    context = {"debate": debate, "head": debate_head(debate), "form": form, "writer": writer, "gone": cards[pid]}
    context |= {"kept": cards.get(into), "candidates": found, "words": words}
    return render(request, "pages/merge.html", context, status=form.status)
