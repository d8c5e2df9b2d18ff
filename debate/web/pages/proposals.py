"""/d/<slug>/proposals/: suggestions, waiting and decided."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from debate.editing.outcomes import follow
from debate.editing.queries import proposals as proposals_of
from debate.models import Debate, Proposal
from debate.web.asked import number
from debate.web.lookup import with_debate
from debate.web.summary import debate_head
from debate.web.writing import Writer, writes


@require_safe
@with_debate
@writes
def proposals(request: HttpRequest, debate: Debate, writer: Writer) -> HttpResponse:
    """Editors see all, contributors their own; ?state= chooses, the waiting ones for editors where nothing is said."""
    asked = request.GET.get("state", "" if writer.proposes else Proposal.State.WAITING)
    state = asked if asked in Proposal.State.values else ""
    before = number(request.GET.get("before"))
    page = proposals_of(debate.pk, by=writer.who if writer.proposes else None, state=state, before=before)
    context = {
        "debate": debate,
        "head": debate_head(debate),
        "writer": writer,
        "state": state,
        "rows": follow(debate.pk, page.rows),
        "older": page.older,
    }
    return render(request, "pages/proposals.html", context)
