"""/d/<slug>/r/<n>/: the whole debate as of a revision."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from debate.editing.past import FARTHEST, TooFarBack, debate_at, revisions
from debate.editing.telling import tell
from debate.history.entries import find_told
from debate.models import Change, Debate
from debate.web.asked import number as number_in
from debate.web.lookup import with_debate
from debate.web.machine.forms import forms_of_revision, told
from debate.web.stored import by_revision
from debate.web.summary import debate_head


@require_safe
@by_revision
@with_debate
def revision(request: HttpRequest, debate: Debate, number: int) -> HttpResponse:
    """Read only, as an outline; ?page= turns the page of a large one. Revisions before an import are not known: 404."""
    known = revisions(debate)
    page = number_in(request.GET.get("page", "1"))
    if number not in known or page is None:
        raise Http404
    return _made(request, debate, known, find_told(debate.pk, number), page)


def _made(request: HttpRequest, debate: Debate, known: range, entry: Change, page: int) -> HttpResponse:
    number = entry.revision
    forms = forms_of_revision(request, debate, number, page)
    context = {
        "forms": forms,
        "debate": debate,
        "head": debate_head(debate),
        "number": number,
        "told": tell(debate.pk, [entry], credited=False)[0],
        "before": number - 1 if number - 1 in known else None,
        "after": number + 1 if number + 1 in known else None,
        "farthest": FARTHEST,
    }
    try:
        context["past"] = debate_at(debate, number, page)
    except TooFarBack:
        context["past"] = None
    except ValueError as error:  # no such page
        raise Http404 from error
    return told(render(request, "pages/revision.html", context), forms)
