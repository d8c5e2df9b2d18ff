"""/c/<pid>/v/<n>/ and …/diff/: a claim's wording as it was, and the difference to now."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from debate.arguments import versions
from debate.arguments.queries import find_claim, last_wording, merged_claim
from debate.models import Address, Claim, Debate
from debate.models.base import Language
from debate.text.markdown import render as as_html
from debate.text.words import Words
from debate.web.lookup import with_thing
from debate.web.machine.data import version_data
from debate.web.machine.forms import forms_of_version, told
from debate.web.stored import by_revision
from debate.web.summary import debate_head


@require_safe
@by_revision
@with_thing("claim", merged=True)
def version(
    request: HttpRequest, debate: Debate, pid: str, number: int, survivor: Address | None = None
) -> HttpResponse:
    """The n-th wording in the claim's language, or in that of ?lang=; of a merged claim under a banner that says so."""
    if survivor is None:
        return _page(request, debate, find_claim(debate.pk, pid), number, diff=False)
    merged = {"survivor": survivor, "survivor_words": last_wording(debate.pk, survivor.pid)}
    return _page(request, debate, merged_claim(debate.pk, pid), number, diff=False, **merged)


@require_safe
@by_revision
@with_thing("claim")
def difference(request: HttpRequest, debate: Debate, pid: str, number: int) -> HttpResponse:
    """What is other now than in the n-th wording."""
    return _page(request, debate, find_claim(debate.pk, pid), number, diff=True)


def _page(
    request: HttpRequest, debate: Debate, claim: Claim, number: int, *, diff: bool, **more: object
) -> HttpResponse:
    language = language_asked(request, claim)
    found = versions.find_version(claim, language, number)
    forms = forms_of_version(request, debate, claim.pid, number, language if language != claim.language else "")
    context = {
        "forms": forms,
        "data": version_data(forms.site, debate, claim, found),
        "debate": debate,
        "head": debate_head(debate),
        "claim": claim,
        "version": found,
        "words": Words(language, found.text),
        "detail": Words(language, as_html(found.detail)),
        "difference": versions.difference(claim, found) if diff else None,
        "diff": diff,
        "query": f"?lang={language}" if language != claim.language else "",
        **more,
    }
    response = render(request, "pages/version.html", context)
    return response if diff else told(response, forms)


def language_asked(request: HttpRequest, claim: Claim) -> str:
    """The language of ?lang=, else the claim's own."""
    asked = request.GET.get("lang", "")
    return asked if asked in Language.values else claim.language
