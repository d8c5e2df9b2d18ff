"""/embed/d/<slug>/: a debate's map in the frame of another page; its first two levels where that is narrow."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from debate.arguments.outline import events, outline
from debate.models import Debate
from debate.web.framed import framed
from debate.web.lookup import with_debate
from debate.web.summary import debate_head


@require_safe
@framed
@with_debate
def embed_map(request: HttpRequest, debate: Debate) -> HttpResponse:
    """The map, whose claims open their own page."""
    tree = outline(debate.pk)
    context = {"debate": debate, "head": debate_head(debate), "tree": tree, "events": events(tree)}
    return render(request, "pages/embed_map.html", context)
