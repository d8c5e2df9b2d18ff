"""Withdraw a source, a speaker or a citation: why."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from debate.models import Change
from debate.web.forms.write import WriteForm
from debate.web.writing import Made, Writer


class RetireForm(WriteForm):
    """A reason that the tombstone shows."""

    reason = forms.CharField(label=_("Why is it withdrawn?"), widget=forms.Textarea)

    def __init__(self, *args: Any, action: Callable[..., Change | None], pid: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.action, self.pid = action, pid

    def act(self, writer: Writer) -> Made:
        """Withdraw it."""
        return writer.make(self.action, pid=self.pid, reason=self.cleaned_data["reason"])
