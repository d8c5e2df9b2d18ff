"""/_/labels/<pid>/?p=…: what claims are called from afar."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from debate.arguments.batch import Naming, namings
from debate.models import Debate
from debate.text.lines import first_clause
from debate.web.batch import pids_asked
from debate.web.lookup import with_thing
from debate.web.middleware import PRIVATE
from debate.web.templatetags.biantu import is_foreign, wording

MOST = 200


@require_safe
@with_thing("debate")
def labels(request: HttpRequest, debate: Debate, pid: str) -> HttpResponse:
    """{pid: label} for each claim asked for that is here, at most MOST."""
    found = {naming.pid: label(naming) for naming in namings(debate.pk, pids_asked(request, MOST))}
    return JsonResponse(found, headers={"Cache-Control": PRIVATE}, json_dumps_params={"ensure_ascii": False})


def label(naming: Naming) -> str:
    """The headline where it speaks the page's language, else the statement's first clause."""
    headline = wording(naming.headline)
    if headline.text and not is_foreign(headline.language):
        return headline.text
    return first_clause(wording(naming.text).text)
