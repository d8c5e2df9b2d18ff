"""/account/sessions/: where one is signed in, and the way to sign out there."""

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from debate.accounts.actions import end_sessions
from debate.accounts.queries import open_sessions
from debate.web.lookup import reader


@require_http_methods(["GET", "HEAD", "POST"])
def sessions(request: HttpRequest) -> HttpResponse:
    """The list; a POST ends the session it names (`session`), or all others (`others`); never the one that asks."""
    who = reader(request)
    if who is None:
        return redirect_to_login(request.get_full_path())
    current = request.session.session_key
    if request.method == "POST":
        named = request.POST.get("session", "")
        if "others" in request.POST or (named.isascii() and named.isdecimal() and len(named) < 19):
            end_sessions(user=who, only=None if "others" in request.POST else int(named), but=current)
            messages.success(request, _("Signed out there."))
        return redirect("sessions")
    return render(request, "pages/sessions.html", {"sessions": open_sessions(who, current)})
