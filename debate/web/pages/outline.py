"""/d/<slug>/outline/: the tree as nested lists."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from debate.arguments.outline import DRAWN, events, is_large
from debate.arguments.outline import outline as read_outline
from debate.models import Debate
from debate.web.batch import claim_asked, start_asked
from debate.web.lookup import moved_on, reader, with_debate
from debate.web.stored import by_revision
from debate.web.summary import debate_head
from debate.web.waiting import waiting_everywhere


@require_safe
@by_revision
@with_debate
def outline(request: HttpRequest, debate: Debate) -> HttpResponse:
    """Folded below the second level; ?c= opens the way to a claim, &from= at a later response, ?all=1 everything."""
    at = claim_asked(request)
    if goes_to := moved_on(request, debate, at):
        return goes_to
    asked = request.GET.get("all") == "1"
    too_large = asked and is_large(debate.pk)
    everything = asked and not too_large
    tree = read_outline(debate.pk, at=at, start=start_asked(request), everything=everything)
    context = {
        "debate": debate,
        "head": debate_head(debate),
        "tree": tree,
        "events": events(tree),
        "at": at,
        "everything": everything,
        "too_large": too_large,
        "most": DRAWN,
        "suggested": waiting_everywhere(reader(request), debate),
        "tab": "outline",
    }
    return render(request, "pages/outline.html", context)
