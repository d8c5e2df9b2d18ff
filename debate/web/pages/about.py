"""/d/<slug>/about/: who made the debate, from what, as of when, and how to read it."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from debate.models import Debate
from debate.sources.queries import source_rows
from debate.text.words import Words
from debate.web.lookup import reader, with_debate
from debate.web.stored import by_revision
from debate.web.summary import debate_head, origin_of


@require_safe
@by_revision
@with_debate
def about(request: HttpRequest, debate: Debate) -> HttpResponse:
    """The debate's imprint and the legend of its signs."""
    rows = source_rows(debate.pk)
    context = {
        "debate": debate,
        "head": debate_head(debate),
        "about": Words.part(debate.language, debate.about_html, debate.translations, "about_html"),
        "rows": rows,
        "summarised": sum(row.summarised for row in rows),
        "citations": sum(row.citations for row in rows),
        "contact": settings.CONTACT,
        "origin": origin_of(debate, reader(request)),
        "tab": "about",
    }
    response = render(request, "pages/about.html", context)
    response.by_revision = context["origin"] is None  # type: ignore[attr-defined]  # names another debate, while that is seen
    return response
