"""/a/<pid>/v/<n>/: what a note said before."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from debate.annotations.threads import versions_of
from debate.models import Annotation, Debate
from debate.text.markdown import render as render_markdown
from debate.text.words import Words
from debate.web.lookup import wording_gone
from debate.web.noting import with_note
from debate.web.pages.annotation import context_of
from debate.web.stored import by_revision


@require_safe
@by_revision
@with_note
def annotation_version(request: HttpRequest, debate: Debate, row: Annotation, number: int) -> HttpResponse:
    """Its n-th wording; 410 for one that there was before the debate came here as a file."""
    found = next((one for one in versions_of(row) if one.number == number), None)
    if found is None and number != row.version:
        if not 0 < number < row.version:
            raise Http404
        return wording_gone(request, debate, row.pid, number)
    said = found or row
    body = Words(said.language, render_markdown(said.body))
    context = context_of(request, debate, row) | {"number": number, "said": body, "tags": said.tags}
    return render(request, "pages/annotation_version.html", context)
