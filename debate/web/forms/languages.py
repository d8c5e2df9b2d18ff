"""The same words in the other languages of the product: fields named as `title_en`."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from debate.models.base import Language

NAMES = {"zh-Hant": _("in Traditional Chinese"), "zh-Hans": _("in Simplified Chinese"), "en": _("in English")}


def others(language: str) -> list[str]:
    """The languages that something in `language` can be translated into."""
    return [code for code in Language.values if code != language]


def is_translation(name: str) -> bool:
    """Whether a field of this name holds words in another language."""
    return name.rpartition("_")[2] in Language.values


def add_fields(form: forms.Form, language: str, names: Mapping[str, Any], longer: frozenset[str] = frozenset()) -> None:
    """A field for each of these names in each other language; `longer` ones get more than a line."""
    for code in others(language):
        for name, label in names.items():
            widget = forms.Textarea if name in longer else forms.TextInput
            told = _("%(name)s, %(language)s") % {"name": label, "language": NAMES[code]}
            form.fields[f"{name}_{code}"] = forms.CharField(label=told, required=False, widget=widget)


def translations(given: Mapping[str, Any], names: Mapping[str, Any]) -> dict[str, dict[str, str]]:
    """{language: {name: text}} out of the values of such fields, where there are any."""
    found = {code: {name: given.get(f"{name}_{code}", "") for name in names} for code in Language.values}
    return {code: wording for code, wording in found.items() if any(wording.values())}


def shown(row: Any, names: Mapping[str, Any]) -> dict[str, str]:
    """The values of such fields, of a row that has translations."""
    return {
        f"{name}_{code}": row.translations.get(code, {}).get(name, "")
        for code in others(row.language)
        for name in names
    }
