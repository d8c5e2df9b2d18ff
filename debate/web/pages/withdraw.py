"""/c/<pid>/withdraw/: take a claim back."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from debate.arguments.nearby import nearby
from debate.arguments.queries import claim_page, find_claim
from debate.models import Debate
from debate.web.forms.withdraw import WithdrawForm
from debate.web.lookup import with_thing
from debate.web.summary import debate_head
from debate.web.writing import Writer, sent_form, writes


@require_http_methods(["GET", "HEAD", "POST"])
@with_thing("claim")
@writes
def withdraw(request: HttpRequest, debate: Debate, pid: str, writer: Writer) -> HttpResponse:
    """Why, and where its responses go; then what that will affect; then it goes, and its address answers 410."""
    page, claim = claim_page(debate.pk, pid), find_claim(debate.pk, pid)
    above = page.standings[0].above.pid if page.standings else ""
    sent = sent_form(request)
    groups = nearby(debate.pk, claim)
    form = WithdrawForm(sent, claim=claim, above=above, below=page.card.below, groups=groups)
    if sent is not None and (goes_to := form.proceed(writer, reverse("claim", args=[pid]))):
        return redirect(goes_to)
    context = {"debate": debate, "head": debate_head(debate), "page": page, "form": form, "writer": writer}
    return render(request, "pages/withdraw.html", context, status=form.status)
