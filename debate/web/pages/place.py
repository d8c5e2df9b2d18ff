"""/c/<pid>/place/: let a claim stand elsewhere too."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from debate.arguments.nearby import nearby
from debate.arguments.queries import claim_page, find_claim
from debate.models import Debate
from debate.web.forms.place import PlaceForm
from debate.web.lookup import with_thing
from debate.web.summary import debate_head
from debate.web.writing import Writer, sent_form, writes


@require_http_methods(["GET", "HEAD", "POST"])
@with_thing("claim")
@writes
def place(request: HttpRequest, debate: Debate, pid: str, writer: Writer) -> HttpResponse:
    """Where it stands now, and where else it is to stand."""
    page, claim = claim_page(debate.pk, pid), find_claim(debate.pk, pid)
    sent = sent_form(request)
    initial = {"target": request.GET.get("target", "")}
    form = PlaceForm(sent, claim=claim, groups=nearby(debate.pk, claim), initial=initial)
    if sent is not None and (goes_to := form.proceed(writer, reverse("claim", args=[pid]))):
        return redirect(goes_to)
    context = {"debate": debate, "head": debate_head(debate), "form": form, "writer": writer, "page": page}
    return render(request, "pages/place.html", context, status=form.status)
