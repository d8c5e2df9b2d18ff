"""Respond: a new claim for, against or beside another, against a connection, or as a position on the question."""

from typing import Any

from django import forms
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from debate.arguments.actions import NewClaim, add_claim
from debate.models import Change
from debate.models.base import Language
from debate.web.forms import fields
from debate.web.forms.write import WriteForm
from debate.web.writing import Made, Writer

AS = {
    "pro": _("It supports this"),
    "con": _("It opposes this"),
    "context": _("Context: it is good to know, and counts for no side"),
    "answers": _("A position: an answer to the question"),
}
PLACES = ("claim", "outline", "map")
"""Where a form is opened, and where one is led afterwards."""


class RespondForm(WriteForm):
    """What is said, how it bears on what it responds to, and under "more" what can as well be said later."""

    at = forms.CharField(widget=forms.HiddenInput, required=False)
    relation = forms.ChoiceField(label=_("How does it bear on this?"), widget=forms.RadioSelect)
    text = fields.text_field(_("Your claim"))
    language = forms.ChoiceField(
        label=_("Language"), choices=[("", _("As the script tells")), *Language.choices], required=False
    )
    headline = fields.headline_field()
    detail = fields.detail_field()
    voice = forms.ChoiceField(label=_("Who says it?"), choices=fields.VOICES, widget=forms.RadioSelect)
    nature = forms.ChoiceField(label=_("What kind of statement is it?"), choices=fields.NATURES, required=False)
    tags = fields.TagsField()
    placement = forms.ChoiceField(
        label=_("Who draws the connection?"), choices=fields.PLACEMENTS, widget=forms.RadioSelect
    )
    summary = fields.summary_field(_("Why you add it"))
    MORE = ("headline", "detail", "voice", "nature", "tags", "placement", "summary")

    def __init__(self, *args: Any, target: str, kind: str, known: list[str], **more: Any) -> None:
        """`kind` is that of the claim responded to, or "link"."""
        super().__init__(*args, auto_id=f"respond_{target}_%s", **more)
        self.target = target
        choices = {"question": ("answers", "context"), "link": ()}.get(kind, ("pro", "con", "context"))
        relation, tags = self.fields["relation"], self.fields["tags"]
        assert isinstance(relation, forms.ChoiceField)
        relation.choices = [(name, AS[name]) for name in choices]
        if not choices:
            del self.fields["relation"]
        tags.widget.known = known
        self.initial = {"voice": "editorial", "placement": "editorial", **self.initial}

    def main(self) -> list[forms.BoundField]:
        """The fields that are always shown."""
        return [field for field in self.visible_fields() if field.name not in self.MORE]

    def more(self) -> list[forms.BoundField]:
        """The others."""
        return [field for field in self.visible_fields() if field.name in self.MORE]

    def more_is_open(self) -> bool:
        """Whether something among the others needs to be seen."""
        return any(name in self.MORE for name in self.errors) or any(self.data.get(n) for n in ("headline", "detail"))

    def clean(self) -> dict[str, Any]:
        """The language, where none was chosen."""
        given = super().clean() or self.cleaned_data
        if not given.get("language") and "text" in given:
            given["language"] = fields.guessed(given["text"])
        return given

    def act(self, writer: Writer) -> Made:
        """Add it."""
        given = self.given("at", "relation", "placement", "summary")
        return writer.make(
            add_claim,
            target=self.target,
            relation=self.cleaned_data.get("relation", "con"),
            claim=NewClaim(**given),
            placement=self.cleaned_data["placement"],
            summary=self.cleaned_data["summary"],
        )

    def goes_to(self, made: Made, default: str) -> str:
        """To the new claim where the form was opened: in the outline, in the map, or on a page."""
        at = self.cleaned_data["at"]
        if isinstance(made, Change) and at in ("outline", "map"):
            where = reverse("outline" if at == "outline" else "debate", args=[made.debate.slug])
            return f"{where}?c={made.pid}" + (f"#b-{made.pid}" if at == "outline" else "")
        return super().goes_to(made, default)
