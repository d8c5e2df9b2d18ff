"""From an address to a live thing the reader may see, or the right refusal."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.conf import settings
from django.core.exceptions import ObjectDoesNotExist
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponsePermanentRedirect,
    HttpResponseRedirect,
)
from django.shortcuts import render
from django.urls import reverse

from debate.access.queries import listed_for_all, open_to_all, visible
from debate.arguments.queries import last_ends, last_wording
from debate.arguments.versions import NotHere
from debate.history.entries import retired_by
from debate.history.queries import find_address, successor
from debate.models import Address, Debate, User
from debate.models.base import PID_LENGTH
from debate.people.queries import last_name
from debate.sources.queries import last_title
from debate.text.words import Words
from debate.web.sought import sought_address, sought_debate
from debate.web.summary import debate_head

View = Callable[..., HttpResponse]
FROM = "was"
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
        debate = _debate_of(request, slug)
        if debate is None:
            raise Http404
        try:
            return _told(view, request, debate, **more)
        except ObjectDoesNotExist as error:  # it has no question yet
            raise Http404 from error

    return find


def with_thing(kind: str, *, merged: bool = False, same: bool = False) -> Callable[[View], View]:
    """The view gets debate and pid of a live thing; 301 to a merged one's survivor, 410 for a withdrawn one, or 404.

    With `same` the redirect leads to the same form of the survivor, else to its page. With `merged`, for what is
    immutable, the view also gets a merged thing, and as `survivor` the address it leads to. At the survivor's address
    ?was=<pid> names what was merged into it: `request.merged_from`, for the page to say so.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def find(request: HttpRequest, pid: str, **more: Any) -> HttpResponse:
            address = sought_address(request, pid)
            if address is None or address.kind != kind or not _may_see(request, address.debate):
                raise Http404
            try:
                if address.state == Address.State.LIVE:
                    request.merged_from = merged_from(request, address)  # type: ignore[attr-defined]
                    return _told(view, request, address.debate, pid, **more)
                if merged and address.state == Address.State.MERGED and (follower := successor(address)):
                    return _told(view, request, address.debate, pid, survivor=follower, **more)
            except ObjectDoesNotExist as error:  # withdrawn since the address was read? Or its words never came here
                address = find_address(pid)
                if address is None:
                    raise Http404 from error
                if address.state == Address.State.LIVE:
                    return _not_here(request, address, error)
            return _told(_retired, request, address.debate, address, same)

        return find

    return decorate


def moved_on(request: HttpRequest, debate: Debate, pid: str) -> HttpResponse | None:
    """Where a page of a debate leads that is asked to open at a claim no longer here: to its survivor on the same
    page, or to what its own address says of it. None for what is here, or never was: one query, none without a pid."""
    address = find_address(pid) if pid else None
    if address is None or (address.debate_id, address.kind) != (debate.pk, Address.Kind.CLAIM):
        return None
    if address.state == Address.State.LIVE:
        return None
    follower = successor(address) if address.state == Address.State.MERGED else None
    if follower is None:
        return HttpResponseRedirect(reverse("claim", args=[pid]))
    query = request.GET.copy()
    query["c"] = follower.pid
    return HttpResponseRedirect(f"{request.path}?{query.urlencode()}")


def _debate_of(request: HttpRequest, slug: str) -> Debate | None:
    """The debate, where the reader may see it: one query, none where it was sought."""
    who = reader(request)
    if who is not None:
        return visible(who).filter(slug=slug).first()
    debate = sought_debate(request, slug)
    return debate if debate and open_to_all(debate) else None


def _may_see(request: HttpRequest, debate: Debate) -> bool:
    return open_to_all(debate) or visible(reader(request)).filter(pk=debate.pk).exists()


def _told(view: View, request: HttpRequest, debate: Debate, *found: Any, **more: Any) -> HttpResponse:
    """The view's answer; search engines are kept out of what is in no list, and the layout learns of the debate."""
    request.debate = debate  # type: ignore[attr-defined]
    response = view(request, debate, *found, **more)
    if not listed_for_all(debate):
        response.headers["X-Robots-Tag"] = "noindex"
    return response


@dataclass(frozen=True, slots=True)
class MergedFrom:
    """What was merged into the thing of a page: its address, and what it was, as far as its words are here."""

    address: Address
    told: list[Words]


def merged_from(request: HttpRequest, address: Address) -> MergedFrom | None:
    """What ?was= names, if it was merged into this and leads here still; anything else is as if it were not given."""
    pid = request.GET.get(FROM, "")
    if len(pid) != PID_LENGTH:
        return None
    found = find_address(pid)
    if found is None or (found.state, found.kind) != (Address.State.MERGED, address.kind):
        return None
    survivor = successor(found)
    if survivor is None or survivor.pid != address.pid:
        return None
    return MergedFrom(found, told(found))


def _retired(request: HttpRequest, debate: Debate, address: Address, same: bool) -> HttpResponse:
    follower = successor(address)
    if address.state == Address.State.MERGED and follower is not None:
        return _moved(request, address, follower, same)
    context = {"debate": debate, "head": debate_head(debate), "address": address, "successor": follower}
    context |= {"told": told(address), "revision": retired_by(debate.pk, address.kind, address.pid)}
    return render(request, "pages/gone.html", context, status=410)


def _not_here(request: HttpRequest, address: Address, error: ObjectDoesNotExist) -> HttpResponse:
    if not isinstance(error, NotHere):
        raise Http404 from error
    told = [Words.of(error.claim, "text")]
    return _told(wording_gone, request, address.debate, address.pid, error.number, told)


def wording_gone(
    request: HttpRequest, debate: Debate, pid: str, number: int, told: Sequence[Words] = ()
) -> HttpResponse:
    """410 for the n-th wording of a live thing, which it had before the debate came here as a file; `told` is what it
    says now."""
    context = {"debate": debate, "head": debate_head(debate), "wording": number, "told": told}
    return render(request, "pages/gone.html", context | {"successor": find_address(pid)}, status=410)


def _moved(request: HttpRequest, address: Address, follower: Address, same: bool) -> HttpResponse:
    """To the page that says where one came from; a form that was sent meanwhile is not sent again."""
    here = request.resolver_match if same else None
    if here is not None:
        page = reverse(here.view_name, kwargs={**here.kwargs, "pid": follower.pid})
    else:
        page = reverse(follower.kind, args=[follower.pid])
    goes_to = f"{page}?{FROM}={address.pid}"
    if request.method not in ("GET", "HEAD"):
        return HttpResponseRedirect(goes_to)
    response: HttpResponse = HttpResponsePermanentRedirect(goes_to)
    response.headers["Cache-Control"] = MOVED
    return response


def told(address: Address) -> list[Words]:
    """What a retired thing was, as far as its words are here: a claim, both ends of a link, a speaker, a source."""
    kinds: dict[str, Callable[[int, str], list[Words]]] = {
        Address.Kind.CLAIM: last_wording,
        Address.Kind.LINK: last_ends,
        Address.Kind.SPEAKER: last_name,
        Address.Kind.SOURCE: last_title,
    }
    return kinds[address.kind](address.debate.pk, address.pid) if address.kind in kinds else []
