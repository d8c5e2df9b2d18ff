"""What an address names, found once for an anonymous reader: before its page is looked for, and for the page itself."""

import re
from typing import NamedTuple

from django.conf import settings
from django.http import HttpRequest

from debate.history.queries import find_address, find_debate
from debate.models import Address, Debate
from debate.web.converters import PidConverter

NAMING = re.compile(rf"/(?:(?:en|zh-hans)/)?(?:d/([-a-zA-Z0-9_]+)|[a-z]/({PidConverter.regex}))[/.]")
"""Addresses that begin with a debate's slug, or with a letter for the kind of a thing and its pid."""


class Sought(NamedTuple):
    """The name in an address, a slug or a pid, and what it led to, if it led anywhere."""

    name: str
    address: Address | None = None
    debate: Debate | None = None


def is_anonymous(request: HttpRequest) -> bool:
    """Whether somebody asks to read who has no session."""
    return settings.SESSION_COOKIE_NAME not in request.COOKIES and request.method in ("GET", "HEAD")


def seek(request: HttpRequest) -> Sought | None:
    """What an anonymous reader's address names, remembered for its page: one query; None for other addresses."""
    named = NAMING.match(request.path_info) if is_anonymous(request) else None
    if named is None:
        return None
    slug, pid = named.groups()
    if slug:
        found = Sought(slug, debate=find_debate(slug))
    else:
        address = find_address(pid)
        found = Sought(pid, address, address.debate if address else None)
    request.sought = found  # type: ignore[attr-defined]
    return found


def sought_address(request: HttpRequest, pid: str) -> Address | None:
    """The address of a pid, with its debate; no query if it was sought."""
    found: Sought | None = getattr(request, "sought", None)
    return found.address if found and found.name == pid else find_address(pid)


def sought_debate(request: HttpRequest, slug: str) -> Debate | None:
    """The debate of a slug, whoever may see it; no query if it was sought."""
    found: Sought | None = getattr(request, "sought", None)
    return found.debate if found and found.name == slug else find_debate(slug)
