"""Who writes notes, and the way from an address to one that the reader may read."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial, wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse

from debate.access.queries import may
from debate.annotations.queries import find_note, hidden_note
from debate.models import Address, Annotation, Debate, User
from debate.web.lookup import View, reader, with_thing
from debate.web.notices import say_noted
from debate.web.sought import sought_address
from debate.web.writing import Noter, to_sign_in


def notes(view: View) -> View:
    """Under with_debate or with_thing: the view gets a `writer`; strangers are led to sign in."""

    @wraps(view)
    def find(request: HttpRequest, debate: Debate, *rest: Any, **more: Any) -> HttpResponse:
        who = reader(request)
        if who is None:
            return to_sign_in(request)
        if not may(who, "note", debate):
            raise PermissionDenied
        writer = Noter(who, debate, proposes=False, say=partial(say_noted, request))
        return view(request, debate, *rest, writer=writer, **more)

    return find


def with_note(view: View) -> View:
    """The view gets debate and note; 404 for one that the reader may not read, 410 for one that was withdrawn."""

    @with_thing("annotation")
    def live(request: HttpRequest, debate: Debate, pid: str, **more: Any) -> HttpResponse:
        row = find_note(reader(request), debate, pid)
        if row is None:
            raise Annotation.DoesNotExist(pid)
        return view(request, debate, row, **more)

    @wraps(view)
    def find(request: HttpRequest, pid: str, **more: Any) -> HttpResponse:
        address = sought_address(request, pid)
        if address is None or address.kind != Address.Kind.ANNOTATION:
            raise Http404
        if address.state != Address.State.LIVE and hidden_note(reader(request), address.debate, pid):
            raise Http404
        return live(request, pid=pid, **more)

    return find


def own(view: View) -> View:
    """Under with_note and notes: whose it is; 403 for everybody else."""
    return _if(view, lambda who, _debate, row: row.created_by_id == who.pk)


def own_or_moderated(view: View) -> View:
    """The same for whose it is, and for who looks after the notes of the debate."""
    return _if(view, lambda who, debate, row: row.created_by_id == who.pk or may(who, "moderate", debate))


def moderated(view: View) -> View:
    """The same for who looks after the notes of the debate."""
    return _if(view, lambda who, debate, _row: may(who, "moderate", debate))


def _if(view: View, allowed: Callable[[User, Debate, Annotation], bool]) -> View:
    @wraps(view)
    def find(request: HttpRequest, debate: Debate, row: Annotation, writer: Noter, **more: Any) -> HttpResponse:
        if not allowed(writer.who, debate, row):
            raise PermissionDenied
        mine = row.created_by_id == writer.who.pk
        action = "note" if mine else "moderate"
        return view(request, debate, row, writer=replace(writer, action=action), **more)

    return find
