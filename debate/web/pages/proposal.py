"""/d/<slug>/proposals/<n>/: one suggestion, and what became of it."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from debate.editing.outcomes import follow
from debate.editing.proposals import mark_told, overtaken
from debate.editing.queries import find_proposal
from debate.editing.undo import Overtaken
from debate.models import Debate, Proposal
from debate.web.forms.decide import DecideForm
from debate.web.lookup import with_debate
from debate.web.summary import debate_head
from debate.web.torn import torn
from debate.web.writing import Writer, sent_form, writes


@require_http_methods(["GET", "HEAD", "POST"])
@with_debate
@writes
def proposal(request: HttpRequest, debate: Debate, number: int, writer: Writer) -> HttpResponse:
    """What is suggested beside what stands now; editors decide, the proposer may take it back; others do not see it."""
    found = find_proposal(debate.pk, number)
    mine = found.created_by == writer.who
    if writer.proposes and not mine:
        raise Http404
    sent = sent_form(request)
    form = DecideForm(sent, proposal=found, edits=not writer.proposes, mine=mine)
    if sent is not None and (goes_to := form.send(writer, reverse("proposal", args=[debate.slug, number]))):
        return redirect(goes_to)
    if mine:
        mark_told(proposal=found, by=writer.who)
    waiting = found.state == Proposal.State.WAITING
    met = form.met or (Overtaken(conflicts) if waiting and (conflicts := overtaken(found)) else None)
    context = {
        "debate": debate,
        "head": debate_head(debate),
        "proposal": found,
        "followed": follow(debate.pk, [found])[0],
        "form": form,
        "writer": writer,
        **torn(debate, met),
    }
    status = (409 if met else 400) if form.errors else 200
    return render(request, "pages/proposal.html", context, status=status)
