"""/a/<pid>/: a note in its place, with its thread."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from debate.access.queries import may
from debate.annotations.queries import note_of
from debate.annotations.threads import in_place, thread_of, versions_of
from debate.editing.telling import named
from debate.models import Annotation, Debate
from debate.web.lookup import reader
from debate.web.machine.forms import forms_of, told
from debate.web.noting import with_note
from debate.web.stored import by_revision
from debate.web.summary import debate_head


@require_safe
@by_revision
@with_note
def annotation(request: HttpRequest, debate: Debate, row: Annotation) -> HttpResponse:
    """The words it is on in their text, what was replied, and what the reader may do with it."""
    who = reader(request)
    public = row.visibility == Annotation.Visibility.PUBLIC
    forms = forms_of(request, debate, "annotation", row.pid) if public else None
    context = {
        **context_of(request, debate, row),
        "forms": forms,
        "place": in_place(row, member=may(who, "read_words", debate)),
        "lines": thread_of(who, debate, row),
        "versions": versions_of(row),
    }
    response = render(request, "pages/annotation.html", context)
    return told(response, forms) if forms else response


def context_of(request: HttpRequest, debate: Debate, row: Annotation) -> dict[str, Any]:
    """What pages about a note have in common."""
    who = reader(request)
    kind = next(kind for kind in ("claim", "link", "citation", "source") if getattr(row, f"{kind}_id"))
    return {
        "debate": debate,
        "head": debate_head(debate),
        "row": row,
        "note": note_of(row, member=may(who, "read_words", debate)),
        "thing": named(debate.pk, [(kind, getattr(row, kind).pid)])[0],
        "mine": who is not None and row.created_by_id == who.pk,
        "moderates": may(who, "moderate", debate),
        "tab": "notes",
    }
