"""Report a mistake; answer one."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from debate.editing.reports import close_report, report
from debate.history.refusals import Refused
from debate.models import Debate, User
from debate.web.forms.target import pid_in
from debate.web.forms.told import cleaned, tell


class ReportForm(forms.Form):
    """What is wrong, and, for whoever wants an answer, where to send it. `website` is left empty by people."""

    about = forms.CharField(label=_("Link to what it is about"), max_length=2_000, required=False)
    body = forms.CharField(label=_("What is wrong?"), max_length=2_000, widget=forms.Textarea)
    contact = forms.CharField(
        label=_("How can the editors reach you?"),
        max_length=300,
        required=False,
        help_text=_("A mail address, if you want an answer. Only the editors of this debate see it."),
    )
    website = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label_suffix = ""

    def clean_about(self) -> str:
        """A pid, or nothing for the debate as a whole."""
        return pid_in(self.cleaned_data["about"])

    def clean_body(self) -> str:
        """Text that may be stored."""
        return cleaned(self.cleaned_data["body"], lines=True)

    def send(self, debate: Debate, by: User | None) -> bool:
        """Keep it; what fills the hidden field is no person, and is told the same."""
        given = self.cleaned_data
        if given["website"]:
            return True
        try:
            about = given["about"] or debate.pid
            report(debate=debate, pid=about, body=given["body"], contact=given["contact"], by=by)
        except Refused as error:
            tell(self, error)
        return not self.errors


class AnswerForm(forms.Form):
    """What became of a report."""

    report = forms.IntegerField(widget=forms.HiddenInput)
    answer = forms.CharField(label=_("What became of it"), max_length=1_000, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label_suffix = ""

    def send(self, debate: Debate, by: User) -> bool:
        """Close it."""
        try:
            close_report(debate=debate, by=by, **self.cleaned_data)
        except Refused as error:
            tell(self, error)
        return not self.errors
