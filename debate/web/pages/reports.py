"""/d/<slug>/reports/: what readers found wrong, for the editors."""

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from debate.access.queries import may
from debate.editing.queries import reports as find_reports
from debate.models import Debate
from debate.web.asked import number
from debate.web.forms.report import AnswerForm
from debate.web.lookup import reader, with_debate
from debate.web.summary import debate_head
from debate.web.writing import sent_form

MOST = 1_000
"""Pages that are turned to."""


@require_http_methods(["GET", "HEAD", "POST"])
@with_debate
def reports(request: HttpRequest, debate: Debate) -> HttpResponse:
    """Open ones first, each with a form to say what became of it; `?page=` pages on."""
    who = reader(request)
    if who is None:
        return redirect_to_login(request.get_full_path())
    if not may(who, "edit", debate):
        raise PermissionDenied
    form = AnswerForm(sent_form(request))
    if form.is_bound and form.is_valid() and form.send(debate, who):
        return redirect("reports", debate.slug)
    page = min(number(request.GET.get("page")) or 1, MOST)
    rows, more = find_reports(debate.pk, page=page)
    context = {
        "debate": debate,
        "head": debate_head(debate),
        "reports": rows,
        "next": page + 1 if more else 0,
        "form": form,
        "tab": "reports",
    }
    return render(request, "pages/reports.html", context, status=400 if form.errors else 200)
