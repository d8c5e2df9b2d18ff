"""What else is done with a note: take it back, flag it, look at what was flagged."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from debate.annotations.actions import REASON, flag_note, keep_note, withdraw_note
from debate.models import Annotation
from debate.web.forms import fields
from debate.web.forms.write import WriteForm
from debate.web.writing import location


class OfNote(WriteForm):
    """An action on one note; afterwards to `default`, or back where the form was opened."""

    def __init__(self, *args: Any, note: Annotation, **more: Any) -> None:
        super().__init__(*args, **more)
        self.note = note

    def goes_to(self, made: Any, default: str) -> str:
        """Back."""
        return location(None, default, self.cleaned_data["next"])


class WithdrawNoteForm(OfNote):
    """Somebody else's goes with a reason."""

    reason = fields.WordsField(REASON, lines=True, rows=3, label=_("Why?"), required=False)

    def __init__(self, *args: Any, mine: bool, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["reason"].required = not mine

    def act(self, writer: Any) -> Any:
        """Withdraw it."""
        reason = self.cleaned_data["reason"]
        return withdraw_note(debate=writer.debate, pid=self.note.pid, by=writer.who, reason=reason)


class FlagForm(OfNote):
    """What is wrong with it."""

    reason = fields.WordsField(
        REASON, label=_("What is wrong with this note?"), help_text=_("Only the editors of this debate read this.")
    )

    def act(self, writer: Any) -> Any:
        """Flag it."""
        reason = self.cleaned_data["reason"]
        return flag_note(debate=writer.debate, pid=self.note.pid, reason=reason, by=writer.who)


class KeepForm(OfNote):
    """What was flagged stays."""

    def act(self, writer: Any) -> Any:
        """Close what was flagged."""
        return keep_note(debate=writer.debate, pid=self.note.pid, by=writer.who)
