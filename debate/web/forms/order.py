"""Bring the responses of a claim into another order, or let some of them count only together."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from debate.arguments.linking import join_links, order_links
from debate.arguments.queries import Response
from debate.arguments.siblings import Siblings
from debate.web.forms.structure import Action, StructureForm
from debate.web.forms.write import WriteForm
from debate.web.writing import Made, Writer


@dataclass(frozen=True, slots=True)
class Unit:
    """What moves as one: a response, or premises that count only together."""

    pid: str
    responses: tuple[Response, ...]


def units(responses: Iterable[Response], groups: dict[str, str], order: list[str]) -> list[Unit]:
    """The responses in an order of their links' pids (those not named come last), joint ones side by side."""
    places = {pid: number for number, pid in enumerate(order)}
    ordered = sorted(responses, key=lambda row: places.get(row.place.pid, len(places)))
    found: dict[str, list[Response]] = {}
    for row in ordered:
        found.setdefault(groups.get(row.place.pid) or row.place.pid, []).append(row)
    return [Unit(rows[0].place.pid, tuple(rows)) for rows in found.values()]


class OrderForm(WriteForm):
    """`order` are the links as they stand on the page; `up`, `down` and the numbers say how they shall stand."""

    order = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, found: Siblings, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rest = found.rest
        self.units = units(found.responses, found.groups, self.data.get("order", "").split())
        if self.is_bound:
            self._arrange()

    def _arrange(self) -> None:
        numbers = {unit.pid: self._number(unit.pid, place) for place, unit in enumerate(self.units, start=1)}
        self.units.sort(key=lambda unit: numbers[unit.pid])
        pids = [unit.pid for unit in self.units]
        for name, step in (("up", -1), ("down", 1)):
            if (pid := self.data.get(name)) in pids:
                at = pids.index(pid)
                to = min(max(at + step, 0), len(pids) - 1)
                self.units[at], self.units[to] = self.units[to], self.units[at]

    def _number(self, pid: str, place: int) -> float:
        """Where a unit shall stand; one that got another number goes before what has that number already."""
        given = self.data.get(f"number-{pid}", "")
        wanted = int(given) if given.isdecimal() and len(given) < 6 else place
        return place if wanted == place else wanted + (0.5 if wanted > place else -0.5)

    @property
    def pids(self) -> list[str]:
        """All links in the order that the form has now."""
        return [*(row.place.pid for unit in self.units for row in unit.responses), *self.rest]

    @property
    def arranges(self) -> bool:
        """Whether a button only moved something on the page."""
        return "up" in self.data or "down" in self.data

    def act(self, writer: Writer) -> Made:
        """Write the order."""
        return writer.make(order_links, pids=self.pids)


class JoinForm(StructureForm):
    """Two responses or more that bear on the claim in the same way."""

    what = forms.CharField(widget=forms.HiddenInput, initial="join")
    pids = forms.MultipleChoiceField(label=_("Which of them count only together?"), widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, labels: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        pids = self.fields["pids"]
        assert isinstance(pids, forms.MultipleChoiceField)
        pids.choices = labels

    def clean_pids(self) -> list[str]:
        """One alone is not together."""
        chosen: list[str] = self.cleaned_data["pids"]
        if len(chosen) < 2:
            raise forms.ValidationError(_("Choose at least two."))
        return chosen

    def change(self) -> tuple[Action, dict[str, Any]]:
        """A new group."""
        return join_links, {"pids": self.cleaned_data["pids"]}
