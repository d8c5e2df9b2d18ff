"""/p/<pid>/: a speaker, and what he says."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from debate.arguments.cards import cards, voice_of
from debate.models import Debate
from debate.people.queries import speaker_page
from debate.web.lookup import with_thing
from debate.web.machine.data import speaker_data
from debate.web.machine.forms import forms_of, told
from debate.web.stored import by_revision
from debate.web.summary import debate_head


@require_safe
@by_revision
@with_thing("speaker")
def speaker(request: HttpRequest, debate: Debate, pid: str) -> HttpResponse:
    """What the speaker says, disputes and mentions, and where others relay him."""
    page = speaker_page(debate.pk, pid)
    known = cards(debate.pk, page.claims)
    groups = [
        (name, [known[row.claim_id] for row in rows if row.claim_id])
        for name, rows in (
            ("said", page.said),
            ("disputed", page.disputed),
            ("mentioned", page.mentioned),
            ("relayed", page.relayed),
        )
        if rows
    ]
    forms = forms_of(request, debate, "speaker", pid)
    context = {
        "forms": forms,
        "data": speaker_data(forms.site, debate, page),
        "debate": debate,
        "head": debate_head(debate),
        "speaker": page.speaker,
        "voices": _roles(page.said + page.disputed + page.mentioned),
        "groups": groups,
        "tab": "people",
    }
    return told(render(request, "pages/speaker.html", context), forms)


def _roles(rows: object) -> list[object]:
    """The different roles and affiliations that sources give the speaker."""
    found: dict[tuple[str, str], object] = {}
    for row in rows:  # type: ignore[attr-defined]
        if row.role or row.affiliation:
            found.setdefault((row.role, row.affiliation), voice_of(row))
    return list(found.values())
