"""/c/<pid>/history/: what a claim has been through, and its wordings."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from debate.arguments.queries import find_claim
from debate.arguments.versions import versions
from debate.editing.telling import tell
from debate.history.entries import Asked, entries, undoings
from debate.models import Debate
from debate.text.words import Words
from debate.web.asked import number
from debate.web.lookup import with_thing
from debate.web.stored import by_revision
from debate.web.summary import debate_head


@require_safe
@by_revision
@with_thing("claim")
def history(request: HttpRequest, debate: Debate, pid: str) -> HttpResponse:
    """Its changes, the newest first, ?before= turns the page; its wordings by language and number. Fourteen queries at
    most."""
    claim = find_claim(debate.pk, pid)
    page = entries(debate.pk, Asked(thing=pid, before=number(request.GET.get("before"))))
    context = {
        "debate": debate,
        "head": debate_head(debate),
        "claim": claim,
        "words": Words.of(claim, "text"),
        "versions": versions(claim),
        "told": tell(debate.pk, page.rows, undoings(debate.pk, [row.revision for row in page.rows])),
        "older": f"before={page.older}" if page.older else "",
    }
    return render(request, "pages/history.html", context)
