"""A form in two steps: what was chosen is rehearsed and told, and made once the person has seen what it will affect."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from django import forms
from django.utils.choices import flatten_choices
from django.utils.translation import gettext_lazy as _

from debate.arguments.batch import Naming, namings
from debate.editing.impact import Bearing, Impact, foresee
from debate.history.actions import lock_debate
from debate.history.refusals import Refused, Why
from debate.models import Change
from debate.web.forms.told import REFUSALS, tell
from debate.web.forms.write import TORN, WriteForm
from debate.web.writing import Made, Writer

Action = Callable[..., Change | None]
STEP = ("sure", "back", "seen")
WHY = _("Why? (shown in the history)")


def why(label: Any = WHY, *, required: bool = False) -> forms.CharField:
    """A field for a reason in some lines."""
    return forms.CharField(label=label, max_length=1_000, required=required, widget=forms.Textarea(attrs={"rows": 3}))


class Meanwhile(ValueError):
    """The debate is no longer what the person saw."""


@dataclass(frozen=True, slots=True)
class SideTold:
    """For (+1) or against (−1) a position."""

    position: Naming
    sign: int


@dataclass(frozen=True, slots=True)
class TurnTold:
    """A claim that will count otherwise, in words."""

    claim: Naming
    before: SideTold | None
    after: SideTold | None
    below: int


class StructureForm(WriteForm):
    """A subclass says in change() which action with which fields; `impact` is there once it is to be confirmed."""

    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)
    impact: Impact | None = None
    turns: tuple[TurnTold, ...] = ()
    choice: list[tuple[Any, Any]] = []  # noqa: RUF012 - set anew, never changed
    meanwhile = False

    def change(self) -> tuple[Action, dict[str, Any]]:
        """The action, and its fields."""
        raise NotImplementedError

    def chosen(self, *but: str) -> dict[str, Any]:
        """The fields of the form's own, by name."""
        return self.given("seen", *but)

    def act(self, writer: Writer) -> Made:
        """Make the change, if the debate is what was seen."""
        if lock_debate(writer.debate.pk).revision != self.cleaned_data["seen"]:
            raise Meanwhile
        action, fields = self.change()
        return writer.make(action, **fields)

    def proceed(self, writer: Writer, default: str) -> str:
        """Where to go once it is done; else "", with errors, or with the impact to confirm."""
        if "back" in self.data:
            return ""
        if "sure" in self.data:
            try:
                goes_to = self.send(writer, default)
            except Meanwhile:
                self.meanwhile = True
            else:
                return goes_to
        if self.is_valid():
            self._foresee(writer)
        return ""

    def _foresee(self, writer: Writer) -> None:
        try:
            action, fields = self.change()
            self.impact = foresee(action=action, debate=writer.debate, by=writer.who, **fields)
        except Refused as error:
            tell(self, error)
        except TORN as error:
            self.torn(error)
        else:
            if self.impact is None:
                self.add_error(None, REFUSALS[Why.NOTHING])
            else:
                self.turns = _told(writer.debate.pk, self.impact)
                self.choice = self._choice(writer.debate.pk)

    def _choice(self, debate_id: int) -> list[tuple[Any, Any]]:
        """What was chosen, in words, field by field: one query where claims were named."""
        targets = [name for name in getattr(self, "targets", {}) if self.cleaned_data.get(name)]
        known = {row.pid: row for row in namings(debate_id, [self.cleaned_data[name] for name in targets])}
        found: list[tuple[Any, Any]] = []
        for name, field in self.fields.items():
            value = self.cleaned_data.get(name)
            if name in targets:
                label = self.fields[f"near_{name}"].label
                found.append((label, known[value].text if value in known else self._offered(name, value)))
            elif isinstance(field, forms.MultipleChoiceField):
                found += [(field.label, dict(field.choices)[one]) for one in value or []]  # type: ignore[arg-type]
            elif isinstance(field, forms.ChoiceField) and value and name not in getattr(self, "targets", {}):
                found.append((field.label, dict(field.choices)[value]))  # type: ignore[arg-type]
        return found

    def _offered(self, name: str, value: Any) -> str:
        """What is chosen as the select calls it; a thing that it does not offer by its pid."""
        near: Any = self.fields[f"near_{name}"]
        return str(dict(flatten_choices(near.choices)).get(value, value))

    @property
    def carried(self) -> list[Any]:
        """The choice, for the hidden fields of the second step."""
        return [field for field in self if field.name not in STEP]

    @property
    def fresh_id(self) -> str:
        """An id for another form on the same page."""
        return str(uuid4())

    @property
    def status(self) -> int:
        """Of the answer: 400 with errors, 409 if the debate changed in between."""
        if self.is_bound and self.errors:
            return 400
        return 409 if self.meanwhile else 200


def _told(debate_id: int, impact: Impact) -> tuple[TurnTold, ...]:
    """The claims that turn, with words: one query, none if none turns."""
    named = impact.turns.named
    sides = [side for turn in named for side in (turn.before, turn.after) if side]
    pids = [turn.pid for turn in named] + [side.position for side in sides]
    known = {naming.pid: naming for naming in namings(debate_id, pids)} if pids else {}

    def told(side: Bearing | None) -> SideTold | None:
        return SideTold(known[side.position], side.sign) if side and side.position in known else None

    return tuple(
        TurnTold(known[turn.pid], told(turn.before), told(turn.after), turn.below)
        for turn in named
        if turn.pid in known
    )
