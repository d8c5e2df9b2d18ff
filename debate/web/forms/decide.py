"""Decide on a proposal: accept it as it is or edited, decline it with a reason, take one's own back."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from debate.editing.proposals import accept, decline, editable, take_back
from debate.models import Proposal
from debate.web.forms.write import WriteForm
from debate.web.writing import Made, Writer

LABELS = {"text": _("The claim"), "headline": _("Headline"), "detail": _("Detail")}


class DecideForm(WriteForm):
    """The decision is the button that was pressed; words of a claim may be edited on the way."""

    decision = forms.ChoiceField(choices=[(name, name) for name in ("accept", "decline", "take back")])
    reason = forms.CharField(label=_("Reason, shown to the proposer"), required=False, widget=forms.Textarea)

    def __init__(self, *args: Any, proposal: Proposal, edits: bool, mine: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.proposal, self.edits, self.mine = proposal, edits, mine
        self.words = editable(proposal) if edits else {}
        accepts = self.data.get("decision", "accept") == "accept"
        for name, value in self.words.items():
            widget = forms.Textarea if name != "headline" else forms.TextInput
            self.fields[name] = forms.CharField(
                label=LABELS[name], initial=value, required=accepts and name == "text", widget=widget
            )

    def clean_decision(self) -> str:
        """What this person may decide."""
        chosen: str = self.cleaned_data["decision"]
        if not (self.mine if chosen == "take back" else self.edits):
            raise forms.ValidationError(_("This is not possible here."))
        return chosen

    def act(self, writer: Writer) -> Made:
        """Decide, and return to the proposal."""
        about: dict[str, Any] = {"debate": writer.debate, "proposal": self.proposal.pk, "by": writer.who}
        decision, reason = self.cleaned_data["decision"], self.cleaned_data["reason"]
        if decision == "take back":
            return take_back(**about)
        if decision == "decline":
            return decline(**about, reason=reason)
        edited = {name: self.cleaned_data[name] for name in self.words if self.cleaned_data[name] != self.words[name]}
        accept(**about, edited=edited, reason=reason)
        return self.proposal
