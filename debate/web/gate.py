"""Who may open a page that is not for everybody."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

from debate.access.queries import may
from debate.models import Debate
from debate.web.lookup import View, reader


def only(action: str) -> Callable[[View], View]:
    """Below with_debate or with_thing: strangers are led through sign-in, an account without the role gets 403."""

    def decorate(view: View) -> View:
        @wraps(view)
        def check(request: HttpRequest, debate: Debate, *found: Any, **more: Any) -> HttpResponse:
            who = reader(request)
            if who is None:
                return redirect_to_login(request.get_full_path())
            if not may(who, action, debate):
                raise PermissionDenied
            return view(request, debate, *found, **more)

        return check

    return decorate
