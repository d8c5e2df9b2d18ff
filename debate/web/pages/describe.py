"""/c/<pid>/describe/: what is said of a claim beside its words."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from debate.arguments.queries import claim_page, find_claim
from debate.arguments.wording import tag_names, tags_of
from debate.models import Debate
from debate.web.forms.describe import DescribeForm
from debate.web.lookup import with_thing
from debate.web.summary import debate_head
from debate.web.writing import Writer, arrived, sent_form, writes


@require_http_methods(["GET", "HEAD", "POST"])
@with_thing("claim")
@writes
def describe(request: HttpRequest, debate: Debate, pid: str, writer: Writer) -> HttpResponse:
    """Nature, voice and tags; 409 where somebody else changed the same meanwhile."""
    page, claim = claim_page(debate.pk, pid), find_claim(debate.pk, pid)
    present = {"nature": claim.nature, "voice": claim.voice, "tags": tags_of(claim)}
    sent = sent_form(request)
    form = DescribeForm(sent, pid=pid, present=present, known=tag_names(debate.pk))
    if sent is not None and (goes_to := form.send(writer, reverse("claim", args=[pid]))):
        return arrived(request, goes_to)
    context = {"debate": debate, "head": debate_head(debate), "page": page, "pid": pid, "form": form, "writer": writer}
    status = 409 if form.overtaken else 400 if form.errors else 200
    return render(request, "pages/describe.html", context, status=status)
