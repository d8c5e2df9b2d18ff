"""The name that readers see."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from debate.models import User
from debate.web.forms.told import cleaned


def name_field() -> forms.CharField:
    """A display name: one line, at most 80 characters."""
    widget = forms.TextInput(attrs={"autocomplete": "nickname"})
    return forms.CharField(label=_("Display name"), max_length=80, widget=widget)


class NameForm(forms.Form):
    """Another display name."""

    display_name = name_field()

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label_suffix = ""
        self.initial["display_name"] = user.display_name

    def clean_display_name(self) -> str:
        """Text that may be stored."""
        return cleaned(self.cleaned_data["display_name"].strip())
