"""/c/<pid>/: one claim, with all that stands around it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from debate.access.queries import may
from debate.annotations.queries import notes_on
from debate.arguments.queries import ClaimPage, claim_page
from debate.models import Citation, Debate
from debate.web.batch import start_asked
from debate.web.cited import cited
from debate.web.lookup import reader, with_thing
from debate.web.summary import debate_head


@require_safe
@with_thing("claim")
def claim(request: HttpRequest, debate: Debate, pid: str) -> HttpResponse:
    """Path, statement, voice, what it counts for, passages, responses, places, notes."""
    who = reader(request)
    page = claim_page(debate.pk, pid, start=start_asked(request))
    context = {
        "debate": debate,
        "head": debate_head(debate),
        "page": page,
        "cited": cited(debate.pk, page.citations, member=may(who, "read_words", debate)),
        "notes": notes_on(debate.pk, claim_id=page.pk, citation_ids=[row.pk for row in page.citations]),
        "unanswered": unanswered(page),
        "may_withdraw": who is not None and may(who, "withdraw", debate) and page.card.kind != "question",
    }
    return render(request, "pages/claim.html", context)


def unanswered(page: ClaimPage) -> str:
    """article: no source reports a reply; here: nobody has replied; empty: somebody has, or there is nothing to."""
    if any(row.stance == Citation.Stance.DISPUTES for row in page.citations):
        return ""
    if page.card.kind != "claim" or page.reported:
        return ""
    if page.card.voice != "editorial" and page.citations:
        return "article"
    return "" if page.card.con + page.card.undercuts else "here"
