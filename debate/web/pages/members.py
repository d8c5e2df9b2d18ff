"""/d/<slug>/members/: who belongs to the debate."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from debate.access import members as membership
from debate.access.queries import may
from debate.models import Debate
from debate.web.gate import only
from debate.web.lookup import reader, with_debate
from debate.web.said import ROLE, ROLE_MAY
from debate.web.summary import debate_head


@require_safe
@with_debate
@only("see_members")
def members(request: HttpRequest, debate: Debate) -> HttpResponse:
    """Who is who, by display name; owners change roles and invite, and everybody may leave."""
    context = {
        "debate": debate,
        "head": debate_head(debate),
        "rows": membership.members(debate),
        "manages": may(reader(request), "manage", debate),
        "roles": [(ROLE[role], ROLE_MAY[role]) for role in ROLE],
        "tab": "members",
    }
    return render(request, "pages/members.html", context)
