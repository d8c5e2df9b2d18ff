"""/annotations/…: the notes of every debate for other programs, by the W3C's Web Annotation Protocol (docs/api.md)."""

from typing import Any

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse

from debate.access.queries import listed, may
from debate.annotations.actions import Motivation, edit_note, withdraw_note
from debate.annotations.published import extent, find_published, listed_pids, published, published_pids
from debate.annotations.queries import hidden_note
from debate.exchange.web_annotation import Json
from debate.exchange.web_container import PAGE, Container, container_json, containers_json, page_json
from debate.history.queries import find_address
from debate.models import AccessToken, Address, Annotation, Debate, User
from debate.web.annotations.answers import CONTAINER, RESOURCE, described, machine, sent
from debate.web.annotations.bearer import bearer, writer
from debate.web.annotations.given import add, check_kept, fields_of
from debate.web.annotations.headers import (
    MINIMAL,
    ONLY_DESCRIPTIONS,
    ONLY_IRIS,
    check_match,
    negotiated,
    preferences,
)
from debate.web.annotations.problem import Problem
from debate.web.annotations.told import absolute, encoded, tag_of, told
from debate.web.writing import hold

PREFERENCES = frozenset({ONLY_IRIS, ONLY_DESCRIPTIONS, MINIMAL})
READ = "GET, HEAD, OPTIONS"


@machine("GET", "HEAD", link=CONTAINER)
def annotation_containers(request: HttpRequest) -> HttpResponse:
    """The containers of the debates that stand in lists."""
    token = bearer(request)
    kind = negotiated(request)
    pids = listed_pids(listed(token.user if token else None))
    addresses = [absolute(request, "annotation-container", pid) for pid in pids]
    body = encoded(containers_json(absolute(request, "annotation-containers"), "Biantu", addresses))
    return described(request, body, kind)


@machine("GET", "HEAD", "POST", link=CONTAINER)
def annotation_container(request: HttpRequest, pid: str) -> HttpResponse:
    """The public notes of a debate, as a whole or by pages; a POST makes one."""
    debate, token = _seen(request, pid)
    if "page" in request.GET and request.method == "POST":
        raise Problem(405, "A page takes no annotation; its container does.", headers={"Allow": READ})
    return _create(request, debate, token) if request.method == "POST" else _list(request, debate)


@machine("GET", "HEAD", "PUT", "DELETE", link=RESOURCE)
def annotation_resource(request: HttpRequest, container: str, pid: str) -> HttpResponse:
    """A public note; its author changes it by PUT, and takes it back by DELETE."""
    debate, token = _seen(request, container)
    row = find_published(debate, pid)
    if row is None and not _was(debate, pid):
        raise Http404
    if row is None or row.withdrawn_at is not None:
        raise Problem(410, "This note was withdrawn.")
    if request.method in ("GET", "HEAD"):
        return described(request, _body(request, debate, row), negotiated(request))
    return (_replace if request.method == "PUT" else _withdraw)(request, debate, row, token)


def _was(debate: Debate, pid: str) -> bool:
    """Whether a public note was withdrawn before its debate came here as a file."""
    address = find_address(pid)
    if address is None or address.debate_id != debate.pk or address.kind != Address.Kind.ANNOTATION:
        return False
    return address.state != Address.State.LIVE and not hidden_note(None, debate, pid)


def _seen(request: HttpRequest, pid: str) -> tuple[Debate, AccessToken | None]:
    """The debate, for whom the token names, or for anybody. Problem: the token's. Http404."""
    token = bearer(request)
    address = find_address(pid)
    if address is None or address.kind != Address.Kind.DEBATE:
        raise Http404
    if not may(token.user if token else None, "see", address.debate):
        raise Http404
    request.debate = address.debate  # type: ignore[attr-defined]
    return address.debate, token


