"""Speakers: who somebody is."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from debate.models import Speaker
from debate.models.base import Language
from debate.people.actions import SpeakerFields, add_speaker, edit_speaker
from debate.web.forms.languages import add_fields, shown, translations
from debate.web.forms.upon import EditForm, Values
from debate.web.writing import Made, Writer

NAMES = {"name": _("Name"), "note": _("Who this is, in a sentence")}
KINDS = [("person", _("Person")), ("organization", _("Organisation")), ("unnamed", _("Somebody unnamed"))]


class SpeakerForm(EditForm):
    """Add a speaker, or edit one."""

    name = forms.CharField(label=NAMES["name"])
    kind = forms.ChoiceField(label=_("Kind"), choices=KINDS, initial="person", widget=forms.RadioSelect)
    language = forms.ChoiceField(label=_("Language of the name"), choices=Language.choices)
    note = forms.CharField(label=NAMES["note"], required=False, widget=forms.Textarea)
    aliases = forms.CharField(label=_("Other names"), required=False, widget=forms.Textarea, help_text=_("One a line"))

    def __init__(self, *args: Any, speaker: Speaker | None = None, **kwargs: Any) -> None:
        super().__init__(*args, present=present(speaker) if speaker else None, **kwargs)
        self.speaker = speaker
        if speaker is not None:
            add_fields(self, speaker.language, NAMES, longer=frozenset({"note"}))

    def act(self, writer: Writer) -> Made:
        """Add it, or change what differs from what was seen."""
        wanted = _speaker(self.cleaned_data)
        if self.speaker is None:
            return writer.make(add_speaker, speaker=wanted)
        seen = _speaker(self.cleaned_data["seen"])
        return writer.make(edit_speaker, pid=self.speaker.pid, speaker=wanted, seen=seen)


def present(speaker: Speaker) -> Values:
    """What is said of a speaker, by the names of the form's fields."""
    own = {name: getattr(speaker, name) for name in ("name", "kind", "language", "note")}
    return own | {"aliases": "\n".join(speaker.aliases)} | shown(speaker, NAMES)


def _speaker(given: dict[str, Any]) -> SpeakerFields:
    own = {name: given.get(name, "") for name in ("name", "kind", "language", "note")}
    aliases = given.get("aliases", "").splitlines()
    return SpeakerFields(**own, aliases=aliases, translations=translations(given, NAMES))
