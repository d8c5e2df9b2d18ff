"""Pages that are the same for everybody until their debate changes: named by an ETag, and stored whole."""

import hashlib
from collections.abc import Mapping
from functools import wraps
from typing import Any, NamedTuple

from django.conf import settings
from django.core.exceptions import DisallowedHost, MiddlewareNotUsed
from django.db import Error
from django.http import HttpRequest, HttpResponse

from debate.access.queries import open_to_all
from debate.history.queries import Standing
from debate.web.lookup import View
from debate.web.middleware import PUBLIC, Handler
from debate.web.program import program
from debate.web.sought import seek
from debate.web.store import Store

PAGES = Store(settings.STORED_BYTES)


class Page(NamedTuple):
    """A whole answer."""

    body: bytes
    headers: Mapping[str, str]


def by_revision(view: View) -> View:
    """What this view shows without an account depends on its address, on the program, and on the debate's revision,
    shape and visibility alone. An answer of which this is not true says so: `response.by_revision = False`."""

    @wraps(view)
    def answer(request: HttpRequest, *found: Any, **more: Any) -> HttpResponse:
        response = view(request, *found, **more)
        response.by_revision = getattr(response, "by_revision", True)  # type: ignore[attr-defined]
        return response

    return answer


class StoredPages:
    """Answers an anonymous reader by one query: 304 where he has the page, else the stored page where there is one."""

    def __init__(self, get_response: Handler) -> None:
        if settings.DEBUG:
            raise MiddlewareNotUsed("templates are being written")
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        tag = _tag_of(request)
        if not tag:
            return self.get_response(request)
        if has(request.META.get("HTTP_IF_NONE_MATCH", ""), tag):
            return _not_modified(tag)
        page: Page | None = PAGES.get((tag,))
        if page is not None:
            return HttpResponse(page.body, headers=page.headers)
        response = self.get_response(request)
        if lasts(response):
            response.headers["ETag"] = tag
            if not request.META.get("QUERY_STRING"):
                PAGES.put((tag,), Page(response.content, dict(response.headers)), size=len(response.content))
        return response


def _tag_of(request: HttpRequest) -> str:
    """The ETag of the page at this address, if it is about a debate that is open to all; else empty.

    It was given to nobody for a page that does not last, so whoever has it may be told that nothing is new.
    """
    try:
        found, host = seek(request), request.get_host()
    except (Error, DisallowedHost):
        return ""  # the page itself will say so
    if found is None or not open_to_all(found.standing):
        return ""
    return tag_of(request, host, found.standing)


def tag_of(request: HttpRequest, host: str, debate: Standing) -> str:
    """A weak validator (RFC 9110, 8.8.3), as a proxy may compress: program, address with its host and language, debate
    with its visibility, revision and shape; and its last change, as a backup that was put back counts again."""
    program_now = (program(), settings.CONTACT)
    address = (request.scheme, host, request.path, request.META.get("QUERY_STRING", ""))
    state = (debate.pid, debate.visibility, debate.revision, debate.shape, debate.changed_at.timestamp())
    return f'W/"{hashlib.sha256(repr((program_now, address, state)).encode()).hexdigest()[:32]}"'


def has(given: str, tag: str) -> bool:
    """Whether If-None-Match names this very page. `*` is whatever there is, and whether there is, the page must say."""
    return given == tag or tag.removeprefix("W/") in {part.strip().removeprefix("W/") for part in given.split(",")}


def _not_modified(tag: str) -> HttpResponse:
    response = HttpResponse(status=304, headers={"ETag": tag, "Cache-Control": PUBLIC})
    del response.headers["Content-Type"]
    return response


def lasts(response: HttpResponse) -> bool:
    """Whether the answer is the same for all until the debate changes, and nothing in it speaks against keeping it."""
    if not getattr(response, "by_revision", False) or response.status_code != 200 or response.streaming:
        return False
    return response.get("Cache-Control") == PUBLIC and not response.cookies and "Vary" not in response.headers
