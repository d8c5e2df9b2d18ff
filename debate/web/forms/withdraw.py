"""Withdraw a claim: why, and what replaces it."""

import re
from collections.abc import Callable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from debate.history.refusals import Refused
from debate.models import Change, Claim, User
from debate.web.forms.told import cleaned, tell

PID = re.compile(r"(?:^|/)([0-9a-hjkmnp-tv-z]{10})/?$")


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

    def act(self, withdraw: Callable[..., Change], *, by: User) -> bool:
        """Withdraw; False, with the reason among the errors, if it cannot be done."""
        try:
            withdraw(debate=self.claim.debate, pid=self.claim.pid, by=by, **self.cleaned_data)
        except Refused as error:
            tell(self, error)
        return not self.errors
