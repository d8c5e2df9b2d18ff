"""Answers to programs that read: in the form that is asked for, open to all origins, refusals as problems."""

from collections.abc import Callable
from contextlib import suppress
from functools import wraps
from typing import Any, TypeVar

from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.urls import reverse
from django.utils.cache import get_conditional_response

from debate.access.queries import listed_for_all, may
from debate.arguments.versions import NotHere
from debate.exchange.document import Value
from debate.exchange.machine import linked, values
from debate.history.queries import successor
from debate.models import Address, Debate
from debate.web.annotations.problem import Problem, not_found
from debate.web.annotations.told import tag_of
from debate.web.lookup import FROM, MOVED, View, reader, told
from debate.web.machine.told.base import addresses, instant, words
from debate.web.sought import sought_address, sought_debate

Told = TypeVar("Told", bound=Value)
KINDS = {"json": "application/json", "jsonld": "application/ld+json"}
OPEN = {
    "Access-Control-Allow-Origin": "*",  # Fetch, without credentials
    "Access-Control-Expose-Headers": "Allow, ETag, Link, Retry-After",
}
PREFLIGHT = {"Access-Control-Allow-Methods": "GET, HEAD, OPTIONS", "Access-Control-Allow-Headers": "If-None-Match"}
READ = ("GET", "HEAD")


def machine(view: View) -> View:
    """For programs that read: GET, HEAD and OPTIONS, and every refusal a problem (RFC 9457)."""

    @wraps(view)
    def answer(request: HttpRequest, **found: Any) -> HttpResponse:
        try:
            response = _asked(view, request, **found)
        except Problem as problem:
            response = problem.answer()
        for name, value in OPEN.items():
            response.headers[name] = value
        debate: Debate | None = getattr(request, "debate", None)
        if debate is not None and not listed_for_all(debate):
            response.headers["X-Robots-Tag"] = "noindex"
        return response

    return answer


def _asked(view: View, request: HttpRequest, **found: Any) -> HttpResponse:
    if request.method == "OPTIONS":
        return HttpResponse(headers={**PREFLIGHT, "Access-Control-Max-Age": "86400", "Allow": "GET, HEAD, OPTIONS"})
    if request.method not in READ:
        raise Problem(405, f"Not by {str(request.method)[:20]}.", headers={"Allow": "GET, HEAD, OPTIONS"})
    try:
        return view(request, **found)
    except (Http404, ObjectDoesNotExist):
        raise not_found() from None


def of_debate(view: View) -> View:
    """Under machine: the view gets the debate of the slug. Http404 for one that the reader may not see."""

    @wraps(view)
    def find(request: HttpRequest, slug: str, **more: Any) -> HttpResponse:
        debate = sought_debate(request, slug)
        if debate is None or not may(reader(request), "see", debate):
            raise Http404
        request.debate = debate  # type: ignore[attr-defined]
        return view(request, debate, **more)

    return find


def of_thing(kind: str, *, merged: bool = False) -> Callable[[View], View]:
    """Under machine: the view gets debate and pid of a live thing; 301 to the same form of a merged one's survivor,
    410 with what is left of a withdrawn one, Http404. With `merged`, for what is immutable: lookup.with_thing."""

    def decorate(view: View) -> View:
        @wraps(view)
        def find(request: HttpRequest, pid: str, form: str, **more: Any) -> HttpResponse:
            address = sought_address(request, pid)
            if address is None or address.kind != kind or not may(reader(request), "see", address.debate):
                raise Http404
            request.debate = address.debate  # type: ignore[attr-defined]
            if address.state == Address.State.LIVE:
                return _live(view, request, address, form, **more)
            follower = successor(address)
            if merged and follower is not None and address.state == Address.State.MERGED:
                with suppress(ObjectDoesNotExist):  # its words never came here
                    return view(request, address.debate, pid, form, survivor=follower, **more)
            return retired(request, address, follower, form)

        return find

    return decorate


def _live(view: View, request: HttpRequest, address: Address, form: str, **more: Any) -> HttpResponse:
    try:
        return view(request, address.debate, address.pid, form, **more)
    except NotHere as error:
        raise Problem(410, f"Wording {error.number} did not come along with the file of this debate.") from None


def retired(request: HttpRequest, address: Address, follower: Address | None, form: str) -> HttpResponse:
    """To the survivor in the same form, or what is left, with 410."""
    if address.state == Address.State.MERGED and follower is not None:
        goes_to = reverse(f"{follower.kind}-form", args=[follower.pid, form])
        response: HttpResponse = HttpResponsePermanentRedirect(f"{goes_to}?{FROM}={address.pid}")
        response.headers["Cache-Control"] = MOVED
        return response
    value = _tombstone(request, address, follower)
    return answered(request, form, value, linked.tombstone, status=410)


def _tombstone(request: HttpRequest, address: Address, follower: Address | None) -> values.Retired:
    site = addresses(request)
    after = None
    if follower is not None:
        name = words(next(iter(told(follower)), None))
        goes_to = site.thing(follower.kind, follower.pid)
        after = values.Named(type=follower.kind, pid=follower.pid, address=goes_to, name=name)  # type: ignore[arg-type]
    return values.Retired(
        type=address.kind,  # type: ignore[arg-type]
        pid=address.pid,
        address=site.thing(address.kind, address.pid),
        state=address.state,  # type: ignore[arg-type]
        name=words(next(iter(told(address)), None)),
        reason=address.reason,
        at=instant(address.at),
        successor=after,
    )


def answered(
    request: HttpRequest,
    form: str,
    value: Told,
    as_linked: Callable[[Told], linked.Json],
    *,
    links: str = "",
    status: int = 200,
) -> HttpResponse:
    """The value in its form, with its ETag and links; 304 where the client has it."""
    body = value.model_dump_json(indent=1).encode() if form == "json" else linked.encoded(as_linked(value))
    response = HttpResponse(body, status=status, content_type=KINDS[form])
    schema = f'<{addresses(request).schema}>; rel="describedby"; type="application/schema+json"'
    if told_links := ", ".join(part for part in (links, schema if form == "json" else "") if part):
        response.headers["Link"] = told_links
    if status != 200:
        return response
    tag = response.headers["ETag"] = tag_of(body)
    conditional = get_conditional_response(request, etag=tag, response=response)
    return response if conditional is None else conditional
