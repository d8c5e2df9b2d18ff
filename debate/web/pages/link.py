"""/l/<pid>/: one inference, and what is said against it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from debate.access.queries import may
from debate.annotations.queries import notes_on
from debate.annotations.threads import by_place, personal
from debate.arguments.queries import link_page
from debate.models import Debate
from debate.web.cited import cited
from debate.web.lookup import reader, with_thing
from debate.web.machine.data import link_data
from debate.web.machine.forms import forms_of, told
from debate.web.stored import by_revision
from debate.web.summary import debate_head


@require_safe
@by_revision
@with_thing("link")
def link(request: HttpRequest, debate: Debate, pid: str) -> HttpResponse:
    """Premise, relation, target; what the inference rests on and what attacks it."""
    who = reader(request)
    member = may(who, "read_words", debate)
    page = link_page(debate.pk, pid)
    passages = cited(debate.pk, page.citations, member=member)
    forms = forms_of(request, debate, "link", pid)
    context = {
        "forms": forms,
        "data": link_data(forms.site, debate, page, passages),
        "personal": personal(who, debate, "link", pid, member=member),
        "debate": debate,
        "head": debate_head(debate),
        "page": page,
        "cited": passages,
        "notes": by_place(
            notes_on(debate.pk, link_ids=[page.row.pk], citation_ids=[row.pk for row in page.citations], member=member)
        ),
    }
    return told(render(request, "pages/link.html", context), forms)
