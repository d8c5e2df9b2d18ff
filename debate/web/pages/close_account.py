"""/account/delete/: end an account; what it contributed stays, under a neutral name."""

from contextlib import suppress

from allauth.account.adapter import get_adapter
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.core.ratelimit import consume_or_429
from django.contrib.auth import logout
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from debate.accounts import actions
from debate.accounts.actions import StillNeeded
from debate.accounts.queries import left_alone, mail_of, to_hand_over
from debate.models import User
from debate.web.accounts.mailed_code import code_is_out, is_the_code, send_code
from debate.web.forms.close_account import CloseForm
from debate.web.lookup import reader
from debate.web.writing import sent_form


@sensitive_post_parameters("password", "code")
@require_http_methods(["GET", "HEAD", "POST"])
def close_account(request: HttpRequest) -> HttpResponse:
    """Asks for the password; a POST with `send` mails a code and asks for that instead."""
    who = reader(request)
    if who is None:
        return redirect_to_login(request.get_full_path())
    refused = consume_or_429(request, action="close_account")
    if refused:
        return refused
    mail = mail_of(who)
    reachable = mail is not None and mail.verified
    if "send" in request.POST and mail is not None and reachable:
        send_code(request, mail.address)
        return redirect("close-account")
    by_code = code_is_out(request)
    form = form_of(request, who, by_code)
    if request.method == "POST" and form.is_valid():
        with suppress(StillNeeded):
            return closed(request, who, mail.address if mail is not None and reachable else "")
    context = {"form": form, "by_code": by_code, "mail": mail if reachable else None}
    context |= {"needed": to_hand_over(who), "alone": left_alone(who)}
    return render(request, "pages/close_account.html", context, status=400 if request.method == "POST" else 200)


def form_of(request: HttpRequest, who: User, by_code: bool) -> CloseForm:
    """The form, with the one thing that must hold."""

    def holds(given: str) -> bool:
        return is_the_code(request, given) if by_code else get_adapter(request).reauthenticate(who, given)

    return CloseForm(sent_form(request), by_code=by_code, holds=holds)


def closed(request: HttpRequest, who: User, address: str) -> HttpResponse:
    """The end: a last mail, a last page."""
    actions.close_account(user=who)
    logout(request)
    if address:
        with suppress(ImmediateHttpResponse):  # it is deleted, whether or not that can be told
            get_adapter(request).send_mail("account/email/account_closed", address, {})
    return render(request, "pages/close_account.html", {"closed": True})
