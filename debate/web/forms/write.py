"""What every form that writes has: an id of its own, where to go afterwards, and words for what cannot be done."""

from typing import Any, cast
from uuid import UUID, uuid4

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from debate.editing.undo import Overtaken
from debate.history.checks import Unsound
from debate.history.receipts import once
from debate.history.refusals import Refused
from debate.web.forms.told import sentence, tell
from debate.web.writing import Made, Starter, Writer, digest, location

TORN = (Unsound, Overtaken)
BROKEN = _(
    "The debate would no longer hold together: a claim would stand nowhere or too deep, a passage would name what is "
    "gone, or a source's language or readers would not fit."
)


class WriteForm(forms.Form):
    """A subclass says in act() which action it runs; its fields are named as the action's."""

    form_id = forms.CharField(widget=forms.HiddenInput, max_length=36)
    met: Overtaken | None = None
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

    def put(self, **values: str) -> None:
        """Let fields hold these values when the form is shown again."""
        data = cast(QueryDict, self.data).copy()
        for name, value in values.items():
            data[name] = value
        self.data = data

    @property
    def status(self) -> int:
        """The status of a page that shows the form: 400 with anything to mend."""
        return 400 if self.errors else 200

    def given(self, *but: str) -> dict[str, Any]:
        """The fields of the form's own, by name."""
        return {name: value for name, value in self.cleaned_data.items() if name not in ("form_id", "next", *but)}

    def act(self, writer: Writer) -> Made:
        """Run the action with what was given."""
        raise NotImplementedError

    def refused(self, error: Refused) -> None:
        """Say why it could not be done."""
        tell(self, error)

    def goes_to(self, made: Made, default: str) -> str:
        """Where to go after it acted."""
        return location(made, default, self.cleaned_data["next"])

    def send(self, writer: Writer | Starter, default: str) -> str:
        """Act, once; returns where to go, or "" with the reasons among the errors. Stale goes through."""
        if not self.is_valid():
            return ""
        made: list[Made] = []
        try:
            goes_to = once(
                form_id=self.cleaned_data["form_id"],
                digest=digest(self.data, self.files),  # type: ignore[arg-type]
                by=writer.who,
                act=lambda: self._allowed(writer, default, made),
            )
        except Refused as error:
            self.refused(error)
        except TORN as error:
            self.torn(error)
        else:
            for each in made:  # none where the form had come before
                writer.say(each)
            return goes_to
        return ""

    def _allowed(self, writer: Writer | Starter, default: str, made: list[Made]) -> str:
        """Act, if that is still allowed now that nobody else can change who may; where to go."""
        writer.hold()
        made.append(self.act(writer))  # type: ignore[arg-type]
        return self.goes_to(made[0], default)

    def torn(self, error: Unsound | Overtaken) -> None:
        """Say what stands in the way."""
        self.met = error if isinstance(error, Overtaken) else None
        if self.met and self.met.refused:
            self.add_error(None, sentence(self.met.refused))
        elif self.met and self.met.conflicts:
            self.add_error(None, _("This was changed again since; nothing was done."))
        else:
            self.add_error(None, BROKEN)
