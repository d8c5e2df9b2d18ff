"""/start/, /start/file/, /d/<slug>/copy/: begin a debate from scratch, from a file, or as a copy."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from debate.models import Debate
from debate.web.context import page_language
from debate.web.forms.start import BeginForm, CopyForm, FileForm, StartForm, positions_in
from debate.web.lookup import with_debate
from debate.web.summary import debate_head
from debate.web.writing import Starter, sent_form, signed_in

METHODS = ["GET", "HEAD", "POST"]


@require_http_methods(METHODS)
@signed_in
def start(request: HttpRequest, writer: Starter) -> HttpResponse:
    """Question, positions, first reasons; `more` makes room for one more position and checks nothing."""
    sent = sent_form(request)
    if sent is not None and "more" in sent:
        form = StartForm(initial=sent.dict(), positions=positions_in(sent) + 1)
        form.fields["form_id"].initial = sent.get("form_id", "")
        return _shown(request, "scratch", form, writer)
    form = StartForm(sent, initial={"language": page_language()}, positions=positions_in(sent or {}))
    return _answer(request, "scratch", form, writer)


@require_http_methods(METHODS)
@signed_in
def start_from_file(request: HttpRequest, writer: Starter) -> HttpResponse:
    """Upload a debate file; what is wrong in it is listed, path by path."""
    sent = request.method == "POST"
    return _answer(request, "file", FileForm(request.POST, request.FILES) if sent else FileForm(), writer)


@require_http_methods(METHODS)
@with_debate
@signed_in
def copy(request: HttpRequest, debate: Debate, writer: Starter) -> HttpResponse:
    """Copy a debate that one may see."""
    sent = sent_form(request)
    return _answer(request, "copy", CopyForm(sent, debate=debate), writer, debate)


def _answer(
    request: HttpRequest, way: str, form: BeginForm, writer: Starter, debate: Debate | None = None
) -> HttpResponse:
    if request.method == "POST" and (goes_to := form.send(writer, "")):
        return redirect(goes_to)
    return _shown(request, way, form, writer, debate)


def _shown(
    request: HttpRequest, way: str, form: BeginForm, writer: Starter, debate: Debate | None = None
) -> HttpResponse:
    send = {"scratch": _("Start the debate"), "file": _("Import"), "copy": _("Copy")}[way]
    context = {"way": way, "form": form, "writer": writer, "send": send, "original": debate and debate_head(debate)}
    return render(request, "pages/start.html", context, status=400 if form.errors else 200)
