"""Sign in by user name and password."""

from typing import Any

from django.contrib.auth.forms import AuthenticationForm
from django.utils.translation import gettext_lazy as _


class SignInForm(AuthenticationForm):
    """Django's form, with a sentence of ours for what does not fit."""

    error_messages = {  # noqa: RUF012 - Django declares it as an instance variable
        **AuthenticationForm.error_messages,
        "invalid_login": _("User name and password do not fit together. Mind upper and lower case."),
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label_suffix = ""
