"""/d/<slug>/sources/add/, /s/<pid>/edit/, …/attach/, …/paragraphs/<n>/, …/withdraw/: write sources."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from debate.access.queries import may
from debate.models import Debate
from debate.sources.actions import PARAGRAPHS, withdraw_source
from debate.sources.passages import source_line
from debate.sources.queries import find_block, find_source
from debate.web.context import page_language
from debate.web.forms.attach import AttachForm
from debate.web.forms.retire import RetireForm
from debate.web.forms.source import ParagraphForm, SourceForm
from debate.web.forms.write import WriteForm
from debate.web.lookup import with_debate, with_thing
from debate.web.summary import debate_head
from debate.web.writing import Writer, sent_form, writes

METHODS = ["GET", "HEAD", "POST"]


@require_http_methods(METHODS)
@with_debate
@writes
def add_source(request: HttpRequest, debate: Debate, writer: Writer) -> HttpResponse:
    """What is told of a new source."""
    form = SourceForm(sent_form(request), initial={"language": page_language(), "words": "members"})
    return _answer(request, debate, writer, form, name=_("Add a source"), send=_("Add"))


@require_http_methods(METHODS)
@with_thing("source")
@writes
def edit_source(request: HttpRequest, debate: Debate, pid: str, writer: Writer) -> HttpResponse:
    """What is told of a source, to change."""
    form = SourceForm(sent_form(request), source=find_source(debate.pk, pid), proposes=writer.proposes)
    return _answer(request, debate, writer, form, pid=pid, name=_("Edit a source"), send=_("Save"))


@require_http_methods(METHODS)
@with_thing("source")
@writes
def paragraph(request: HttpRequest, debate: Debate, pid: str, number: int, writer: Writer) -> HttpResponse:
    """Our summary of one paragraph."""
    if not 1 <= number <= PARAGRAPHS:
        raise Http404
    source = find_source(debate.pk, pid)
    form = ParagraphForm(sent_form(request), source=source, number=number, block=find_block(source, number))
    name = _("Summary of paragraph %(number)d") % {"number": number}
    return _answer(request, debate, writer, form, pid=pid, name=name, send=_("Save"))


@require_http_methods(METHODS)
@with_thing("source")
@writes
def withdraw_a_source(request: HttpRequest, debate: Debate, pid: str, writer: Writer) -> HttpResponse:
    """Take a source back that nothing rests on."""
    form = RetireForm(sent_form(request), action=withdraw_source, pid=pid)
    return _answer(request, debate, writer, form, pid=pid, name=_("Withdraw a source"), send=_("Withdraw"))


@require_http_methods(METHODS)
@with_thing("source")
@writes
def attach(request: HttpRequest, debate: Debate, pid: str, writer: Writer) -> HttpResponse:
    """Store a text of the source, and check every citation against it."""
    if not may(writer.who, "attach", debate):
        raise PermissionDenied
    source = find_source(debate.pk, pid)
    sent = request.method == "POST"
    form = AttachForm(request.POST, request.FILES, source=source) if sent else AttachForm(source=source)
    return _answer(request, debate, writer, form, pid=pid, name=_("Attach the text of a source"), send=_("Attach"))


def _answer(
    request: HttpRequest, debate: Debate, writer: Writer, form: WriteForm, *, name: str, send: str, pid: str = ""
) -> HttpResponse:
    back = reverse("source", args=[pid]) if pid else reverse("sources", args=[debate.slug])
    if request.method == "POST" and (goes_to := form.send(writer, back)):
        return redirect(goes_to)
    context = {
        "debate": debate,
        "head": debate_head(debate),
        "line": source_line(find_source(debate.pk, pid)) if pid else None,
        "form": form,
        "writer": writer,
        "name": name,
        "send": send,
        "cancel": back,
        "tab": "sources",
    }
    return render(request, "pages/write_source.html", context, status=form.status)
