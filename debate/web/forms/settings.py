"""What a debate says of itself, and who may see it."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.db import transaction
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from debate.editing.settings import LIMITS, LINES, TRANSLATED, Stale, change_settings, set_access
from debate.history.refusals import Refused
from debate.models import Debate, User
from debate.models.base import Language
from debate.web.forms.told import cleaned, tell
from debate.web.said import PUBLISHED, VISIBILITY
from debate.web.writing import hold

LABELS = {
    "title": _("Title"),
    "summary": _("Summary, in two sentences"),
    "about": _("About this debate: who made it, from what, as of when (Markdown)"),
    "licence": _("Licence of the debate's own words"),
}
STALE = _("Somebody else changed the settings while you did. Nothing is lost: compare, then save again.")
NOTHING = _("This is how it is already.")


def text_field(name: str, language: str, *, required: bool = False) -> forms.CharField:
    """A field of one of the debate's texts."""
    rows = {"summary": 3, "about": 10}.get(name)
    given: dict[str, Any] = {"lang": language}
    widget = forms.Textarea(attrs=given | {"rows": rows, "class": "sized"}) if rows else forms.TextInput(attrs=given)
    return forms.CharField(label=LABELS[name], max_length=LIMITS[name], required=required, widget=widget)


class WordsForm(forms.Form):
    """Title, summary, about text, licence; and the first three in the other languages."""

    stale = False

    def __init__(self, *args: Any, debate: Debate, **kwargs: Any) -> None:
        self.debate = debate
        self.others = [(code, str(label)) for code, label in Language.choices if code != debate.language]
        initial = {name: getattr(debate, name) for name in LIMITS}
        for code, _label in self.others:
            words = debate.translations.get(code, {})
            initial |= {f"{name}_{code}": words.get(name, "") for name in TRANSLATED}
        super().__init__(*args, **{**kwargs, "initial": initial})
        self.label_suffix = ""
        for name in LIMITS:
            self.fields[name] = text_field(name, debate.language, required=name == "title")
        for code, _label in self.others:
            self.fields |= {f"{name}_{code}": text_field(name, code) for name in TRANSLATED}

    def clean(self) -> None:
        """Texts that may be stored; a translation needs a title."""
        for name, text in list(self.cleaned_data.items()):
            try:
                self.cleaned_data[name] = cleaned(text, lines=name.partition("_")[0] in LINES)
            except forms.ValidationError as error:
                self.add_error(name, error)
        if "title" not in self.errors and not self.cleaned_data.get("title"):
            self.add_error("title", _("Write a title."))
        for code, _label in self.others:
            words = [self.cleaned_data.get(f"{name}_{code}") for name in TRANSLATED]
            if any(words) and not words[0] and f"title_{code}" not in self.errors:
                self.add_error(f"title_{code}", _("A translation needs a title."))

    def own(self) -> Iterator[BoundField]:
        """The fields of the debate's own language."""
        return (self[name] for name in LIMITS)

    def translations(self) -> Iterator[tuple[str, str, list[BoundField]]]:
        """Language, its name, its fields."""
        return ((code, label, [self[f"{name}_{code}"] for name in TRANSLATED]) for code, label in self.others)

    def act(self, *, was: str, by: User) -> bool:
        """Save; False, with the reason among the errors, if somebody else was faster."""
        told = self.cleaned_data
        values: dict[str, Any] = {name: told[name] for name in LIMITS}
        values["translations"] = {
            code: {name: told[f"{name}_{code}"] for name in TRANSLATED} for code, _label in self.others
        }
        try:
            with transaction.atomic():
                hold(by, "manage", self.debate)
                self.debate = change_settings(debate=self.debate, values=values, was=was, by=by)
        except Refused as error:
            tell(self, error)
        except Stale as error:
            self.debate, self.stale = error.debate, True
            self.add_error(None, STALE)
        return not self.errors

    def differing(self) -> list[tuple[str, str]]:
        """Label and present value of each field that holds something else now."""
        now = WordsForm(debate=self.debate).initial
        return [(str(self.fields[name].label), now[name]) for name in self.fields if now[name] != self[name].value()]


class AccessForm(forms.Form):
    """Visibility and publication, in two steps: what will happen, then the deed."""

    visibility = forms.ChoiceField(choices=list(VISIBILITY.items()), widget=forms.RadioSelect)
    published = forms.ChoiceField(choices=list(PUBLISHED.items()), widget=forms.RadioSelect)

    stale = False

    def __init__(self, *args: Any, debate: Debate, **kwargs: Any) -> None:
        self.debate = debate
        now = {"visibility": debate.visibility, "published": "published" if debate.published_at else "draft"}
        super().__init__(*args, **{**kwargs, "initial": now})

    def clean(self) -> None:
        """Something that is to change."""
        if not self.errors and all(self.cleaned_data[name] == self.initial[name] for name in self.fields):
            self.add_error(None, NOTHING)

    def act(self, *, was: str, by: User) -> bool:
        """Do it; False, with the reason among the errors, if somebody else was faster."""
        told = self.cleaned_data
        published = told["published"] == "published"
        try:
            with transaction.atomic():
                hold(by, "manage", self.debate)
                self.debate = set_access(
                    debate=self.debate, visibility=told["visibility"], published=published, was=was, by=by
                )
        except Refused as error:
            tell(self, error)
        except Stale as error:
            self.debate, self.stale = error.debate, True
            self.add_error(None, STALE)
        return not self.errors
