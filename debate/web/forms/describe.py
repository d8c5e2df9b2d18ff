"""Describe a claim: what kind of statement it is, in whose voice, under which tags."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from debate.arguments.actions import describe_claim
from debate.web.forms import fields
from debate.web.forms.write import WriteForm
from debate.web.writing import Made, Writer

FIELDS = ("nature", "voice", "tags")


class DescribeForm(WriteForm):
    """Carries what it was opened upon, so that only what this person changed is written."""

    nature = forms.ChoiceField(
        label=_("What kind of statement is it?"), choices=fields.NATURES, widget=forms.RadioSelect, required=False
    )
    voice = forms.ChoiceField(label=_("Who says it?"), choices=fields.VOICES, widget=forms.RadioSelect)
    tags = fields.TagsField()
    summary = fields.summary_field()
    was_nature = forms.CharField(widget=forms.HiddenInput, required=False)
    was_voice = forms.CharField(widget=forms.HiddenInput, required=False)
    was_tags = forms.CharField(widget=forms.HiddenInput, required=False, strip=False)

    def __init__(self, *args: Any, pid: str, present: dict[str, Any], known: list[str], **more: Any) -> None:
        super().__init__(*args, auto_id=f"describe_{pid}_%s", **more)
        self.pid, self.present, self.overtaken = pid, present, False
        self.fields["tags"].widget.known = known
        self.initial = {**present, **{f"was_{name}": _plain(present[name]) for name in FIELDS}, **self.initial}

    def clean(self) -> dict[str, Any]:
        """What is as it was stays out; what somebody else changed meanwhile, and this person too, is asked again."""
        given = super().clean() or self.cleaned_data
        for name in FIELDS:
            wanted, was, now = (_plain(value) for value in (given.get(name), given[f"was_{name}"], self.present[name]))
            if wanted == was:
                given[name] = None
            elif now not in (was, wanted):
                self.overtaken = True
                told = _("Somebody changed this meanwhile; now it is: %(now)s. Send again what it shall be.")
                self.add_error(name, forms.ValidationError(told, params={"now": self._said(name)}))
        if self.overtaken:  # the next time it is meant upon what is there now
            sent: Any = self.data
            self.data = sent = sent.copy()
            for name in FIELDS:
                sent[f"was_{name}"] = _plain(self.present[name])
        return given

    def _said(self, name: str) -> str:
        """The present value in words."""
        value = self.present[name]
        if name == "tags":
            return ", ".join(value) or "–"
        return str(dict(fields.NATURES if name == "nature" else fields.VOICES)[value])

    def act(self, writer: Writer) -> Made:
        """Describe it."""
        own = {name: self.cleaned_data[name] for name in FIELDS}
        return writer.make(describe_claim, pid=self.pid, summary=self.cleaned_data["summary"], **own)


def _plain(value: Any) -> str:
    """A value as a hidden field holds it."""
    return "、".join(value) if isinstance(value, list) else str(value or "")
