"""Edit a thing that others may be editing: the form carries what its editor saw, and shows what came meanwhile."""

import json
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from debate.history.refusals import Why
from debate.web.forms.languages import is_translation
from debate.web.forms.write import WriteForm
from debate.web.writing import Starter, Writer

Values = dict[str, str]


class EditForm(WriteForm):
    """`present` is what the thing says now, by the names of the fields; None where it is made."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, present: Values | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **{"initial": present, **kwargs})
        self.present = present
        self.overtaken = False
        if present is None:
            del self.fields["seen"]
        else:
            self.fields["seen"].initial = json.dumps(present)

    def clean_seen(self) -> Values:
        """What the form was opened upon."""
        try:
            found = json.loads(self.cleaned_data["seen"])
        except (ValueError, RecursionError) as error:
            raise forms.ValidationError(_("The form has expired")) from error
        if not isinstance(found, dict) or not all(isinstance(value, str) for value in found.values()):
            raise forms.ValidationError(_("The form has expired"))
        return found

    @property
    def status(self) -> int:
        """409 where somebody came before."""
        return 409 if self.overtaken else super().status

    def send(self, writer: Writer | Starter, default: str) -> str:
        """Act, once; where somebody else changed the same meanwhile, show that, and let it be sent again."""
        goes_to = super().send(writer, default)
        told = [error.code for errors in self.errors.as_data().values() for error in errors]
        if not goes_to and Why.OVERTAKEN in told:
            self.overtaken = True
            self._show_present()
        return goes_to

    def _show_present(self) -> None:
        """Say what was changed meanwhile, and take over what was changed where this editor changed nothing."""
        saw: Values = self.cleaned_data.get("seen", {})
        for name, value in (self.present or {}).items():
            mine = str(self.data.get(name, "")).replace("\r\n", "\n")
            if name not in self.fields or value in (saw.get(name), mine):
                continue
            if mine == saw.get(name):
                self.put(**{name: value})
            else:
                self.add_error(name, _("It says now: %(text)s") % {"text": self._told(name, value)})
        self.put(seen=json.dumps(self.present))

    def _told(self, name: str, value: str) -> str:
        """A value as the form shows it."""
        choices: Any = getattr(self.fields[name], "choices", ())
        return str(dict(choices).get(value, value)) or "–"

    def main_fields(self) -> list[forms.BoundField]:
        """The visible fields but those of other languages."""
        return [field for field in self.visible_fields() if not is_translation(field.name)]

    def more_fields(self) -> list[forms.BoundField]:
        """The fields of other languages."""
        return [field for field in self.visible_fields() if is_translation(field.name)]

    def more_errors(self) -> bool:
        """Whether there is something to mend in another language."""
        return any(field.errors for field in self.more_fields())
