"""/s/<pid>/: a source, paragraph by paragraph, with the claims that rest on it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from debate.access.queries import may
from debate.annotations.queries import notes_on
from debate.annotations.threads import by_place, personal
from debate.models import Debate
from debate.sources.queries import source_page
from debate.web.cited import margins
from debate.web.lookup import reader, with_thing
from debate.web.machine.data import source_data
from debate.web.machine.forms import forms_of, told
from debate.web.placed import in_source
from debate.web.stored import by_revision
from debate.web.summary import debate_head


@require_safe
@by_revision
@with_thing("source")
def source(request: HttpRequest, debate: Debate, pid: str) -> HttpResponse:
    """The words where they are attached and allowed, else the digests; claims in the margin."""
    who = reader(request)
    member = may(who, "read_words", debate)
    page = source_page(debate.pk, pid, member=member)
    cited = [row.pk for paragraph in page.paragraphs for row, _ in paragraph.citations]
    placing = in_source(page, member=member)
    paragraphs = margins(debate.pk, page)
    forms = forms_of(request, debate, "source", pid)
    context = {
        "forms": forms,
        "data": source_data(forms.site, debate, page, paragraphs),
        "personal": personal(who, debate, "source", pid, member=member, placing=placing),
        "debate": debate,
        "head": debate_head(debate),
        "page": page,
        "margins": paragraphs,
        "notes": by_place(notes_on(debate.pk, source_id=page.row.pk, citation_ids=cited, member=member), placing),
        "tab": "sources",
    }
    return told(render(request, "pages/source.html", context), forms)
