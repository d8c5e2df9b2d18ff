"""Merge a claim into another that says the same, or a speaker into the same one under another name."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from debate.editing.merge import merge_claims, merge_speakers
from debate.models import Claim
from debate.people.queries import SpeakerRow
from debate.web.forms.structure import Action, StructureForm, why
from debate.web.forms.target import Groups, TargetMixin
from debate.web.templatetags.biantu import plain


class MergeForm(TargetMixin, StructureForm):
    """Into which claim, and why."""

    reason = why()
    field_order = ("near_into", "into", "reason")

    def __init__(self, *args: Any, claim: Claim, groups: Groups, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.claim = claim
        fits = [
            (name, [choice for choice in rows if choice.kind == claim.kind]) for name, rows in groups
        ]  # a position goes into a position only
        self.add_target("into", _("Which claim stays?"), [(name, rows) for name, rows in fits if rows])
        self.order_fields(self.field_order)

    def change(self) -> tuple[Action, dict[str, Any]]:
        """The claim goes, the chosen one stays."""
        return merge_claims, {"pid": self.claim.pid, **self.chosen()}


class MergeSpeakerForm(TargetMixin, StructureForm):
    """Into which speaker, and why."""

    reason = why()
    field_order = ("near_into", "into", "reason")

    def __init__(self, *args: Any, pid: str, others: Iterable[SpeakerRow], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.pid = pid
        self.add_target("into", _("Which speaker stays?"), [])
        near = self.fields["near_into"]
        assert isinstance(near, forms.ChoiceField)
        near.choices = [("", "—"), *((row.pid, plain(row.name)) for row in others)]
        self.order_fields(self.field_order)

    def change(self) -> tuple[Action, dict[str, Any]]:
        """The speaker goes, the chosen one stays and gets the name as an alias."""
        return merge_speakers, {"pid": self.pid, **self.chosen()}
