"""/q/<pid>/: one citation in its source."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from debate.access.queries import may
from debate.annotations.queries import notes_on
from debate.annotations.threads import by_place, personal
from debate.models import Debate
from debate.sources.queries import find_citation, source_page
from debate.web.cited import margins, opened_at
from debate.web.lookup import reader, with_thing
from debate.web.machine.data import citation_data
from debate.web.machine.forms import forms_of, told
from debate.web.placed import in_source
from debate.web.stored import by_revision
from debate.web.summary import debate_head


@require_safe
@by_revision
@with_thing("citation")
def citation(request: HttpRequest, debate: Debate, pid: str) -> HttpResponse:
    """The passage with its neighbours, the claim that rests on it, and who says it."""
    who = reader(request)
    member = may(who, "read_words", debate)
    row = find_citation(debate.pk, pid)
    page = source_page(debate.pk, row.source.pid, member=member)
    near = opened_at(margins(debate.pk, page), pid)
    placing = in_source(page, member=member)
    forms = forms_of(request, debate, "citation", pid)
    context = {
        "forms": forms,
        "data": citation_data(forms.site, near),
        "personal": personal(who, debate, "citation", pid, member=member, placing=placing),
        "debate": debate,
        "head": debate_head(debate),
        "page": page,
        "near": near,
        "notes": by_place(notes_on(debate.pk, citation_ids=[row.pk], member=member), placing),
        "tab": "sources",
    }
    return told(render(request, "pages/citation.html", context), forms)
