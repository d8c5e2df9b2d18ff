"""/d/<slug>/activity/: what has been done in a debate, the newest first."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from debate.editing.telling import tell
from debate.history.entries import Asked, entries, people, undoings
from debate.models import Debate
from debate.web.asked import asked, pid_of
from debate.web.deeds import ACTIONS
from debate.web.lookup import with_debate
from debate.web.machine.forms import forms_of_debate
from debate.web.machine.forms import told as with_links
from debate.web.stored import by_revision
from debate.web.summary import debate_head


@require_safe
@by_revision
@with_debate
def activity(request: HttpRequest, debate: Debate) -> HttpResponse:
    """Who, when, what; ?by=, ?action=, ?thing= choose, ?before= turns the page. Twelve queries at most."""
    wanted = asked(request.GET)
    page = entries(debate.pk, wanted)
    told = tell(debate.pk, page.rows, undoings(debate.pk, [row.revision for row in page.rows]))
    given = request.GET.get("thing", "")
    forms = forms_of_debate(request, debate, "activity")
    context = {
        "forms": forms,
        "debate": debate,
        "head": debate_head(debate),
        "told": told,
        "wanted": wanted,
        "given": given,
        "unreadable": bool(given.strip()) and not pid_of(given),
        "people": people(debate.pk),
        "actions": sorted(ACTIONS.items()),
        "older": query(wanted, page.older) if page.older else "",
        "newest": query(wanted, None),
        "tab": "activity",
    }
    return with_links(render(request, "pages/activity.html", context), forms)


def query(wanted: Asked, before: int | None) -> str:
    """The query of the same choice from another page on."""
    parts = {"by": wanted.person, "action": wanted.action, "thing": wanted.thing, "before": before}
    return urlencode({name: value for name, value in parts.items() if value})
