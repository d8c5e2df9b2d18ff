"""/oembed?url=…: how to show one of our addresses elsewhere (https://oembed.com, version 1.0, JSON alone)."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.urls import Resolver404, ResolverMatch, resolve, reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from debate.access.queries import open_to_all
from debate.arguments.queries import page_of
from debate.models import Address, Debate
from debate.text.words import Words
from debate.web.context import page_language
from debate.web.embedding import SIZES, Size, frame
from debate.web.framed import led
from debate.web.lookup import View, with_debate, with_thing
from debate.web.middleware import DEFAULT, PREFIXES
from debate.web.pages.claim import as_opened
from debate.web.pictures import things
from debate.web.pictures.draw import HEIGHT, WIDTH
from debate.web.templatetags.biantu import plain
from debate.web.templatetags.pictures import Pasted, pasted

AGE = 3600
NOT_OPEN = "There is nothing at this address that everybody may see."


@require_safe
def oembed(request: HttpRequest) -> HttpResponse:
    """200, or 404 for an address that is not ours to show, 401 for what is not open to all or not there, 410 for what
    was withdrawn, 501 for XML. Whoever asks, it is answered as to anybody."""
    if request.GET.get("format", "json") != "json":
        return _refused(501, "This provider speaks JSON alone.")
    language, found = _ours(request, request.GET.get("url", ""))
    view = VIEWS.get(found.view_name or "") if found else None
    if found is None or view is None:
        return _refused(404, "This address is no claim or debate of this site.")
    with translation.override(language):
        try:
            response = view(request, **found.kwargs)
        except Http404:
            return _refused(401, NOT_OPEN)
        if response.status_code == 410:
            return _refused(410, "It was withdrawn.")
        return _open(response)


def _ours(request: HttpRequest, url: str) -> tuple[str, ResolverMatch | None]:
    """The language of an address of this site, and what stands there; None for any other."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return DEFAULT, None
    first = parts.path.lstrip("/").partition("/")[0]
    language = first if first in PREFIXES else DEFAULT
    if parts.scheme not in ("http", "https") or parts.netloc.lower() != request.get_host().lower():
        return language, None
    with translation.override(language):
        try:
            return language, resolve(parts.path)
        except Resolver404:
            return language, None


def _open_alone(view: View) -> View:
    """Below with_debate or with_thing: not even a member is answered of what is not open to all."""

    def find(request: HttpRequest, debate: Debate, *found: Any, **more: Any) -> HttpResponse:
        if not open_to_all(debate):
            raise Http404
        return view(request, debate, *found, **more)

    return find


@with_thing("claim", merged=True)
@_open_alone
def _claim(request: HttpRequest, debate: Debate, pid: str, survivor: Address | None = None) -> HttpResponse:
    if survivor is not None:
        asked = request.GET.copy()
        asked["url"] = request.build_absolute_uri(reverse("claim", args=[survivor.pid]))
        return led(debate, f"{reverse('oembed')}?{asked.urlencode()}")
    page = page_of(debate.pk, as_opened(debate, pid))
    picture = pasted(debate, "claim", lambda: things.of_claim(debate, page), pid)
    authors = ", ".join(plain(voice.name) for voice in page.card.voices)
    return _rich(request, "claim", plain(page.card.text), reverse("claim", args=[pid]), picture, authors)


@with_debate
@_open_alone
def _debate(request: HttpRequest, debate: Debate) -> HttpResponse:
    picture = pasted(debate, "debate", lambda: things.of_debate(debate), debate.pid)
    title = plain(Words.of(debate, "title"))
    return _rich(request, "debate", title, reverse("debate", args=[debate.slug]), picture, "")


VIEWS: dict[str, Callable[..., HttpResponse]] = {"claim": _claim, "debate": _debate, "outline": _debate}


def _rich(request: HttpRequest, kind: str, title: str, path: str, picture: Pasted | None, author: str) -> HttpResponse:
    width, height = (_number(request.GET.get(name, "")) for name in ("maxwidth", "maxheight"))
    size = SIZES[kind].within(width, height)
    page = request.build_absolute_uri(path)
    answer: dict[str, Any] = {
        "version": "1.0",
        "type": "rich",
        "title": title,
        "provider_name": _("Biantu"),
        "provider_url": request.build_absolute_uri(reverse("home")),
        "cache_age": AGE,
        "html": frame(page, kind, size=size, title=title),
        **size._asdict(),
    }
    if author:
        answer["author_name"] = author
    if picture and Size(WIDTH, HEIGHT).within(width, height) == (WIDTH, HEIGHT):
        answer |= {"thumbnail_url": request.build_absolute_uri(picture.path)}
        answer |= {"thumbnail_width": WIDTH, "thumbnail_height": HEIGHT}
    headers = {"Content-Language": page_language()}
    return JsonResponse(answer, json_dumps_params={"ensure_ascii": False}, headers=headers)


def _number(text: str) -> int | None:
    """A number of pixels; what is none, or nothing, sets no limit."""
    return int(text) if text.isascii() and text.isdecimal() and 0 < len(text) < 6 and int(text) else None


def _refused(status: int, why: str) -> HttpResponse:
    return _open(JsonResponse({"error": why}, status=status, headers={"Cache-Control": "no-store"}))


def _open(response: HttpResponse) -> HttpResponse:
    """For programs in any page."""
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response
