"""/d/<slug>/proposals/<n>/: one suggestion, and what became of it."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from debate.editing.queries import find_proposal
from debate.models import Debate
from debate.web.forms.decide import DecideForm
from debate.web.lookup import with_debate
from debate.web.summary import debate_head
from debate.web.writing import Writer, writes


@require_http_methods(["GET", "HEAD", "POST"])
@with_debate
@writes
def proposal(request: HttpRequest, debate: Debate, number: int, writer: Writer) -> HttpResponse:
    """What is suggested, by whom and why; editors decide, the proposer may take it back; others do not see it."""
    found = find_proposal(debate.pk, number)
    mine = found.created_by == writer.who
    if writer.proposes and not mine:
        raise Http404
    sent = request.POST if request.method == "POST" else None
    form = DecideForm(sent, proposal=found, edits=not writer.proposes, mine=mine)
    if sent is not None and (goes_to := form.send(writer, reverse("proposal", args=[debate.slug, number]))):
        return redirect(goes_to)
    context = {"debate": debate, "head": debate_head(debate), "proposal": found, "form": form, "writer": writer}
    return render(request, "pages/proposal.html", context, status=400 if form.errors else 200)
