"""/c/<pid>/respond/ and /l/<pid>/respond/: say something to a claim, or to how one bears on another."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from debate.arguments.queries import claim_page, link_page
from debate.arguments.wording import tag_names
from debate.models import Debate
from debate.web.forms.fields import previewed
from debate.web.forms.respond import AS, PLACES, RespondForm
from debate.web.lookup import with_thing
from debate.web.summary import debate_head
from debate.web.writing import Writer, arrived, sent_form, writes


@require_http_methods(["GET", "HEAD", "POST"])
@with_thing("claim")
@writes
def respond(request: HttpRequest, debate: Debate, pid: str, writer: Writer) -> HttpResponse:
    """?as= says how it bears on the claim, ?at= where the form is opened; both may be left out."""
    page = claim_page(debate.pk, pid)
    return _respond(request, debate, pid, writer, kind=page.card.kind, page=page, about="claim")


@require_http_methods(["GET", "HEAD", "POST"])
@with_thing("link")
@writes
def respond_to_link(request: HttpRequest, debate: Debate, pid: str, writer: Writer) -> HttpResponse:
    """True or not, it does not follow: a claim against the connection itself."""
    page = link_page(debate.pk, pid)
    return _respond(request, debate, pid, writer, kind="link", page=page, about="link")


def _respond(
    request: HttpRequest, debate: Debate, pid: str, writer: Writer, *, kind: str, page: Any, about: str
) -> HttpResponse:
    """The form, what it would look like, or the way on."""
    sent = sent_form(request)
    at = request.GET.get("at", "")
    initial = {"relation": request.GET.get("as") if request.GET.get("as") in AS else None}
    initial |= {"at": at if at in PLACES else "", "next": request.GET.get("next", "")}
    form = RespondForm(sent, initial=initial, target=pid, kind=kind, known=tag_names(debate.pk))
    preview = sent is not None and "preview" in sent
    if sent is not None and not preview and (goes_to := form.send(writer, reverse(about, args=[pid]))):
        return arrived(request, goes_to)
    context = {
        "debate": debate,
        "head": debate_head(debate),
        "page": page,
        "about": about,
        "pid": pid,
        "form": form,
        "writer": writer,
        "preview": previewed(form.cleaned_data) if preview and form.is_valid() else None,
    }
    return render(request, "pages/respond.html", context, status=400 if form.errors else 200)
