"""/c/<pid>/withdraw/: take a claim back."""

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from debate.access.queries import may
from debate.arguments.queries import claim_page, find_claim
from debate.editing.withdraw import withdraw_claim
from debate.models import Debate
from debate.web.forms.withdraw import WithdrawForm
from debate.web.lookup import reader, with_thing
from debate.web.summary import debate_head


@require_http_methods(["GET", "HEAD", "POST"])
@with_thing("claim")
def withdraw(request: HttpRequest, debate: Debate, pid: str) -> HttpResponse:
    """A form that says what goes with the claim; on POST it is withdrawn, and its address answers 410."""
    who = reader(request)
    if who is None:
        return redirect_to_login(request.get_full_path())
    if not may(who, "withdraw", debate):
        raise PermissionDenied
    form = WithdrawForm(request.POST if request.method == "POST" else None, claim=find_claim(debate.pk, pid))
    if request.method == "POST" and form.is_valid() and form.act(withdraw_claim, by=who):
        return redirect("claim", pid=pid)
    context = {"debate": debate, "head": debate_head(debate), "page": claim_page(debate.pk, pid), "form": form}
    return render(request, "pages/withdraw.html", context, status=400 if form.errors else 200)
