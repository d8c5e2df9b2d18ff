"""What every form that writes has: an id of its own, where to go afterwards, and words for what cannot be done."""

from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from debate.editing.undo import Overtaken
from debate.history.checks import Unsound
from debate.history.receipts import once
from debate.history.refusals import Refused
from debate.web.forms.told import tell
from debate.web.writing import Made, Writer, digest, location


class WriteForm(forms.Form):
    """A subclass says in act() which action it runs; its fields are named as the action's."""

    form_id = forms.CharField(widget=forms.HiddenInput, max_length=36)
    next = forms.CharField(widget=forms.HiddenInput, max_length=2_000, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label_suffix = ""
        self.fields["form_id"].initial = str(uuid4())

    def clean_form_id(self) -> str:
        """A UUID, as the form was opened with."""
        try:
            return str(UUID(self.cleaned_data["form_id"]))
        except ValueError as error:
            raise forms.ValidationError(_("The form has expired")) from error

    def given(self, *but: str) -> dict[str, Any]:
        """The fields of the form's own, by name."""
        return {name: value for name, value in self.cleaned_data.items() if name not in ("form_id", "next", *but)}

    def act(self, writer: Writer) -> Made:
        """Run the action with what was given."""
        raise NotImplementedError

    def send(self, writer: Writer, default: str) -> str:
        """Act, once; returns where to go, or "" with the reasons among the errors. Stale goes through."""
        if not self.is_valid():
            return ""
        try:
            return once(
                form_id=self.cleaned_data["form_id"],
                digest=digest(self.data),  # type: ignore[arg-type]
                by=writer.who,
                act=lambda: location(self.act(writer), default, self.cleaned_data["next"]),
            )
        except Refused as error:
            tell(self, error)
        except (Unsound, Overtaken) as error:
            if isinstance(error, Overtaken) and error.conflicts:
                self.add_error(None, _("This was changed again since; nothing was done."))
                return ""
            self.add_error(
                None, _("The argument would no longer hold together: a claim would stand nowhere, or too deep.")
            )
        return ""
