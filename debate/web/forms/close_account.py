"""Delete an account: show that it is yours, by password or by a mailed code."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

Proof = Callable[[str], bool]


class CloseForm(forms.Form):
    """One field: the password, or the code where one was sent."""

    password = forms.CharField(
        label=_("Password"), strip=False, widget=forms.PasswordInput(attrs={"autocomplete": "current-password"})
    )
    code = forms.CharField(
        label=_("Code"), widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"})
    )

    def __init__(self, *args: Any, by_code: bool, holds: Proof, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label_suffix = ""
        self.holds = holds
        del self.fields["password" if by_code else "code"]

    def clean_password(self) -> str:
        """The account's password."""
        if not self.holds(self.cleaned_data["password"]):
            raise forms.ValidationError(_("This is not your password."))
        return ""

    def clean_code(self) -> str:
        """The code that was sent last."""
        if not self.holds(self.cleaned_data["code"]):
            raise forms.ValidationError(_("This is not the code that was sent, or it has run out. Ask for a new one."))
        return ""
