"""/d/<slug>/members/<number>/: one member's role, and the way out."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from debate.access.members import find_member, is_last_owner
from debate.access.queries import may, open_to_all
from debate.models import Debate, User
from debate.web.forms.members import MemberForm
from debate.web.gate import only
from debate.web.lookup import reader, with_debate
from debate.web.summary import debate_head
from debate.web.writing import sent_form


@require_http_methods(["GET", "HEAD", "POST"])
@with_debate
@only("see_members")
def member(request: HttpRequest, debate: Debate, *, number: int) -> HttpResponse:
    """An owner changes a role or ends a membership; a member ends his own."""
    who = reader(request)
    row = find_member(debate, number)
    manages = may(who, "manage", debate)
    own = row.user == who
    if who is None or not (manages or own):
        raise PermissionDenied
    form = MemberForm(sent_form(request), member=row)
    if request.method == "POST" and not manages and not form.ends():
        raise PermissionDenied
    if request.method == "POST" and form.is_valid() and form.act(by=who):
        return redirect(*_after(who, debate))
    context = {"debate": debate, "head": debate_head(debate), "row": row, "form": form}
    context |= {"manages": manages, "own": own, "last": is_last_owner(row), "tab": "members"}
    return render(request, "pages/member.html", context, status=400 if form.errors else 200)


def _after(who: User, debate: Debate) -> list[str]:
    """Where to go next: whoever has left sees the members no more, and perhaps not the debate."""
    if may(who, "see_members", debate):
        return ["members", debate.slug]
    return ["debate", debate.slug] if open_to_all(debate) else ["home"]
