"""Withdraw a claim: why, what replaces it, and what becomes of its responses."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from debate.editing.withdraw import BRANCH, REFUSE, withdraw_claim
from debate.models import Claim
from debate.web.forms.structure import Action, StructureForm, why
from debate.web.forms.target import Groups, TargetMixin
from debate.web.forms.told import cleaned

UP, PLACE = "up", "place"
RESPONSES = [
    (UP, _("They move up, to where this claim stands")),
    (PLACE, _("They move to another claim")),
    (BRANCH, _("They are withdrawn with it, and all that stands below them")),
]


class WithdrawForm(TargetMixin, StructureForm):
    """A reason that the tombstone shows, perhaps a claim that takes the place, and a place for the responses."""

    reason = why(_("Why is it withdrawn?"), required=True)
    responses = forms.ChoiceField(
        label=_("What becomes of its responses?"), choices=RESPONSES, initial=UP, widget=forms.RadioSelect
    )
    field_order = ("reason", "responses", "near_place", "place", "near_successor", "successor")

    def __init__(self, *args: Any, claim: Claim, above: str, below: int, groups: Groups, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.claim, self.above = claim, above
        if below:
            self.add_target("place", _("The claim that they move to"), groups, required=False)
        else:
            del self.fields["responses"]
        self.add_target("successor", _("Another claim that replaces it"), groups, required=False)
        self.order_fields(self.field_order)

    def clean_reason(self) -> str:
        """Text that may be stored."""
        return cleaned(self.cleaned_data["reason"], lines=True)

    def clean(self) -> dict[str, Any]:
        """A place, where they are to move to one."""
        given = super().clean()
        if given.get("responses") == PLACE and not given.get("place") and "place" not in self.errors:
            self.add_error("near_place", _("Choose one, or paste its link."))
        return given

    def change(self) -> tuple[Action, dict[str, Any]]:
        """It goes, with its links, passages and notes."""
        given = self.chosen("place")
        places = {UP: self.above, PLACE: self.cleaned_data.get("place", ""), BRANCH: BRANCH}
        given["responses"] = places.get(given.get("responses", ""), REFUSE)
        return withdraw_claim, {"pid": self.claim.pid, **given}
