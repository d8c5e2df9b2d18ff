"""/l/<pid>/edit/: change, move, draw here, separate or take away one connection."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from debate.arguments.nearby import Choice, nearby
from debate.arguments.queries import link_page
from debate.models import Debate, Link
from debate.web.forms.link import FORMS, LinkForm
from debate.web.lookup import with_thing
from debate.web.summary import debate_head
from debate.web.writing import Writer, writes


@require_http_methods(["GET", "HEAD", "POST"])
@with_thing("link")
@writes
def link_edit(request: HttpRequest, debate: Debate, pid: str, writer: Writer) -> HttpResponse:
    """A form for each thing that can be done to it; the one that was sent shows what it will affect."""
    page = link_page(debate.pk, pid)
    forms = _forms(request, page.row, nearby(debate.pk, page.row.premise))
    sent = next((form for form in forms if form.is_bound), None)
    goes_to = reverse("claim", args=[page.premise.pid])
    if sent is not None and (goes_to := sent.proceed(writer, goes_to)):
        return redirect(goes_to)
    context = {"debate": debate, "head": debate_head(debate), "page": page, "forms": forms, "writer": writer}
    shown = {"form": sent} if sent is not None and sent.impact else {}
    return render(request, "pages/link_edit.html", context | shown, status=sent.status if sent else 200)


def _forms(request: HttpRequest, link: Link, groups: list[tuple[str, list[Choice]]]) -> list[LinkForm]:
    """Those that fit the link; of what was sent, the one that it is for."""
    what = request.POST.get("what") if request.method == "POST" else None
    return [
        form(request.POST if form.name == what else None, link=link, groups=groups) for form in FORMS if form.fits(link)
    ]
