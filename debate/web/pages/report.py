"""/d/<slug>/report/: say what is wrong, with or without an account."""

from allauth.core.ratelimit import consume_or_429
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from debate.models import Debate
from debate.web.forms.report import ReportForm
from debate.web.lookup import reader, with_debate
from debate.web.middleware import PRIVATE
from debate.web.summary import debate_head
from debate.web.writing import sent_form


@require_http_methods(["GET", "HEAD", "POST"])
@with_debate
def report(request: HttpRequest, debate: Debate) -> HttpResponse:
    """A form, about the thing that `?about=` names or the whole debate; afterwards, thanks."""
    refused = consume_or_429(request, action="report")
    if refused:
        return refused
    who = reader(request)
    sent = sent_form(request)
    form = ReportForm(sent, initial={"about": request.GET.get("about", "")[:10]})
    done = sent is not None and form.is_valid() and form.send(debate, who)
    context = {"debate": debate, "head": debate_head(debate), "form": form, "done": done}
    response = render(request, "pages/report.html", context, status=400 if form.errors else 200)
    response.headers["Cache-Control"] = PRIVATE  # the form's token is this visitor's own
    return response
