"""Pages that other sites may show in a frame, and what they answer where there is nothing to show."""

from functools import wraps
from typing import Any, cast

from csp.decorators import csp_replace
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render

from debate.access.queries import open_to_all
from debate.models import Debate
from debate.web.lookup import MOVED, View
from debate.web.middleware import PRIVATE

ANYWHERE = {"frame-ancestors": ["*"]}


def framed(view: View) -> View:
    """Any page may frame the answer, also where the thing was withdrawn or is not there: a frame that the browser
    refuses says nothing."""

    @wraps(view)
    def find(request: HttpRequest, **found: Any) -> HttpResponse:
        try:
            response = view(request, **found)
        except Http404:
            return render(request, "pages/embed_nothing.html", status=404)
        if response.status_code == 410:
            return render(request, "pages/embed_nothing.html", {"gone": True, **found}, status=410)
        return response

    return cast(View, csp_replace(ANYWHERE)(find))


def led(debate: Debate, goes_to: str) -> HttpResponse:
    """301, soon forgotten: what moved may move back."""
    headers = {"Cache-Control": MOVED if open_to_all(debate) else PRIVATE}
    return HttpResponsePermanentRedirect(goes_to, headers=headers)
