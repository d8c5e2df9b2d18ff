"""/d/<slug>/outline/: the tree as nested lists."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from debate.arguments.outline import events
from debate.arguments.outline import outline as read_outline
from debate.models import Debate
from debate.web.lookup import with_debate
from debate.web.summary import debate_head


@require_safe
@with_debate
def outline(request: HttpRequest, debate: Debate) -> HttpResponse:
    """Folded below the second level; ?c= opens the way to a claim, ?all=1 everything."""
    at = request.GET.get("c", "")
    everything = request.GET.get("all") == "1"
    tree = read_outline(debate.pk, at=at, everything=everything)
    context = {
        "debate": debate,
        "head": debate_head(debate),
        "tree": tree,
        "events": events(tree),
        "at": at,
        "everything": everything,
        "tab": "outline",
    }
    return render(request, "pages/outline.html", context)
