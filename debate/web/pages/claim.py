"""/c/<pid>/: one claim, with all that stands around it."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from debate.access.queries import may
from debate.annotations.queries import notes_on
from debate.annotations.threads import Threads, by_place, personal
from debate.arguments.queries import ClaimPage, OpenedClaim, opened_claim, page_of
from debate.models import Citation, Debate
from debate.web.batch import start_asked
from debate.web.cited import Cited, cited
from debate.web.later import Later
from debate.web.lookup import reader, with_thing
from debate.web.machine.data import claim_data
from debate.web.machine.forms import forms_of, told
from debate.web.placed import on_claim
from debate.web.store import KEPT
from debate.web.stored import by_revision
from debate.web.summary import debate_head
from debate.web.waiting import waiting_here


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around a claim's statement, as members of the debate or all others may read it."""

    page: ClaimPage
    cited: list[Cited]
    notes: Threads
    unanswered: str


@require_safe
@by_revision
@with_thing("claim")
def claim(request: HttpRequest, debate: Debate, pid: str) -> HttpResponse:
    """Path, statement, voice, what it counts for, passages, responses, places, notes.

    Whatever the template keeps depends on the debate's revision and shape, the claim, `start` and `member` alone.
    """
    who = reader(request)
    member = may(who, "read_words", debate)
    opened = as_opened(debate, pid)
    start = start_asked(request) if start_asked(request) < opened.own.below else 0
    forms = forms_of(request, debate, "claim", pid, version=opened.claim.version)
    around_it = Later(lambda: around(debate, opened, start=start, member=member))
    context = {
        "debate": debate,
        "head": debate_head(debate),
        "card": opened.card,
        "start": start,
        "member": member,
        "around": around_it,
        "forms": forms,
        "data": lambda: claim_data(forms.site, debate, around_it.page, around_it.cited),
        "personal": personal(who, debate, "claim", pid, member=member, placing=on_claim(debate, opened)),
        "waiting": waiting_here(who, debate, [pid]) if member else (),
    }
    return told(render(request, "pages/claim.html", context), forms)


def as_opened(debate: Debate, pid: str) -> OpenedClaim:
    """The claim by itself, kept for the debate's revision. Claim.DoesNotExist if it is not live."""
    key = ("opened", debate.pid, debate.revision, pid)
    found: OpenedClaim | None = KEPT.get(key)
    if found is None:
        found = opened_claim(debate.pk, pid)
        KEPT.put(key, found, size=_size(found))
    return found


def _size(opened: OpenedClaim) -> int:
    """Characters that it takes, more or less."""
    return len(opened.own.detail_html) + len(opened.claim.text) + len(str(opened.claim.translations)) + 1_000


def around(debate: Debate, opened: OpenedClaim, *, start: int, member: bool) -> Around:
    """Four to six queries."""
    page = page_of(debate.pk, opened, start=start)
    citations = [row.pk for row in page.citations]
    return Around(
        page=page,
        cited=cited(debate.pk, page.citations, member=member),
        notes=_notes(debate, opened, citations, member) if opened.own.noted else Threads(),
        unanswered=unanswered(page),
    )


def _notes(debate: Debate, opened: OpenedClaim, citations: list[int], member: bool) -> Threads:
    found = notes_on(debate.pk, claim_id=opened.claim.pk, citation_ids=citations, member=member)
    return by_place(found, on_claim(debate, opened))


def unanswered(page: ClaimPage) -> str:
    """article: no source reports a reply; here: nobody has replied; empty: somebody has, or there is nothing to."""
    if any(row.stance == Citation.Stance.DISPUTES for row in page.citations):
        return ""
    if page.card.kind != "claim" or page.reported:
        return ""
    if page.card.voice != "editorial" and page.citations:
        return "article"
    return "" if page.card.con + page.card.undercuts else "here"
