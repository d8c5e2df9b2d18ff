"""/c/<pid>/edit/: another wording of a claim, in its own language or as a translation (?lang=)."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from debate.arguments.queries import claim_page, find_claim
from debate.arguments.wording import affected, wordings
from debate.history.refusals import Stale
from debate.models import Claim, Debate
from debate.models.base import Language
from debate.text.script import convert
from debate.web.context import page_language
from debate.web.forms.edit import EditForm, again, conflict
from debate.web.forms.fields import previewed
from debate.web.lookup import with_thing
from debate.web.summary import debate_head
from debate.web.writing import Writer, arrived, sent_form, writes


@require_http_methods(["GET", "HEAD", "POST"])
@with_thing("claim")
@writes
def edit(request: HttpRequest, debate: Debate, pid: str, writer: Writer) -> HttpResponse:
    """A form upon the present wording; where somebody was quicker, 409 with both edits and a form that joins them."""
    claim = find_claim(debate.pk, pid)
    language = _language(request, claim)
    sent = sent_form(request)
    form = EditForm(sent, initial=_present(claim, language), pid=pid, language=language)
    context = _context(debate, claim, language)
    preview = sent is not None and "preview" in sent
    if sent is not None and not preview:
        try:
            if goes_to := form.send(writer, reverse("claim", args=[pid])):
                return arrived(request, goes_to)
        except Stale as stale:
            met = conflict(stale, form.cleaned_data)
            context |= {"met": met, "form": again(form, stale, met), "writer": writer}
            return render(request, "pages/edit.html", context, status=409)
    shown = previewed({**form.cleaned_data, "language": language}) if preview and form.is_valid() else None
    context |= {"form": form, "writer": writer, "preview": shown}
    return render(request, "pages/edit.html", context, status=400 if form.errors else 200)


def _language(request: HttpRequest, claim: Claim) -> str:
    """The one of ?lang=; opened without it, the reader's if the claim is in it, else the original's."""
    asked = request.GET.get("lang", "")
    if asked in Language.values:
        return asked
    there = request.method != "POST" and page_language() in claim.translations
    return page_language() if there else claim.language


def _missing(claim: Claim) -> str:
    """The reader's language, if a person would have to translate the claim into it."""
    mine = page_language()
    foreign = "en" in (mine, claim.language) and mine != claim.language
    return mine if foreign and mine not in claim.translations else ""


def _present(claim: Claim, language: str) -> dict[str, Any]:
    """What the form opens with; of the other Chinese script, the automatic conversion."""
    known = wordings(claim)
    number, words = known.get(language, (0, {}))
    if not number and language != "en" and claim.language != "en":
        own = known[claim.language][1]
        words = {name: convert(text, language, usage=True) for name, text in own.items()}  # type: ignore[arg-type]
    return {"seen": number, **words}


def _context(debate: Debate, claim: Claim, language: str) -> dict[str, Any]:
    """What the page says beside its form."""
    known = wordings(claim)
    return {
        "debate": debate,
        "head": debate_head(debate),
        "page": claim_page(debate.pk, claim.pid),
        "claim": claim,
        "pid": claim.pid,
        "language": language,
        "own": language == claim.language,
        "is_new": language not in known,
        "converted": language not in known and "en" not in (language, claim.language),
        "action": f"{reverse('edit', args=[claim.pid])}?lang={language}",
        "missing": _missing(claim),
        "languages": [(code, label, code in known) for code, label in Language.choices],
        "affected": affected(claim) if language == claim.language else None,
    }
