"""/d/<slug>/: the map; on a small screen the reader first, and the map one tap away."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from debate.arguments.outline import events, outline
from debate.arguments.reader import positions
from debate.models import Debate
from debate.sources.queries import source_rows
from debate.web.batch import claim_asked, start_asked
from debate.web.lookup import moved_on, reader, with_debate
from debate.web.machine.data import debate_data
from debate.web.machine.forms import forms_of_debate, told
from debate.web.stored import by_revision
from debate.web.summary import debate_head
from debate.web.waiting import waiting_everywhere


@require_safe
@by_revision
@with_debate
def debate(request: HttpRequest, debate: Debate) -> HttpResponse:
    """The debate's front page; ?c= opens the outline at a claim, &from= at a later response."""
    at = claim_asked(request)
    if goes_to := moved_on(request, debate, at):
        return goes_to
    tree = outline(debate.pk, at=at, start=start_asked(request))
    rows = source_rows(debate.pk)
    answers = positions(debate.pk, tree)
    forms = forms_of_debate(request, debate)
    context = {
        "forms": forms,
        "data": debate_data(forms.site, debate, tree.card, [position.card for position in answers]),
        "debate": debate,
        "head": debate_head(debate),
        "tree": tree,
        "events": events(tree),
        "positions": answers,
        "sources": rows,
        "summarised": sum(row.summarised for row in rows),
        "citations": sum(row.citations for row in rows),
        "at": at,
        "suggested": waiting_everywhere(reader(request), debate),
        "tab": "map",
    }
    return told(render(request, "pages/debate.html", context), forms)
