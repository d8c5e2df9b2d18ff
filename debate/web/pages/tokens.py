"""/me/tokens/: keys that programs write with, in one's own name."""

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from debate.accounts.actions import revoke_token
from debate.accounts.tokens import state, tokens_of
from debate.models import User
from debate.web.forms.token import TokenForm
from debate.web.lookup import reader
from debate.web.writing import sent_form


@sensitive_post_parameters("token")
@require_http_methods(["GET", "HEAD", "POST"])
def tokens(request: HttpRequest) -> HttpResponse:
    """What was made and what became of it; a form for another, which is shown once; `revoke` ends the one it names."""
    who = reader(request)
    if who is None:
        return redirect_to_login(request.get_full_path())
    if "revoke" in request.POST:
        return _revoke(request, who)
    form = TokenForm(sent_form(request), user=who)
    made = form.act() if request.method == "POST" and form.is_valid() else None
    context = {"form": form, "rows": [(row, state(row)) for row in tokens_of(who)]}
    if made is not None:
        context |= {"made": made, "token": form.cleaned_data["token"]}
    return render(request, "pages/tokens.html", context, status=400 if form.errors else 200)


def _revoke(request: HttpRequest, who: User) -> HttpResponse:
    named = request.POST["revoke"]
    if named.isascii() and named.isdecimal() and len(named) < 19 and revoke_token(user=who, number=int(named)):
        messages.success(request, _("The token works no more."))
    return redirect("tokens")
