"""Name another thing, as a rule a claim: choose it among those near by, or paste its link."""

import re
from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from debate.arguments.nearby import Choice
from debate.web.templatetags.biantu import brief

PID = re.compile(r"(?:^|/)([0-9a-hjkmnp-tv-z]{10})/?(?:[?#].*)?$")
LABEL = 48
INDENT = "\u2003"
GROUPS = {
    "all": _("All claims"),
    "same": _("Says the same"),
    "positions": _("Positions"),
    "above": _("On the way up to the question"),
    "beside": _("Beside it"),
    "below": _("Below it"),
}
Groups = list[tuple[str, list[Choice]]]


def pid_in(given: str) -> str:
    """The pid out of a permalink, or by itself; "" of nothing. ValidationError if it is neither."""
    given = given.strip()
    found = PID.search(given)
    if given and found is None:
        raise forms.ValidationError(_("This is not a link to anything here."))
    return found[1] if found else ""


def near_choices(groups: Groups) -> Iterable[Any]:
    """The options of a select, deeper claims further in; without headings where there is one group."""
    options = [(GROUPS[name], [(choice.claim.pid, _label(choice)) for choice in rows]) for name, rows in groups]
    return [("", "—"), *(options[0][1] if len(options) == 1 else options)]


def _label(choice: Choice) -> str:
    return INDENT * min(choice.depth, 8) + Truncator(brief(choice.claim)).chars(LABEL)  # type: ignore[arg-type]


class TargetMixin(forms.Form):
    """Adds fields by add_target; after cleaning, the field of that name holds the chosen pid."""

    targets: dict[str, bool]

    def add_target(self, name: str, label: Any, groups: Groups, *, required: bool = True, links: bool = False) -> None:
        """A select `near_<name>` and a field for a link, which counts where both are given."""
        self.targets = {**getattr(self, "targets", {}), name: required}
        chosen = forms.ChoiceField(label=label, choices=near_choices(groups), required=False)
        given = forms.CharField(label=_("… or paste its link"), max_length=2_000, required=False)
        if links:
            given.help_text = _("The link of a connection makes it an objection to that connection.")
        self.fields[f"near_{name}"], self.fields[name] = chosen, given

    def offer(self, name: str, choices: Iterable[Any]) -> None:
        """Let other things than claims be chosen: options of a select, or groups of them."""
        near = self.fields[f"near_{name}"]
        assert isinstance(near, forms.ChoiceField)
        near.choices = [("", "—"), *choices]

    def clean(self) -> dict[str, Any]:
        """One pid for each target, from the link or the select."""
        for name, required in getattr(self, "targets", {}).items():
            near = self.cleaned_data.pop(f"near_{name}", "")
            if name not in self.cleaned_data:
                continue
            try:
                self.cleaned_data[name] = pid_in(self.cleaned_data[name]) or near
            except forms.ValidationError as error:
                self.add_error(name, error)
                continue
            if required and not self.cleaned_data[name]:
                self.add_error(f"near_{name}", _("Choose one, or paste its link."))
        return self.cleaned_data
