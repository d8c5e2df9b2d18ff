"""/me/: one's own page, for nobody else."""

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from debate.accounts.queries import claims_of, mail_of, memberships, notes_of
from debate.editing.outcomes import news_for
from debate.editing.watching import watched_debates
from debate.web.lookup import reader


@require_safe
def me(request: HttpRequest) -> HttpResponse:
    """Name, mail, what can be changed, debates with a role, and what one contributed: `?claims=2&notes=3`."""
    who = reader(request)
    if who is None:
        return redirect_to_login(request.get_full_path())
    context = {
        "mail": mail_of(who),
        "parts": memberships(who),
        "decided": news_for(who),
        "watching": watched_debates(who),
        "claims": claims_of(who, number_in(request, "claims")),
        "notes": notes_of(who, number_in(request, "notes")),
    }
    return render(request, "pages/me.html", context)


def number_in(request: HttpRequest, name: str) -> int:
    """The number of a page in the query; 1 for what is none."""
    given = request.GET.get(name, "")
    return int(given) if given.isascii() and given.isdecimal() and len(given) < 9 else 1
