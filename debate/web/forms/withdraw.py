"""Withdraw a claim: why, what replaces it, and what becomes of its responses."""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from debate.editing.withdraw import BRANCH, REFUSE, withdraw_claim
from debate.models import Claim
from debate.web.forms.told import cleaned
from debate.web.forms.write import WriteForm
from debate.web.writing import Made, Writer

PID = re.compile(r"(?:^|/)([0-9a-hjkmnp-tv-z]{10})/?$")


def pid_in(given: str) -> str:
    """The pid out of a permalink, or by itself; "" of nothing. ValidationError if it is neither."""
    given = given.strip()
    found = PID.search(given)
    if given and found is None:
        raise forms.ValidationError(_("This is not the link of a claim."))
    return found[1] if found else ""


class WithdrawForm(WriteForm):
    """A reason that the tombstone shows, perhaps a claim that takes the place, and a place for the responses."""

    reason = forms.CharField(label=_("Why is it withdrawn?"), max_length=1_000, widget=forms.Textarea)
    successor = forms.CharField(label=_("Link to the claim that replaces it"), max_length=2_000, required=False)
    responses = forms.ChoiceField(label=_("What becomes of its responses?"), widget=forms.RadioSelect)
    place = forms.CharField(label=_("Link to the claim that they move to"), max_length=2_000, required=False)

    def __init__(self, *args: Any, claim: Claim, above: str, below: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.claim = claim
        field = self.fields["responses"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [
            (above, _("They move up, to where this claim stands")),
            ("place", _("They move to another claim")),
            (BRANCH, _("The whole branch is withdrawn")),
        ]
        field.initial = above
        if not below:
            del self.fields["responses"], self.fields["place"]

    def clean_reason(self) -> str:
        """Text that may be stored."""
        return cleaned(self.cleaned_data["reason"], lines=True)

    def clean_successor(self) -> str:
        """The pid of a claim."""
        return pid_in(self.cleaned_data["successor"])

    def clean_place(self) -> str:
        """The pid of a claim."""
        return pid_in(self.cleaned_data["place"])

    def act(self, writer: Writer) -> Made:
        """Withdraw it."""
        given = self.given("place")
        chosen = given.get("responses", REFUSE)
        given["responses"] = self.cleaned_data["place"] if chosen == "place" else chosen
        return writer.make(withdraw_claim, pid=self.claim.pid, **given)
