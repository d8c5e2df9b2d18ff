"""From an address to a live thing the reader may see, or the right refusal."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.urls import reverse

from debate.access.queries import visible
from debate.arguments.queries import last_wording
from debate.history.entries import retired_by
from debate.history.queries import find_address, successor
from debate.models import Address, Debate, User
from debate.web.summary import debate_head

View = Callable[..., HttpResponse]
MOVED = "public, max-age=300"  # a merge can be undone, so the redirect is soon forgotten


def reader(request: HttpRequest) -> User | None:
    """Who asks; without a session cookie the session is not touched, so anonymous pages stay alike."""
    if settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return None
    return request.user if isinstance(request.user, User) else None


def with_debate(view: View) -> View:
    """The view gets the debate of the slug; 404 for one that the reader may not see."""

    @wraps(view)
    def find(request: HttpRequest, slug: str, **more: Any) -> HttpResponse:
        debate = visible(reader(request)).filter(slug=slug).first()
        if debate is None:
            raise Http404
        try:
            return view(request, debate, **more)
        except ObjectDoesNotExist as error:  # it has no question yet, or no such part
            raise Http404 from error

    return find


def with_thing(kind: str) -> Callable[[View], View]:
    """The view gets debate and pid of a live thing; 301 to a merged one's survivor, 410 for a withdrawn one, or 404."""

    def decorate(view: View) -> View:
        @wraps(view)
        def find(request: HttpRequest, pid: str, **more: Any) -> HttpResponse:
            address = find_address(pid)
            if address is None or address.kind != kind or not _may_see(request, address.debate):
                raise Http404
            if address.state == Address.State.LIVE:
                try:
                    return view(request, address.debate, pid, **more)
                except ObjectDoesNotExist as error:  # withdrawn since the address was read?
                    address = find_address(pid)
                    if address is None or address.state == Address.State.LIVE:
                        raise Http404 from error
            return _retired(request, address)

        return find

    return decorate


def _may_see(request: HttpRequest, debate: Debate) -> bool:
    return debate.visibility != Debate.Visibility.PRIVATE or visible(reader(request)).filter(pk=debate.pk).exists()


def _retired(request: HttpRequest, address: Address) -> HttpResponse:
    follower = successor(address)
    if address.state == Address.State.MERGED and follower is not None:
        response: HttpResponse = HttpResponsePermanentRedirect(reverse(follower.kind, args=[follower.pid]))
        response.headers["Cache-Control"] = MOVED
        return response
    head = debate_head(address.debate)
    wording = last_wording(address.debate.pk, address.pid) if address.kind == Address.Kind.CLAIM else None
    context = {
        "debate": address.debate,
        "head": head,
        "address": address,
        "successor": follower,
        "wording": wording,
        "revision": retired_by(address.debate.pk, address.kind, address.pid),
    }
    return render(request, "pages/gone.html", context, status=410)
