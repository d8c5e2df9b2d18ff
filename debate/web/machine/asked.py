"""What the query of a machine form asks for; what cannot be meant is refused by its name."""

from collections.abc import Collection

from django.http import Http404, HttpRequest

from debate.web.annotations.problem import Problem
from debate.web.asked import number
from debate.web.batch import PID


def page_asked(request: HttpRequest) -> int:
    """The page of ?page=, from 1. Http404 for what is none."""
    found = number(request.GET.get("page", "1"))
    if found is None:
        raise Http404
    return found


def one_asked(request: HttpRequest, name: str, allowed: Collection[str]) -> str:
    """What the query says of this, or empty. Problem: 400 for what is not allowed there."""
    given = request.GET.get(name, "")
    if given and given not in allowed:
        raise Problem(400, f"{name} is one of {', '.join(sorted(allowed))}.", field=name)
    return given


def pid_asked(request: HttpRequest, name: str) -> str:
    """A pid, or empty. Problem: 400 for anything else."""
    given = request.GET.get(name, "")
    if given and not PID.fullmatch(given):
        raise Problem(400, f"{name} is a pid: ten characters of Crockford base32.", field=name)
    return given


def number_asked(request: HttpRequest, name: str) -> int | None:
    """A number from 1 on, or None. Problem: 400 for anything else."""
    given = request.GET.get(name, "")
    found = number(given)
    if given and found is None:
        raise Problem(400, f"{name} is a number from 1 on.", field=name)
    return found
