"""What an address names, found once for an anonymous reader: before its page is looked for, and for the page itself."""

import re
from collections.abc import Callable
from typing import NamedTuple

from django.conf import settings
from django.http import HttpRequest

from debate.history.queries import Lead, lead_of_pid, lead_of_slug
from debate.models import Address, Debate
from debate.web.converters import PidConverter

NAMING = re.compile(rf"/(?:(?:en|zh-hans)/)?(?:d/([-a-zA-Z0-9_]+)|[a-z]/({PidConverter.regex}))[/.]")
"""Addresses that begin with a debate's slug, or with a letter for the kind of a thing and its pid."""


class Sought(NamedTuple):
    """The name in an address, a slug or a pid, and where it leads, if anywhere."""

    name: str
    lead: Lead | None


def is_anonymous(request: HttpRequest) -> bool:
    """Whether somebody asks to read who has no session."""
    return settings.SESSION_COOKIE_NAME not in request.COOKIES and request.method in ("GET", "HEAD")


def seek(request: HttpRequest) -> Lead | None:
    """Where the name in an anonymous reader's address leads, remembered for its page: one query, or none."""
    named = NAMING.match(request.path_info) if is_anonymous(request) else None
    if named is None:
        return None
    slug, pid = named.groups()
    found = Sought(slug, lead_of_slug(slug)) if slug else Sought(pid, lead_of_pid(pid))
    request.sought = found  # type: ignore[attr-defined]
    return found.lead


def sought_address(request: HttpRequest, pid: str) -> Address | None:
    """The address of a pid, with its debate; no query if it was sought."""
    found = _lead(request, pid, lead_of_pid)
    return found.address() if found else None


def sought_debate(request: HttpRequest, slug: str) -> Debate | None:
    """The debate of a slug, whoever may see it; no query if it was sought."""
    found = _lead(request, slug, lead_of_slug)
    return found.debate() if found else None


def _lead(request: HttpRequest, name: str, ask: Callable[[str], Lead | None]) -> Lead | None:
    found: Sought | None = getattr(request, "sought", None)
    return found.lead if found and found.name == name else ask(name)
