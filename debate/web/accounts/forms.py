"""allauth's forms in our words: a label above each field, no placeholder in it, and a password typed once."""

from typing import Any, ClassVar

from allauth.account import forms as given
from django import forms
from django.contrib.auth.hashers import make_password
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from debate.models import User
from debate.web.forms.name import name_field
from debate.web.forms.told import cleaned

WORDS = {
    "login": _("Mail address or user name"),
    "password": _("Password"),
    "password1": _("Password"),
    "oldpassword": _("Present password"),
    "email": _("Mail address"),
    "code": _("Code"),
}
HINTS = {"password1": _("At least 8 characters; nothing that is easily guessed.")}


class OurWords(forms.Form):
    """Labels and hints of the house for the fields that allauth made."""

    words: ClassVar[dict[str, Any]] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label_suffix = ""
        self.fields.pop("password2", None)  # a mistyped one is reset by mail; managers type none
        for name, field in self.fields.items():
            field.label = {**WORDS, **self.words}.get(name, field.label)
            field.help_text = HINTS.get(name, "")
            field.widget.attrs.pop("placeholder", None)
        if "code" in self.fields:
            self.fields["code"].widget.attrs["inputmode"] = "numeric"


class SignInForm(OurWords, given.LoginForm):
    """By password, with a mail address or a user name."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].widget.attrs["autocomplete"] = "username"


class SignUpForm(OurWords, given.SignupForm):
    """A name to be shown by, an address to be reached at, a password."""

    field_order = ("display_name", "email", "password1")
    display_name = name_field()

    def clean_display_name(self) -> str:
        """Text that may be stored."""
        return cleaned(self.cleaned_data["display_name"].strip())

    def try_save(self, request: HttpRequest) -> Any:
        """An address that has an account takes as long as a new one: the time would tell."""
        if self.account_already_exists:
            make_password(self.cleaned_data["password1"])
        return super().try_save(request)

    def signup(self, request: HttpRequest, user: User) -> None:
        """Keep the name; allauth has stored the rest."""
        user.display_name = self.cleaned_data["display_name"]
        user.save(update_fields=["display_name"])


class CodeByMailForm(OurWords, given.RequestLoginCodeForm):
    """Where to send a code to sign in with."""


class SignInCodeForm(OurWords, given.ConfirmLoginCodeForm):
    """The code to sign in with."""


class MailCodeForm(OurWords, given.ConfirmEmailVerificationCodeForm):
    """The code that shows that an address is read."""


class NewMailForm(OurWords, given.AddEmailForm):
    """A new address in place of the present one."""

    words: ClassVar = {"email": _("New mail address")}


class ForgottenForm(OurWords, given.ResetPasswordForm):
    """Where to send a code to set a new password with."""


class ResetCodeForm(OurWords, given.ConfirmPasswordResetCodeForm):
    """The code to set a new password with."""


class NewPasswordForm(OurWords, given.ResetPasswordKeyForm):
    """The new password, after the code."""

    words: ClassVar = {"password1": _("New password")}


class ChangePasswordForm(OurWords, given.ChangePasswordForm):
    """The present password and a new one."""

    words: ClassVar = {"password1": _("New password")}


class FirstPasswordForm(OurWords, given.SetPasswordForm):
    """A password for an account that has none."""
