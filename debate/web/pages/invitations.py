"""/d/<slug>/invitations/: links that make members."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from debate.access import members
from debate.access.actions import Refused, revoke_invitation
from debate.models import Debate, User
from debate.web.forms.members import InviteForm
from debate.web.gate import only
from debate.web.lookup import reader, with_debate
from debate.web.said import ROLE, ROLE_MAY
from debate.web.summary import debate_head
from debate.web.writing import sent_form


@require_http_methods(["GET", "HEAD", "POST"])
@with_debate
@only("manage")
def invitations(request: HttpRequest, debate: Debate) -> HttpResponse:
    """What was made and what became of it; a form for another, whose link is shown once."""
    who = reader(request)
    assert who is not None
    if "revoke" in request.POST:
        return _revoke(request, debate, who)
    form = InviteForm(sent_form(request), debate=debate, by=who)
    made = form.act() if request.method == "POST" and form.is_valid() else None
    context = {
        "debate": debate,
        "head": debate_head(debate),
        "rows": [(row, members.state(row)) for row in members.invitations(debate)],
        "form": form,
        "roles": [(ROLE[role], ROLE_MAY[role]) for role in ROLE if role != "owner"],
        "tab": "members",
    }
    if made is not None:
        link = request.build_absolute_uri(reverse("invitation", args=[made[1]]))
        context |= {"made": made[0], "link": link}
    return render(request, "pages/invitations.html", context, status=400 if form.errors else 200)


def _revoke(request: HttpRequest, debate: Debate, who: User) -> HttpResponse:
    number = request.POST["revoke"]
    if not (number.isascii() and number.isdigit() and len(number) < 19):
        raise Http404
    try:
        revoke_invitation(debate=debate, number=int(number), by=who)
    except Refused as error:  # no owner any more, since this very moment
        raise PermissionDenied from error
    return redirect("invitations", debate.slug)
