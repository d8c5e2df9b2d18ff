"""/d/<slug>/sources/: what the debate rests on."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from debate.models import Debate
from debate.sources.queries import source_rows
from debate.web.lookup import with_debate
from debate.web.machine.forms import forms_of_debate, told
from debate.web.stored import by_revision
from debate.web.summary import debate_head


@require_safe
@by_revision
@with_debate
def sources(request: HttpRequest, debate: Debate) -> HttpResponse:
    """Every source with its coverage."""
    forms = forms_of_debate(request, debate, "sources")
    context = {
        "debate": debate,
        "head": debate_head(debate),
        "rows": source_rows(debate.pk),
        "tab": "sources",
        "forms": forms,
    }
    return told(render(request, "pages/sources.html", context), forms)
