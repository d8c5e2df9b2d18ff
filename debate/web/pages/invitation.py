"""/invitation/<token>/: which debate one is invited to, and as what."""

from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from debate.access.actions import Refused, accept_invitation
from debate.access.members import find_by_token, raises, state_now
from debate.access.queries import role
from debate.models import Invitation, User
from debate.web.lookup import reader
from debate.web.summary import debate_head


@require_http_methods(["GET", "HEAD", "POST"])
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """The debate, who invites, what the role may do; by POST one accepts. 404 for no invitation, 410 for one no more.

    The address is a secret: nobody stores the answer, and no other site is told of it. `no-referrer` would have a
    browser send `Origin: null` with the form of whoever is signed in, which the check against forgery refuses.
    """
    who = reader(request)
    response = _answer(request, token, who)
    response.headers["Cache-Control"] = "no-store"
    response.headers["Referrer-Policy"] = "no-referrer" if who is None else "same-origin"
    return response


def _answer(request: HttpRequest, token: str, who: User | None) -> HttpResponse:
    found = find_by_token(token)
    state = state_now(found) if found else "unknown"
    if found is not None and state == "open" and request.method == "POST":
        if who is None:
            return redirect_to_login(request.get_full_path())
        try:
            return redirect("debate", accept_invitation(token=token, by=who).slug)
        except Refused:  # used up by somebody else, or revoked, this very moment
            state = "used"
    if found is None or state != "open":
        context = {"state": state, **_back(found, who)}
        return render(request, "pages/invitation.html", context, status=410 if found else 404)
    page: dict[str, Any] = {"state": state, "invitation": found, "head": debate_head(found.debate)}
    page |= {"raises": who is None or raises(found, who), **_back(found, who)}
    return render(request, "pages/invitation.html", page)


def _back(found: Invitation | None, who: User | None) -> dict[str, str]:
    """For a member already: his role, and the debate's slug."""
    own = role(who, found.debate) if found else ""
    return {"role": own, "slug": found.debate.slug} if found and own else {"role": ""}
