"""/embed/c/<pid>/: a claim in the frame of another page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from debate.arguments.queries import page_of
from debate.models import Debate
from debate.web.framed import framed
from debate.web.later import Later
from debate.web.lookup import with_thing
from debate.web.pages.claim import as_opened
from debate.web.summary import debate_head


@require_safe
@framed
@with_thing("claim", same=True)
def embed(request: HttpRequest, debate: Debate, pid: str) -> HttpResponse:
    """Where it stands, what it says, who says it, and the way to its page: the same for everybody."""
    opened = as_opened(debate, pid)
    context = {
        "debate": debate,
        "head": debate_head(debate),
        "card": opened.card,
        "around": Later(lambda: page_of(debate.pk, opened)),
    }
    return render(request, "pages/embed.html", context)
