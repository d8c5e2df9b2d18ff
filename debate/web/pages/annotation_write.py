"""/a/<pid>/…: reply, edit, withdraw, settle, flag; and keep what was flagged."""

from dataclasses import replace
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from debate.access.queries import may
from debate.annotations.actions import resolve_note
from debate.annotations.queries import tags_in
from debate.history.refusals import Refused, Stale, Why
from debate.models import Annotation, Debate
from debate.text.diff import diff, merge
from debate.web.forms.edit import Met
from debate.web.forms.note import EditNoteForm, ReplyForm, said_of
from debate.web.forms.note_acts import FlagForm, KeepForm, WithdrawNoteForm
from debate.web.forms.write import WriteForm
from debate.web.noting import moderated, notes, own, own_or_moderated, with_note
from debate.web.pages.annotation import context_of
from debate.web.pages.notes import TAGS
from debate.web.writing import Noter, arrived, sent_form

WRITES = ["GET", "HEAD", "POST"]


@require_http_methods(WRITES)
@with_note
@notes
def reply(request: HttpRequest, debate: Debate, row: Annotation, writer: Noter) -> HttpResponse:
    """Answer a note."""
    return _page(request, debate, row, writer, "reply", ReplyForm(sent_form(request), note=row))


@require_http_methods(WRITES)
@with_note
@notes
@own
def edit(request: HttpRequest, debate: Debate, row: Annotation, writer: Noter) -> HttpResponse:
    """Say it otherwise; where one was quicker oneself, in another window, 409 with both texts."""
    member = may(writer.who, "note_for_members", debate)
    more: dict[str, Any] = {"note": row, "member": member, "known": tags_in(writer.who, debate, most=TAGS)}
    form = EditNoteForm(sent_form(request), initial=said_of(row), **more)
    try:
        return _page(request, debate, row, writer, "edit", form)
    except Stale as stale:
        row.refresh_from_db()
        met = _met(stale, form.cleaned_data["body"])
        initial = {**form.cleaned_data, "tags": form.data.get("tags", ""), "seen": stale.now, "body": met.merged}
        again = EditNoteForm(initial=initial, **more)
        context = {**_context(request, debate, row, writer, "edit", again), "met": [met]}
        return render(request, "pages/annotation_write.html", context, status=409)


def _met(stale: Stale, mine: str) -> Met:
    """Both edits of the text."""
    base, theirs = stale.base.get("body", ""), stale.theirs["body"]
    merged, clean = merge(base, mine, theirs)
    changed = "alike" if mine == theirs else "they" if mine == base else "I" if theirs == base else "both"
    label = EditNoteForm.base_fields["body"].label
    return Met("body", label, diff(base, theirs), diff(base, mine), mine, theirs, merged, changed, clean)


@require_http_methods(WRITES)
@with_note
@notes
@own_or_moderated
def withdraw(request: HttpRequest, debate: Debate, row: Annotation, writer: Noter) -> HttpResponse:
    """Take it back; whoever looks after the notes of a debate, with a reason."""
    form = WithdrawNoteForm(sent_form(request), note=row, mine=row.created_by_id == writer.who.pk)
    return _page(request, debate, row, writer, "withdraw", form)


@require_http_methods(WRITES)
@with_note
@notes
def flag(request: HttpRequest, debate: Debate, row: Annotation, writer: Noter) -> HttpResponse:
    """Tell the editors what is wrong with a note."""
    return _page(request, debate, row, writer, "flag", FlagForm(sent_form(request), note=row))


@require_POST
@with_note
@notes
@moderated
def keep(request: HttpRequest, debate: Debate, row: Annotation, writer: Noter) -> HttpResponse:
    """What was flagged stays."""
    writer = replace(writer, action="moderate")
    return _page(request, debate, row, writer, "keep", KeepForm(request.POST, note=row))


@require_POST
@with_note
@notes
@own_or_moderated
def resolve(request: HttpRequest, debate: Debate, row: Annotation, writer: Noter) -> HttpResponse:
    """A question is settled, or (`open`) open again."""
    if row.motivation != Annotation.Motivation.QUESTIONING:
        raise PermissionDenied
    try:
        with transaction.atomic():
            writer.hold()
            resolve_note(debate=debate, pid=row.pid, resolved="open" not in request.POST, by=writer.who)
    except Refused as error:
        if error.why == Why.ROLE:
            raise PermissionDenied from error
    return redirect("annotation", row.pid)  # which says so, where it was withdrawn meanwhile


def _page(
    request: HttpRequest, debate: Debate, row: Annotation, writer: Noter, what: str, form: WriteForm
) -> HttpResponse:
    """The page of a form about a note; once it acted, the way on."""
    gone = what == "withdraw"
    kind = next(kind for kind in ("claim", "link", "citation", "source") if getattr(row, f"{kind}_id"))
    default = reverse(kind, args=[getattr(row, kind).pid]) if gone else reverse("annotation", args=[row.pid])
    if form.is_bound and (goes_to := form.send(writer, default)):
        return arrived(request, goes_to)
    context = _context(request, debate, row, writer, what, form)
    return render(request, "pages/annotation_write.html", context, status=form.status)


def _context(
    request: HttpRequest, debate: Debate, row: Annotation, writer: Noter, what: str, form: WriteForm
) -> dict[str, Any]:
    return {**context_of(request, debate, row), "what": what, "form": form, "writer": writer, "pid": row.pid}
