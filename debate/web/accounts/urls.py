"""The addresses of accounts (docs/urls.md): allauth's views by allauth's names, and our own pages beside them."""

from functools import wraps
from typing import Any

from allauth.account import views
from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.urls.resolvers import URLPattern
from django.views.decorators.http import require_http_methods, require_POST

from debate.web.lookup import View
from debate.web.middleware import PRIVATE
from debate.web.pages.close_account import close_account
from debate.web.pages.display_name import display_name
from debate.web.pages.me import me
from debate.web.pages.sessions import sessions
from debate.web.pages.tokens import tokens


def at(route: str, view: View, *names: str) -> list[URLPattern]:
    """The view at an address, under each of its names; its answers are stored nowhere."""

    @require_http_methods(["GET", "HEAD", "POST"])
    @wraps(view)
    def unstored(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        response.headers["Cache-Control"] = PRIVATE
        return response

    return [path(route, unstored, name=name) for name in names]


urlpatterns = [
    *at("sign-in/", views.login, "sign-in", "account_login"),
    *at("sign-out/", require_POST(views.logout), "sign-out", "account_logout"),
    *at("me/", me, "me"),
    *at("me/tokens/", tokens, "tokens"),
    *at("account/name/", display_name, "display-name"),
    *at("account/sessions/", sessions, "sessions", "usersessions_list"),
    *at("account/delete/", close_account, "close-account"),
    *at("account/sign-up/", views.signup, "account_signup"),
    *at("account/verify/", views.email_verification_sent, "account_email_verification_sent"),
    *at("account/code/", views.request_login_code, "account_request_login_code"),
    *at("account/code/enter/", views.confirm_login_code, "account_confirm_login_code"),
    *at("account/mail/", views.email, "account_email"),
    *at("account/password/", views.password_change, "account_change_password"),
    *at("account/password/first/", views.password_set, "account_set_password"),
    *at("account/reset/", views.password_reset, "account_reset_password"),
    *at("account/reset/code/", views.confirm_password_reset_code, "account_confirm_password_reset_code"),
    *at("account/reset/new/", views.complete_password_reset, "account_complete_password_reset"),
    *at("account/reset/done/", views.password_reset_from_key_done, "account_password_reset_completed"),
    *at("account/off/", views.account_inactive, "account_inactive"),
]
