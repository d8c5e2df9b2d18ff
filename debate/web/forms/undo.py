"""Take things back: a change, a person's changes, a wording."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from debate.arguments.actions import restore_wording
from debate.editing.undo import Undone, undo_change, undo_person
from debate.models import Claim, User
from debate.web.forms.told import cleaned
from debate.web.forms.write import WriteForm
from debate.web.writing import Made, Writer


class UndoForm(WriteForm):
    """Undo one change, perhaps with a reason that the history shows."""

    summary = forms.CharField(label=_("Why? (optional)"), max_length=1_000, required=False)

    def __init__(self, *args: Any, revision: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.revision = revision

    def clean_summary(self) -> str:
        """Text that may be stored."""
        return cleaned(self.cleaned_data["summary"])

    def act(self, writer: Writer) -> Made:
        """Undo it."""
        return writer.make(undo_change, revision=self.revision, **self.given())


class PersonForm(forms.Form):
    """Whose changes, and since when; asked for by the address."""

    person = forms.TypedChoiceField(label=_("Person"))
    since = forms.DateTimeField(
        label=_("Since (UTC)"), widget=forms.DateTimeInput({"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
    )

    def __init__(self, *args: Any, people: list[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label_suffix = ""
        self.people = {str(user.pk): user for user in people}
        field = self.fields["person"]
        assert isinstance(field, forms.TypedChoiceField)
        field.choices = [(key, user.get_full_name()) for key, user in self.people.items()]
        field.coerce = self.people.__getitem__


class UndoPersonForm(UndoForm):
    """Undo what was listed: a person's changes since a time, up to a revision."""

    def __init__(self, *args: Any, person: User, since: datetime, until: int, **kwargs: Any) -> None:
        super().__init__(*args, revision=until, **kwargs)
        self.person, self.since = person, since

    def act(self, writer: Writer) -> Made:
        """Undo them; only who edits may, and no suggestion is made of it."""
        found: Undone = undo_person(
            debate=writer.debate,
            person=self.person,
            since=self.since,
            until=self.revision,
            by=writer.who,
            **self.given(),
        )
        return found.entries[0] if found.entries else None


class RestoreForm(WriteForm):
    """Make an old wording the present one again."""

    def __init__(self, *args: Any, claim: Claim, language: str, number: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.about = {"pid": claim.pid, "language": language, "number": number}

    def act(self, writer: Writer) -> Made:
        """As a new version."""
        return writer.make(restore_wording, **self.about)
