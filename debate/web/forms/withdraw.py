"""Withdraw a claim: why, and what replaces it."""

import re
from collections.abc import Callable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from debate.editing.withdraw import HasResponses
from debate.models import Claim, User
from debate.web.forms.told import cleaned

PID = re.compile(r"(?:^|/)([0-9a-hjkmnp-tv-z]{10})/?$")


REFUSED = {
    "reason": _("Write why, in at most 1,000 characters."),
    "successor": _("No claim of this debate has this link, or it is this very claim."),
    "claim": _("This claim cannot be withdrawn."),
}


class WithdrawForm(forms.Form):
    """A reason that the tombstone shows, and perhaps a claim that takes the place."""

    reason = forms.CharField(label=_("Why is it withdrawn?"), max_length=1_000, widget=forms.Textarea)
    successor = forms.CharField(label=_("Link to the claim that replaces it"), max_length=2_000, required=False)

    def __init__(self, *args: Any, claim: Claim, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label_suffix = ""
        self.claim = claim

    def clean_reason(self) -> str:
        """Text that may be stored."""
        return cleaned(self.cleaned_data["reason"], lines=True)

    def clean_successor(self) -> str:
        """The pid, out of a permalink or by itself."""
        given = self.cleaned_data["successor"].strip()
        if not given:
            return ""
        found = PID.search(given)
        if found is None:
            raise forms.ValidationError(_("This is not the link of a claim."))
        return found[1]

    def act(self, withdraw: Callable[..., None], *, by: User) -> bool:
        """Withdraw; False, with the reason among the errors, if it cannot be done."""
        try:
            withdraw(claim=self.claim, by=by, **self.cleaned_data)
        except HasResponses as error:
            self.add_error(
                None,
                ngettext(
                    "%(count)d response hangs under this claim; withdraw or move it first.",
                    "%(count)d responses hang under this claim; withdraw or move them first.",
                    error.responses,
                )
                % {"count": error.responses},
            )
        except ValueError as error:
            field = str(error)
            self.add_error(field if field in self.fields else None, REFUSED[field])
        return not self.errors
