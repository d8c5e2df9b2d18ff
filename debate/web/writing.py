"""The way of a form that writes: who may send it, and whether what he sends is made or waits for an editor."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any, cast

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.datastructures import MultiValueDict
from django.utils.http import url_has_allowed_host_and_scheme
from django_htmx.http import HttpResponseClientRedirect

from debate.access.actions import still_may
from debate.access.queries import may
from debate.editing.proposals import propose
from debate.history.refusals import Refused, Why
from debate.models import Change, Debate, Proposal, User
from debate.web.lookup import View, reader
from debate.web.unsent import keep_unsent

Made = Change | Proposal | None
SENT = "sent"
"""The cookie that tells the browser which form arrived, so that it forgets the draft (static/js/lib/drafts.js)."""


def hold(who: User, action: str, debate: Debate) -> None:
    """Hold the debate until the transaction ends; Refused (ROLE) for whoever may not do this in it any more."""
    if not still_may(by=who, action=action, debate=debate):
        raise Refused(Why.ROLE)


@dataclass(frozen=True, slots=True)
class Writer:
    """Who writes in a debate; `proposes` where his changes wait for an editor."""

    who: User
    debate: Debate
    proposes: bool

    def hold(self) -> None:
        """Hold the debate, and ask again what was asked before the form was read. Refused (ROLE)."""
        hold(self.who, "propose" if self.proposes else "edit", self.debate)

    def make(self, action: Callable[..., Change | None], **fields: Any) -> Made:
        """Run the action, or keep it as a proposal; None where nothing would change. Raises what the action raises."""
        if self.proposes:
            return propose(action=action, debate=self.debate, by=self.who, **fields)
        return action(debate=self.debate, by=self.who, **fields)


@dataclass(frozen=True, slots=True)
class Noter(Writer):
    """Who writes notes in a debate, or decides on those of others (`action`); nobody has to accept it."""

    action: str = "note"

    def hold(self) -> None:
        """Hold the debate, and ask again what was asked before the form was read. Refused (ROLE)."""
        hold(self.who, self.action, self.debate)


def to_sign_in(request: HttpRequest) -> HttpResponse:
    """To sign in and back; what a form sent meanwhile is kept."""
    if request.method == "POST" and not request.htmx:  # type: ignore[attr-defined]
        keep_unsent(request)
    return redirect_to_login(request.get_full_path())


def writes(view: View) -> View:
    """Under with_debate or with_thing: the view gets a `writer`; strangers are led to sign in, others refused."""

    @wraps(view)
    def find(request: HttpRequest, debate: Debate, *rest: Any, **more: Any) -> HttpResponse:
        who = reader(request)
        if who is None:
            return to_sign_in(request)
        edits = may(who, "edit", debate)
        if not edits and not may(who, "propose", debate):
            raise PermissionDenied
        return view(request, debate, *rest, writer=Writer(who, debate, proposes=not edits), **more)

    return find


@dataclass(frozen=True, slots=True)
class Starter:
    """Who begins a debate; nobody decides on it but him."""

    who: User
    proposes: bool = False

    def hold(self) -> None:
        """Nothing is there yet that anybody could have a role in."""


def signed_in(view: View) -> View:
    """The view gets a `writer`, whoever is signed in; strangers are led to sign in."""

    @wraps(view)
    def find(request: HttpRequest, *rest: Any, **more: Any) -> HttpResponse:
        who = reader(request)
        if who is None:
            return to_sign_in(request)
        return view(request, *rest, writer=Starter(who), **more)

    return find


def sent_form(request: HttpRequest) -> QueryDict | None:
    """What a form sent, or None where the page is only opened: what a Django form is made of."""
    return request.POST if request.method == "POST" else None


def digest(sent: QueryDict, files: MultiValueDict[str, UploadedFile]) -> str:
    """What tells whether two forms say the same, whatever their tokens."""
    parts = sorted((name, sent.getlist(name)) for name in sent if name not in ("csrfmiddlewaretoken", "form_id"))
    hashed = hashlib.sha256(repr(parts).encode())
    for name in sorted(files):
        file = cast(UploadedFile, files[name])
        file.seek(0)
        hashed.update(name.encode() + hashlib.sha256(file.read()).digest())
        file.seek(0)
    return hashed.hexdigest()


def location(made: Made, default: str, wished: str = "") -> str:
    """Where to go after a form: to the proposal, else where the form was opened if that is ours, else to the thing."""
    if isinstance(made, Proposal):
        return reverse("proposal", args=[made.debate.slug, made.pk])
    if wished.startswith("/") and url_has_allowed_host_and_scheme(wished, allowed_hosts=None):
        return wished
    return default


def arrived(request: HttpRequest, goes_to: str) -> HttpResponse:
    """The way on after a form was sent: a redirect, which htmx follows as a visit; the draft may be forgotten."""
    if request.htmx:  # type: ignore[attr-defined]
        response: HttpResponse = HttpResponseClientRedirect(goes_to)
    else:
        response = redirect(goes_to)
    secure = bool(settings.SESSION_COOKIE_SECURE)
    response.set_cookie(SENT, request.POST["form_id"], max_age=600, samesite="Lax", secure=secure)
    return response