def _list(request: HttpRequest, debate: Debate) -> HttpResponse:
    """The container, or the page that `?page=` names."""
    kind, wanted = negotiated(request), preferences(request)
    found = extent(debate)
    iris = request.GET.get("iris", str(int(ONLY_IRIS in wanted))) == "1"
    address = absolute(request, "annotation-container", debate.pid)
    container = Container(address, debate.title, found.total, found.modified, iris)
    state = str(found.modified)  # to the microsecond
    if "page" in request.GET:
        number = _page_number(request, container)
        body = encoded(page_json(container, number, _items(request, debate, number, iris)))
        return described(request, body, kind, state=state, Allow=READ)
    embeds = wanted & {ONLY_IRIS, ONLY_DESCRIPTIONS} and MINIMAL not in wanted
    items = _items(request, debate, 0, iris) if embeds else None
    applied: dict[str, Any] = {"Preference_Applied": "return=representation"} if wanted & PREFERENCES else {}
    body = encoded(container_json(container, items))
    applied["Content_Location"] = container.id
    return described(request, body, kind, state=state, vary="Accept, Prefer", **applied)


def _page_number(request: HttpRequest, container: Container) -> int:
    """The page that is asked for, from 0. Http404 for what is none."""
    asked = request.GET["page"]
    if not (asked.isascii() and asked.isdecimal() and len(asked) < 9 and int(asked) < container.pages):
        raise Http404
    return int(asked)


def _items(request: HttpRequest, debate: Debate, number: int, iris: bool) -> list[Json] | list[str]:
    """What stands on a page: whole annotations, or their addresses."""
    if not iris:
        return told(request, debate, published(debate, number * PAGE, PAGE))
    pids = published_pids(debate, number * PAGE, PAGE)
    return [absolute(request, "annotation-resource", debate.pid, pid) for pid in pids]


def _body(request: HttpRequest, debate: Debate, row: Annotation) -> bytes:
    return encoded(told(request, debate, [row])[0])


def _create(request: HttpRequest, debate: Debate, token: AccessToken | None) -> HttpResponse:
    """201, with the note as it is now."""
    kind = negotiated(request)
    who = writer(request, token, debate)
    new = sent(request)
    with transaction.atomic():
        hold(who, "note", debate)
        made = add(request, debate, new, who)
    row = find_published(debate, made.pid)
    assert row is not None
    address = absolute(request, "annotation-resource", debate.pid, row.pid)
    body = _body(request, debate, row)
    return described(request, body, kind, status=201, Location=address, Content_Location=address)


def _author(request: HttpRequest, debate: Debate, row: Annotation, token: AccessToken | None) -> User:
    """Whose note it is, where it is in the state that If-Match names. Problem: 401, 403, 412, 429."""
    who = writer(request, token, debate)
    if row.created_by_id != who.pk:
        raise Problem(403, "This is somebody else's note.")
    check_match(request, tag_of(_body(request, debate, row)))
    return who


def _replace(request: HttpRequest, debate: Debate, row: Annotation, token: AccessToken | None) -> HttpResponse:
    """200, with the note as it is now."""
    kind = negotiated(request)
    who = _author(request, debate, row, token)
    new = sent(request)
    check_kept(request, debate, new, row, told(request, debate, [row])[0])
    motivation = Motivation.REPLYING if row.reply_to_id else new.said
    fields = fields_of(new, language=row.language, motivation=motivation)
    with transaction.atomic():
        _hold(who, debate, row)
        edit_note(debate=debate, pid=row.pid, seen=row.version, note=fields, by=who)
    now = find_published(debate, row.pid)
    if now is None:
        raise Http404
    return described(request, _body(request, debate, now), kind)


def _withdraw(request: HttpRequest, debate: Debate, row: Annotation, token: AccessToken | None) -> HttpResponse:
    """204; from then on 410."""
    who = _author(request, debate, row, token)
    with transaction.atomic():
        _hold(who, debate, row)
        withdraw_note(debate=debate, pid=row.pid, by=who)
    response = HttpResponse(status=204)
    del response.headers["Content-Type"]
    return response


def _hold(who: User, debate: Debate, row: Annotation) -> None:
    """Hold the debate. Problem: 410 or 412 where the note is no more as it was when its state was compared."""
    hold(who, "note", debate)
    now = find_published(debate, row.pid)
    if now is None or now.withdrawn_at is not None:
        raise Problem(410, "This note was withdrawn meanwhile.")
    if now.version != row.version:
        raise Problem(412, "The annotation was changed meanwhile: get it again.")
