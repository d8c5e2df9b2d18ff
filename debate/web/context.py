"""What every page knows: its language, the same page in the others, who reads it."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.encoding import iri_to_uri
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language

from debate.access.queries import ROLES, role
from debate.editing.queries import count_newly_decided, count_waiting
from debate.models import Debate
from debate.web.draft import draft
from debate.web.lookup import reader
from debate.web.middleware import DEFAULT, PREFIXES
from debate.web.notices import notices
from debate.web.unsent import handed_back

TAGS = {"zh-hant": "zh-Hant", "zh-hans": "zh-Hans", "en": "en"}
_KNOWN: ContextVar[str] = ContextVar("language of the part being rendered", default="")


@dataclass(frozen=True, slots=True)
class Tongue:
    """One language of the interface, and this very page in it."""

    code: str
    tag: str
    label: str
    path: str
    url: str
    current: bool


def page_language() -> str:
    """The BCP 47 tag of the page being made."""
    return _KNOWN.get() or TAGS.get(get_language() or DEFAULT, "zh-Hant")


@contextmanager
def in_language(tag: str) -> Iterator[None]:
    """Let page_language() answer without asking Django, which takes longer than most of what asks for it."""
    before = _KNOWN.set(tag)
    try:
        yield
    finally:
        _KNOWN.reset(before)


def tongues(request: HttpRequest) -> list[Tongue]:
    """This page in every language of the interface."""
    path = request.path_info
    for prefix in PREFIXES:
        if path == f"/{prefix}" or path.startswith(f"/{prefix}/"):
            path = path[len(prefix) + 1 :] or "/"
    query = request.META.get("QUERY_STRING", "")
    current = page_language()
    site = request.build_absolute_uri("/")[:-1]
    found = []
    for code, label in settings.LANGUAGES:
        own = path if code == DEFAULT else f"/{code}{path}"
        full = f"{own}?{query}" if query else own
        found.append(Tongue(code, TAGS[code], str(label), full, site + iri_to_uri(own), TAGS[code] == current))
    return found


def own_role(request: HttpRequest) -> str:
    """The reader's role in the debate that the page is about; a query only for who is signed in."""
    debate: Debate | None = getattr(request, "debate", None)
    return role(reader(request), debate) if debate else ""


def news_count(request: HttpRequest) -> int:
    """How many of the reader's suggestions have news for him; a query only for who is signed in."""
    who = reader(request)
    return count_newly_decided(who) if who else 0


def waiting_count(request: HttpRequest, role: str) -> int:
    """How many suggestions wait in the debate that the page is about; a query only for who decides on them."""
    debate: Debate | None = getattr(request, "debate", None)
    return count_waiting(debate.pk) if debate and role in ROLES["edit"] else 0


def page(request: HttpRequest) -> dict[str, Any]:
    """The context of every template."""
    role_here = SimpleLazyObject(lambda: own_role(request))
    return {
        "tongues": tuple(tongues(request)),
        "page_language": page_language(),
        "reader": SimpleLazyObject(lambda: reader(request)),
        "signed_in": reader(request) is not None,
        "own_role": role_here,
        "waiting_count": lambda: waiting_count(request, str(role_here)),
        "news_count": lambda: news_count(request),
        "draft": lambda: draft(request),
        "merged_from": getattr(request, "merged_from", None),
        "here": request.build_absolute_uri(request.path),
        "return_to": request.get_full_path(),
        "handed_back": lambda: handed_back(request),
        "notices": lambda: notices(request),  # asked for who is signed in, and by pages of the account
    }
