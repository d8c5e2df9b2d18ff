"""Edit a claim's wording in one language, upon the version one saw; and what to show where somebody was quicker."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from debate.arguments.actions import drop_translation, edit_wording
from debate.history.refusals import Stale
from debate.text.diff import Piece, diff, merge
from debate.web.forms import fields
from debate.web.forms.write import WriteForm
from debate.web.writing import Made, Writer

WORDS = {"text": _("The claim"), "headline": _("Headline"), "detail": _("Detail")}


class EditForm(WriteForm):
    """The words of one language; a button named `drop` takes a translation away."""

    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=2**31 - 1)
    text = fields.text_field(WORDS["text"])
    headline = fields.headline_field()
    detail = fields.detail_field()
    summary = fields.summary_field()

    def __init__(self, *args: Any, pid: str, language: str, **more: Any) -> None:
        super().__init__(*args, auto_id=f"edit_{pid}_%s", **more)
        self.pid, self.language = pid, language
        self.fields["text"].help_text = ""
        self.drops = bool(self.data.get("drop"))
        if self.drops:
            for name in WORDS:
                self.fields[name].required = False

    def act(self, writer: Writer) -> Made:
        """Reword it, or take the translation away."""
        if self.drops:
            return writer.make(drop_translation, pid=self.pid, language=self.language)
        return writer.make(edit_wording, pid=self.pid, language=self.language, **self.given())


@dataclass(frozen=True, slots=True)
class Met:
    """One of the texts that two people changed: what each did to it, both laid together, and whether they met."""

    name: str
    label: Any
    theirs: tuple[Piece, ...]
    mine: tuple[Piece, ...]
    my_words: str
    their_words: str
    merged: str
    changed: str
    clean: bool


def conflict(stale: Stale, sent: Mapping[str, str]) -> list[Met]:
    """The texts that either changed, as differences from the version that mine was made upon."""
    found = []
    for name, label in WORDS.items():
        base, theirs, mine = stale.base.get(name, ""), stale.theirs.get(name, ""), sent[name]
        if base == theirs == mine:
            continue
        merged, clean = merge(base, mine, theirs)
        pieces = diff(base, theirs), diff(base, mine)
        found.append(Met(name, label, *pieces, mine, theirs, merged, _changed(base, theirs, mine), clean))
    return found


def _changed(base: str, theirs: str, mine: str) -> str:
    """Who changed a text: they, I, both, or both the same way."""
    if mine == theirs:
        return "alike"
    if mine == base:
        return "they"
    return "I" if theirs == base else "both"


def again(form: EditForm, stale: Stale, met: list[Met]) -> EditForm:
    """A form upon the version that is there now, with both edits in it."""
    merged = {name: form.cleaned_data[name] for name in WORDS} | {text.name: text.merged for text in met}
    initial = {"seen": stale.now, "summary": form.cleaned_data["summary"], "next": form.cleaned_data["next"], **merged}
    return EditForm(initial=initial, pid=form.pid, language=form.language)
