"""Make a personal token."""

from typing import Any

from django import forms
from django.core import signing
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from debate.accounts.actions import DAYS, make_token, new_token
from debate.history.refusals import Refused, Why
from debate.models import AccessToken, User
from debate.web.forms.told import cleaned, tell
from debate.web.said import SCOPE

SALT = "debate.token"
REFUSED = {
    "token": _("This form was not made for you. Reload the page and send it again."),
    "many": _("You have %(number)d tokens that work, which is as many as there may be. Revoke one first."),
}


class TokenForm(forms.Form):
    """What it is for, what it may do, for how long; sent twice, it makes one token."""

    name = forms.CharField(label=_("What is it for?"), max_length=80)
    scope = forms.ChoiceField(label=_("It may"), choices=list(SCOPE.items()))
    days = forms.TypedChoiceField(label=_("Works for"), coerce=int)
    token = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        self.user = user
        signed = signing.dumps([user.pk, new_token()], salt=SALT)
        super().__init__(*args, **{**kwargs, "initial": {"token": signed, "days": 90, "scope": "write"}})
        self.label_suffix = ""
        self.fields["name"].help_text = _("The program or machine that you give it to.")
        self.fields["days"].choices = [(days, ngettext("%d day", "%d days", days) % days) for days in DAYS]  # type: ignore[attr-defined]

    def clean_name(self) -> str:
        """Text that may be stored."""
        return cleaned(self.cleaned_data["name"])

    def clean_token(self) -> str:
        """What the server made when it showed the form to this person."""
        try:
            number, token = signing.loads(self.cleaned_data["token"], salt=SALT)
        except (signing.BadSignature, ValueError, TypeError) as error:
            raise forms.ValidationError(REFUSED["token"]) from error
        if number != self.user.pk:
            raise forms.ValidationError(REFUSED["token"])
        return str(token)

    def act(self) -> AccessToken | None:
        """The token, whose secret is in cleaned_data; None, with the reason among the errors, if there can be none."""
        try:
            return make_token(user=self.user, **self.cleaned_data)
        except Refused as error:
            if error.why == Why.TOO_LONG and not error.field:
                self.add_error(None, REFUSED["many"] % {"number": error.number})
            else:
                tell(self, error)
            return None
