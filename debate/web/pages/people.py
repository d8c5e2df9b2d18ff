"""/d/<slug>/people/: who speaks."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from debate.models import Debate
from debate.people.queries import speaker_rows
from debate.web.lookup import with_debate
from debate.web.machine.forms import forms_of_debate, told
from debate.web.stored import by_revision
from debate.web.summary import debate_head


@require_safe
@by_revision
@with_debate
def people(request: HttpRequest, debate: Debate) -> HttpResponse:
    """Persons, organisations and unnamed voices, with how much each says."""
    forms = forms_of_debate(request, debate, "people")
    context = {
        "debate": debate,
        "head": debate_head(debate),
        "rows": speaker_rows(debate.pk),
        "tab": "people",
        "forms": forms,
    }
    return told(render(request, "pages/people.html", context), forms)
