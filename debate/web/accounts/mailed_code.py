"""A code by mail that shows that an account is one's own, for those who have no password at hand."""

import time

from allauth.account.adapter import get_adapter
from allauth.core.internal.cryptokit import compare_user_code
from django.http import HttpRequest

KEY = "close_account_code"
SECONDS = 15 * 60
ATTEMPTS = 3


def send_code(request: HttpRequest, address: str) -> None:
    """Mail a fresh code; one that was sent before no longer counts."""
    code = get_adapter(request).generate_login_code()
    request.session[KEY] = {"code": code, "at": time.time(), "left": ATTEMPTS}
    get_adapter(request).send_mail("account/email/close_account_code", address, {"code": code})


def code_is_out(request: HttpRequest) -> bool:
    """Whether a code was sent that may still be used."""
    state = request.session.get(KEY) or {"left": 0, "at": 0}
    return state["left"] > 0 and time.time() - state["at"] <= SECONDS


def is_the_code(request: HttpRequest, given: str) -> bool:
    """Whether this is the code that was sent; three wrong ones and it counts no more."""
    if not code_is_out(request):
        return False
    state = request.session[KEY]
    request.session[KEY] = {**state, "left": state["left"] - 1}
    return compare_user_code(actual=given, expected=state["code"])
