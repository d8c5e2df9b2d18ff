"""Answers to programs: all of them, whatever they say, with the headers of the protocol and open to all origins."""

from collections.abc import Callable, Sequence
from functools import wraps
from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.views.decorators.csrf import csrf_exempt

from debate.access.queries import listed_for_all
from debate.exchange.strict_json import TooLarge, told_size
from debate.exchange.web_annotation_read import SIZE, Sent, read_annotation
from debate.exchange.web_values import BadAnnotation, Unsupported
from debate.history.refusals import Refused
from debate.models import Debate
from debate.web.annotations.headers import ACCEPTED, check_sent
from debate.web.annotations.problem import Problem, not_found, of_fault, of_refusal
from debate.web.annotations.told import tag_of
from debate.web.lookup import View
from debate.web.middleware import PRIVATE

CONSTRAINED = '<http://www.w3.org/TR/annotation-protocol/>; rel="http://www.w3.org/ns/ldp#constrainedBy"'
CONTAINER = f'<http://www.w3.org/ns/ldp#BasicContainer>; rel="type", {CONSTRAINED}'
RESOURCE = '<http://www.w3.org/ns/ldp#Resource>; rel="type"'
REVALIDATED = "public, no-cache"  # caches may keep it, and ask each time: a client writes with the ETag it was given
OPEN = {  # Fetch, without credentials: a token is a header that the page's own script sets
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "Accept-Post, Allow, Content-Location, ETag, Link, Location, Preference-Applied, "
    "Retry-After, Vary, WWW-Authenticate",
}
PREFLIGHT = {
    "Access-Control-Allow-Headers": "Accept, Authorization, Content-Type, If-Match, If-None-Match, Prefer, Slug",
    "Access-Control-Max-Age": "86400",
}


def machine(*methods: str, link: str) -> Callable[[View], View]:
    """For programs: takes these methods and OPTIONS, asks for no CSRF token, and answers problems as problems."""
    allowed = ", ".join([*methods, "OPTIONS"])

    def decorate(view: View) -> View:
        @csrf_exempt
        @wraps(view)
        def answer(request: HttpRequest, **found: Any) -> HttpResponse:
            try:
                response = _asked(view, request, methods, **found)
            except Problem as problem:
                response = problem.answer()
                response.headers["Link"] = link if CONSTRAINED in link else f"{link}, {CONSTRAINED}"
            response.headers.setdefault("Allow", allowed)
            response.headers.setdefault("Link", link)
            if "POST" in methods:
                response.headers.setdefault("Accept-Post", ACCEPTED)
            return _opened(request, response)

        return answer

    return decorate


def _opened(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """For any origin; stored nowhere if a token was shown, and found by nobody if the debate is in no list."""
    for name, value in OPEN.items():
        response.headers[name] = value
    if "Authorization" in request.headers:
        response.headers["Cache-Control"] = PRIVATE
    debate: Debate | None = getattr(request, "debate", None)
    if debate is not None and not listed_for_all(debate):
        response.headers["X-Robots-Tag"] = "noindex"
    return response


def _asked(view: View, request: HttpRequest, methods: Sequence[str], **found: Any) -> HttpResponse:
    """The view's answer. Problem: what it refuses, in whatever way."""
    if request.method == "OPTIONS":
        return HttpResponse(headers={**PREFLIGHT, "Access-Control-Allow-Methods": ", ".join([*methods, "OPTIONS"])})
    if request.method not in methods:
        raise Problem(405, f"Not by {str(request.method)[:20]}.")
    try:
        return view(request, **found)
    except Http404:
        raise not_found() from None
    except Refused as error:
        raise of_refusal(error) from error


def sent(request: HttpRequest) -> Sent:
    """The annotation that the request brings. Problem: 400, 413, 415."""
    try:
        data = request.body
    except RequestDataTooBig:
        raise Problem(413, f"An annotation has at most {told_size(SIZE)}.", field="") from None
    if not data:
        raise Problem(400, "Nothing was sent.", field="")
    check_sent(request)
    try:
        return read_annotation(data)
    except TooLarge as error:
        raise of_fault(error.faults[0], 413) from error
    except Unsupported as error:
        raise of_fault(error.fault, 415) from error
    except BadAnnotation as error:
        raise of_fault(error.fault) from error


def described(
    request: HttpRequest,
    body: bytes,
    kind: str,
    *,
    state: str = "",
    vary: str = "Accept",
    status: int = 200,
    **headers: str,
) -> HttpResponse:
    """A representation, with its ETag; 304 where the client has it. `headers` are by their names with _ for -."""
    tag = tag_of(body, state)
    own = {name.replace("_", "-"): value for name, value in headers.items()}
    response = HttpResponse(body, status=status, content_type=kind, headers={"ETag": tag, "Vary": vary, **own})
    if request.method not in ("GET", "HEAD"):
        return response
    response.headers["Cache-Control"] = REVALIDATED
    conditional = get_conditional_response(request, etag=tag, response=response)
    return response if conditional is None else conditional
