"""Fields of forms about claims: texts as they may be stored, tags one by one, and choices that say what they mean."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.http import QueryDict
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from debate.arguments.actions import DETAIL, HEADLINE, SUMMARY, TEXT
from debate.history.refusals import Refused, words
from debate.models import Claim, Link
from debate.text.markdown import render
from debate.text.script import convert, script_of
from debate.text.words import Words
from debate.web.context import page_language
from debate.web.forms.told import told_of

VOICES = [
    (
        Claim.Voice.EDITORIAL.value,
        _("Editors' inference: no source says it, we conclude it; it is always shown as such"),
    ),
    (Claim.Voice.REPORTED.value, _("Reported: somebody says it in a source; cite the passage next")),
    (Claim.Voice.REPORTER.value, _("In the article's own voice: the source itself says it, not somebody it quotes")),
]
NATURES = [
    ("", _("Not said")),
    (Claim.Nature.FACT.value, _("Factual claim")),
    (Claim.Nature.MEASUREMENT.value, _("Measurement")),
    (Claim.Nature.PREDICTION.value, _("Prediction")),
    (Claim.Nature.VALUE.value, _("Value judgement")),
    (Claim.Nature.POLICY.value, _("Policy")),
]
PLACEMENTS = [
    (Link.Placement.EDITORIAL.value, _("By the editors: the sources do not draw this connection themselves")),
    (Link.Placement.REPORTED.value, _("As reported: a source draws this connection")),
]
EMPTY_TAGS = 3


class WordsField(forms.CharField):
    """Text that passes the gate of everything stored; `limit` code points at most, counted beside it."""

    def __init__(self, limit: int, *, lines: bool = False, rows: int = 0, **more: Any) -> None:
        self.limit, self.lines = limit, lines
        widget = forms.Textarea(attrs={"rows": rows}) if rows else forms.TextInput()
        super().__init__(widget=widget, **more)

    def clean(self, value: Any) -> str:
        """The text as it may be stored."""
        try:
            return words("", value or "", self.limit, lines=self.lines, required=self.required)
        except Refused as error:
            raise told_of(self, value, error) from error


def text_field(label: Any, **more: Any) -> WordsField:
    """What a claim says."""
    return WordsField(
        TEXT, rows=3, label=label, help_text=_("One statement that one can agree or disagree with."), **more
    )


def headline_field() -> WordsField:
    """A claim in few words."""
    told = _("A few words that name it on the map from afar.")
    return WordsField(HEADLINE, label=_("Headline"), required=False, help_text=told)


def detail_field() -> WordsField:
    """What else there is to say."""
    told = _("What does not fit into one statement. Markdown: **strong**, *emphasis*, lists, links.")
    return WordsField(DETAIL, lines=True, rows=6, label=_("Detail"), required=False, help_text=told)


def summary_field(label: Any = "") -> WordsField:
    """Why it is changed."""
    label = label or _("What is changed, and why")
    return WordsField(SUMMARY, label=label, required=False, help_text=_("One line for the history of the debate."))


class TagsInput(forms.TextInput):
    """One input for each tag and a few more, each with completion (the list named by `list_id`)."""

    template_name = "parts/_tags_input.html"
    use_fieldset = True
    list_id = ""
    known: Sequence[str] = ()

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[str]:
        """What was typed, in its order; an empty one is none."""
        given = data.getlist(name) if isinstance(data, QueryDict) else data.get(name, [])
        return [text for text in given if text.strip()]

    def format_value(self, value: Any) -> Any:
        """The tags there are."""
        return list(value or [])

    def _render(self, template_name: str, context: dict[str, Any], renderer: Any = None) -> SafeString:
        """By the site's own templates, which Django's renderer of forms does not know."""
        return render_to_string(template_name, context)

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        """The inputs, the first with the id that the label means."""
        context = super().get_context(name, value, attrs)
        inputs = [*context["widget"]["value"], *[""] * EMPTY_TAGS]
        context["widget"] |= {"inputs": inputs, "known": self.known, "list_id": f"{attrs.get('id', name)}_known"}
        return context


class TagLineInput(forms.TextInput):
    """All tags in one input, the last of which is completed; without a script the first."""

    template_name = "parts/_tag_line.html"
    known: Sequence[str] = ()

    def _render(self, template_name: str, context: dict[str, Any], renderer: Any = None) -> SafeString:
        """By the site's own templates, which Django's renderer of forms does not know."""
        return render_to_string(template_name, context)

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        """The input with its list."""
        context = super().get_context(name, value, attrs)
        context["widget"] |= {"known": self.known, "list_id": f"{attrs.get('id', name)}_known"}
        return context


class TagsField(forms.Field):
    """A list of tags; which may be stored, the action knows."""

    widget = TagsInput

    def __init__(self, **more: Any) -> None:
        super().__init__(
            label=_("Tags"), required=False, help_text=_("One in each field; existing ones are offered."), **more
        )

    def clean(self, value: Any) -> list[str]:
        """What was typed, each once; several in one field are taken apart at commas."""
        parts = (part.strip() for text in value or [] for part in _apart(text))
        return list(dict.fromkeys(part for part in parts if part))


def _apart(text: str) -> list[str]:
    for comma in ",,、;;":
        text = text.replace(comma, "\n")
    return text.split("\n")


def previewed(given: Mapping[str, Any]) -> dict[str, Words]:
    """A claim's words as its page will show them; nothing of it is stored."""
    language = given["language"]
    shown = {name: Words(language, given.get(name, "")) for name in ("text", "headline")}
    return shown | {"detail": Words(language, render(given.get("detail", "")))}


def guessed(text: str) -> str:
    """The language of a text by its script; what both Chinese scripts write alike is in the page's."""
    found = script_of(text)
    alike = found == "zh-Hant" and page_language() == "zh-Hans" and convert(text, "zh-Hans") == text
    return "zh-Hans" if alike else found
