"""Let a claim stand in a further place."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from debate.arguments.linking import link_claim
from debate.history.queries import find_address
from debate.models import Address, Claim
from debate.web.forms.structure import Action, StructureForm
from debate.web.forms.target import Groups, TargetMixin

RELATIONS = [("pro", _("It supports it")), ("con", _("It opposes it")), ("context", _("It is context, on no side"))]
ANSWERS = ("answers", _("It answers it, as a position"))
PLACEMENTS = [
    ("reported", _("A source draws this connection")),
    ("editorial", _("The sources do not draw it; the editors do")),
]


def fitting(target: str, relation: str) -> str:
    """The relation to a target: to a connection there is only one."""
    address = find_address(target)
    return "con" if address is not None and address.kind == Address.Kind.LINK else relation


class PlaceForm(TargetMixin, StructureForm):
    """Under which claim or against which connection, how it bears on it, and who says so."""

    relation = forms.ChoiceField(label=_("How does it bear on it?"), choices=RELATIONS, widget=forms.RadioSelect)
    placement = forms.ChoiceField(
        label=_("Who says so?"), choices=PLACEMENTS, initial="editorial", widget=forms.RadioSelect
    )
    field_order = ("near_target", "target", "relation", "placement")

    def __init__(self, *args: Any, claim: Claim, groups: Groups, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.claim = claim
        self.add_target("target", _("Where else does it stand?"), groups, links=True)
        self.order_fields(self.field_order)

    def change(self) -> tuple[Action, dict[str, Any]]:
        """A cross link."""
        given = self.chosen()
        given["relation"] = fitting(given["target"], given["relation"])
        return link_claim, {"premise": self.claim.pid, **given}
