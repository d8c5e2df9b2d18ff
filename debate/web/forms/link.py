"""What can be done to a link: each its own form, told apart by `what`."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from debate.arguments.linking import change_link, make_home, move_link, separate_link, withdraw_link
from debate.models import Claim, Link
from debate.web.forms.place import ANSWERS, PLACEMENTS, RELATIONS, fitting
from debate.web.forms.structure import WHY, Action, StructureForm, why
from debate.web.forms.target import Groups, TargetMixin


class LinkForm(StructureForm):
    """`what` says which; a subclass says when it makes sense."""

    name = ""
    what = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, link: Link, groups: Groups, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.link = link
        self.fields["what"].initial = self.name
        self.auto_id = f"id_{self.name}_%s"

    @classmethod
    def fits(cls, link: Link) -> bool:
        """Whether it can be done to this link."""
        return True

    def given(self, *but: str) -> dict[str, Any]:
        """Without what only tells the forms apart."""
        return super().given("what", *but)


class ChangeForm(LinkForm):
    """Another relation or placement where it is."""

    name = "change"
    relation = forms.ChoiceField(label=_("How does it bear on it?"), widget=forms.RadioSelect)
    placement = forms.ChoiceField(label=_("Who says so?"), choices=PLACEMENTS, widget=forms.RadioSelect)
    summary = forms.CharField(label=WHY, max_length=1_000, required=False)

    def __init__(self, *args: Any, link: Link, **kwargs: Any) -> None:
        super().__init__(*args, link=link, **kwargs)
        target = link.target_claim
        relation = self.fields["relation"]
        assert isinstance(relation, forms.ChoiceField)
        relation.choices = [one for one in [*RELATIONS, ANSWERS] if one[0] in _relations(link, target)]
        relation.initial, self.fields["placement"].initial = link.relation, link.placement
        if len(_relations(link, target)) < 2:
            del self.fields["relation"]

    def change(self) -> tuple[Action, dict[str, Any]]:
        """What is as it was changes nothing."""
        return change_link, {"pid": self.link.pid, **self.chosen()}


def _relations(link: Link, target: Claim | None) -> list[str]:
    """The relations that a link can have where it is."""
    if target is None:
        return ["con"]
    if target.kind != Claim.Kind.QUESTION:
        return ["pro", "con", "context"]
    return ["answers"] if link.home and link.premise.kind == Claim.Kind.POSITION else ["context"]


class MoveForm(TargetMixin, LinkForm):
    """Under another claim, or against another connection."""

    name = "move"
    relation = forms.ChoiceField(label=_("How does it bear on it?"), choices=RELATIONS, widget=forms.RadioSelect)
    summary = forms.CharField(label=WHY, max_length=1_000, required=False)
    field_order = ("near_target", "target", "relation", "summary")

    def __init__(self, *args: Any, link: Link, groups: Groups, **kwargs: Any) -> None:
        super().__init__(*args, link=link, groups=groups, **kwargs)
        self.add_target("target", _("Where does it go?"), groups, links=True)
        self.fields["relation"].initial = link.relation
        self.order_fields(self.field_order)

    @classmethod
    def fits(cls, link: Link) -> bool:
        """A position stays under the question."""
        return not (link.home and link.premise.kind == Claim.Kind.POSITION)

    def change(self) -> tuple[Action, dict[str, Any]]:
        """With all that stands below, where the claim is drawn here."""
        given = self.chosen()
        given["relation"] = fitting(given["target"], given["relation"])
        return move_link, {"pid": self.link.pid, **given}


class HomeForm(LinkForm):
    """Draw the claim here."""

    name = "home"

    @classmethod
    def fits(cls, link: Link) -> bool:
        """It is drawn elsewhere, and no position, which is drawn under the question."""
        return not link.home and link.premise.kind != Claim.Kind.POSITION

    def change(self) -> tuple[Action, dict[str, Any]]:
        """Where it was drawn it stays."""
        return make_home, {"pid": self.link.pid}


class SeparateForm(LinkForm):
    """Let a joint premise count by itself."""

    name = "separate"

    @classmethod
    def fits(cls, link: Link) -> bool:
        """It is one of several."""
        return bool(link.group)

    def change(self) -> tuple[Action, dict[str, Any]]:
        """Its partners stay joint, if there are two of them."""
        return separate_link, {"pid": self.link.pid}


class AwayForm(LinkForm):
    """Take the claim away from here."""

    name = "away"
    reason = why(_("Why does it not belong here?"), required=True)

    @classmethod
    def fits(cls, link: Link) -> bool:
        """It stands elsewhere as well."""
        return not link.home

    def change(self) -> tuple[Action, dict[str, Any]]:
        """The link is withdrawn, and answers so."""
        return withdraw_link, {"pid": self.link.pid, **self.chosen()}


FORMS: tuple[type[LinkForm], ...] = (ChangeForm, MoveForm, HomeForm, SeparateForm, AwayForm)
