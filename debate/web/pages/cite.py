"""/c/<pid>/cite/, /l/<pid>/cite/, /q/<pid>/edit/, /q/<pid>/withdraw/: let a claim or a link rest on a passage."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from debate.arguments.queries import claim_page, link_page
from debate.editing.cite import withdraw_citation
from debate.models import Debate
from debate.people.queries import speaker_rows
from debate.sources.passages import SourceLine
from debate.sources.queries import full_citation, source_rows
from debate.web.forms.cite import CitationForm, CiteForm
from debate.web.forms.retire import RetireForm
from debate.web.forms.write import WriteForm
from debate.web.lookup import with_thing
from debate.web.summary import debate_head
from debate.web.templatetags.biantu import partial_date, plain
from debate.web.writing import Writer, sent_form, writes

METHODS = ["GET", "HEAD", "POST"]
Choice = tuple[str, str]


@require_http_methods(METHODS)
@with_thing("claim")
@writes
def cite_claim(request: HttpRequest, debate: Debate, pid: str, writer: Writer) -> HttpResponse:
    """A passage that a claim rests on."""
    page = claim_page(debate.pk, pid)
    form = _cite_form(request, debate, pid, inferred=page.card.voice == "editorial")
    about: dict[str, Any] = {"card": page.card, "cancel": reverse("claim", args=[pid])}
    return _answer(request, debate, writer, form, name=_("Cite a passage"), send=_("Cite"), **about)


@require_http_methods(METHODS)
@with_thing("link")
@writes
def cite_link(request: HttpRequest, debate: Debate, pid: str, writer: Writer) -> HttpResponse:
    """A passage that an inference rests on."""
    page = link_page(debate.pk, pid)
    form = _cite_form(request, debate, pid, inferred=False)
    about: dict[str, Any] = {"card": page.premise, "target": page.target, "cancel": reverse("link", args=[pid])}
    return _answer(request, debate, writer, form, name=_("Cite a passage"), send=_("Cite"), **about)


@require_http_methods(METHODS)
@with_thing("citation")
@writes
def edit_citation(request: HttpRequest, debate: Debate, pid: str, writer: Writer) -> HttpResponse:
    """Who says it there, to change."""
    row = full_citation(debate.pk, pid)
    form = CitationForm(sent_form(request), citation=row, speakers=_speakers(debate))
    back = reverse("citation", args=[pid])
    return _answer(request, debate, writer, form, name=_("Edit a source passage"), send=_("Save"), cancel=back)


@require_http_methods(METHODS)
@with_thing("citation")
@writes
def withdraw_a_citation(request: HttpRequest, debate: Debate, pid: str, writer: Writer) -> HttpResponse:
    """Take a citation back."""
    form = RetireForm(sent_form(request), action=withdraw_citation, pid=pid)
    back = reverse("citation", args=[pid])
    return _answer(request, debate, writer, form, name=_("Withdraw a source passage"), send=_("Withdraw"), cancel=back)


def _cite_form(request: HttpRequest, debate: Debate, pid: str, *, inferred: bool) -> CiteForm:
    return CiteForm(
        sent_form(request),
        initial={"source": request.GET.get("source", ""), "block": request.GET.get("paragraph", "")},
        subject=pid,
        language=debate.language,
        inferred=inferred,
        sources=[(row.line.pid, _told(row.line)) for row in source_rows(debate.pk)],
        speakers=_speakers(debate),
    )


def _speakers(debate: Debate) -> list[Choice]:
    return [(row.pid, plain(row.name)) for row in speaker_rows(debate.pk)]


def _told(line: SourceLine) -> str:
    """A source as one chooses it."""
    parts = [plain(line.title), plain(line.outlet), partial_date(line.published)]
    return " · ".join(part for part in parts if part) or _("Untitled source")


def _answer(
    request: HttpRequest, debate: Debate, writer: Writer, form: WriteForm, *, cancel: str, **more: Any
) -> HttpResponse:
    if request.method == "POST" and (goes_to := form.send(writer, cancel)):
        return redirect(goes_to)
    context = {"debate": debate, "head": debate_head(debate), "form": form, "writer": writer, "cancel": cancel, **more}
    return render(request, "pages/cite.html", context, status=form.status)
