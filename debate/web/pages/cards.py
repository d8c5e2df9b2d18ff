"""/_/cards/<pid>/?p=…: cards of the map, as HTML."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from debate.arguments.batch import map_cards
from debate.models import Debate
from debate.web.batch import pids_asked
from debate.web.lookup import with_thing
from debate.web.middleware import PRIVATE

MOST = 60


@require_safe
@with_thing("debate")
def cards(request: HttpRequest, debate: Debate, pid: str) -> HttpResponse:
    """One card for each claim asked for that is here, at most MOST."""
    context = {"cards": map_cards(debate.pk, pids_asked(request, MOST))}
    response = render(request, "pages/cards.html", context)
    response.headers["Cache-Control"] = PRIVATE
    return response
