"""/q/<pid>/: one citation in its source."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from debate.access.queries import may
from debate.annotations.queries import notes_on
from debate.models import Debate
from debate.sources.queries import find_citation, source_page
from debate.web.cited import margins, opened_at
from debate.web.lookup import reader, with_thing
from debate.web.summary import debate_head


@require_safe
@with_thing("citation")
def citation(request: HttpRequest, debate: Debate, pid: str) -> HttpResponse:
    """The passage with its neighbours, the claim that rests on it, and who says it."""
    row = find_citation(debate.pk, pid)
    page = source_page(debate.pk, row.source.pid, member=may(reader(request), "read_words", debate))
    near = opened_at(margins(debate.pk, page), pid)
    context = {
        "debate": debate,
        "head": debate_head(debate),
        "page": page,
        "near": near,
        "notes": notes_on(debate.pk, citation_ids=[row.pk]),
        "tab": "sources",
    }
    return render(request, "pages/citation.html", context)
