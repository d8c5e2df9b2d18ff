"""Start a debate: from scratch, from a file, or as a copy of another."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from debate.editing.start import FEWEST, MOST, Answer, start_debate
from debate.exchange.faults import BadFile, Fault
from debate.models import Debate
from debate.models.base import Language
from debate.transfer.actions import import_debate
from debate.transfer.copy import copy_debate
from debate.web.forms.write import WriteForm
from debate.web.writing import Made, Starter, Writer

UPLOAD = 10 * 1024 * 1024
SLUG_HELP = _("Small letters, digits and hyphens. Left empty, it is made from the question; it never changes later.")
VISIBILITY = [
    ("public", _("Everybody")),
    ("unlisted", _("Whoever has the link")),
    ("private", _("Members only")),
]


class BeginForm(WriteForm):
    """Goes to the debate that it made; the subclass says in begin() how."""

    def begin(self, who: Any) -> Debate:
        """Make the debate."""
        raise NotImplementedError

    def act(self, writer: Writer | Starter) -> Any:
        """Make the debate."""
        return self.begin(writer.who)

    def goes_to(self, made: Made | Debate, default: str) -> str:
        """To the new debate."""
        assert isinstance(made, Debate)
        return reverse("debate", args=[made.slug])


class StartForm(BeginForm):
    """A question and its answers; `positions` is for how many there is room."""

    title = forms.CharField(label=_("The question"), max_length=300)
    language = forms.ChoiceField(label=_("Language"), choices=Language.choices)
    summary = forms.CharField(
        label=_("In two sentences: what is it about? (optional)"),
        max_length=1_000,
        required=False,
        widget=forms.Textarea,
    )
    visibility = forms.ChoiceField(
        label=_("Who may see it, once it is published?"), choices=VISIBILITY, initial="public", widget=forms.RadioSelect
    )
    slug = forms.CharField(label=_("Short address"), max_length=80, required=False, help_text=SLUG_HELP)

    def __init__(self, *args: Any, positions: int = FEWEST, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.positions = max(FEWEST, min(positions, MOST))
        for number in range(1, self.positions + 1):
            told = {"number": number}
            self.fields[f"position_{number}"] = forms.CharField(
                label=_("Position %(number)d") % told, max_length=500, required=number <= FEWEST
            )
            self.fields[f"reason_{number}"] = forms.CharField(
                label=_("A first reason for position %(number)d (optional)") % told, max_length=500, required=False
            )

    def main_fields(self) -> list[forms.BoundField]:
        """What the debate is about."""
        return [self["title"], self["language"]]

    def answers(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        """Each position with its first reason."""
        return [(self[f"position_{number}"], self[f"reason_{number}"]) for number in range(1, self.positions + 1)]

    def last_fields(self) -> list[forms.BoundField]:
        """What has a good default."""
        return [self["summary"], self["visibility"], self["slug"]]

    @property
    def room(self) -> bool:
        """Whether there may be one more position."""
        return self.positions < MOST

    def begin(self, who: Any) -> Debate:
        """Start it; a position that was left empty is none, if it has no reason either."""
        given = self.cleaned_data
        found = [(given[f"position_{n}"], given[f"reason_{n}"]) for n in range(1, self.positions + 1)]
        while len(found) > FEWEST and not any(found[-1]):
            found.pop()
        answers = [Answer(text, reason) for text, reason in found]
        own = {name: given[name] for name in ("title", "language", "summary", "visibility", "slug")}
        return start_debate(**own, answers=answers, by=who).debate


def positions_in(sent: Any) -> int:
    """For how many positions a form that was sent had room."""
    return sum(1 for number in range(1, MOST + 1) if f"position_{number}" in sent)


class FileForm(BeginForm):
    """A debate file (docs/formats.md); `faults` says what is wrong in it, and where."""

    file = forms.FileField(label=_("A debate file"), help_text=_("JSON as Biantu exports it, at most 10 MB"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.faults: list[Fault] = []

    def clean_file(self) -> UploadedFile:
        """Not too large to be read."""
        file: UploadedFile = self.cleaned_data["file"]
        if (file.size or 0) > UPLOAD:
            raise forms.ValidationError(
                _("The file is larger than %(number)d MB.") % {"number": UPLOAD // 1024 // 1024}
            )
        return file

    def begin(self, who: Any) -> Debate:
        """Take it in, whole or not at all."""
        return import_debate(self.cleaned_data["file"].read(), by=who, draft=True)

    def send(self, writer: Writer | Starter, default: str) -> str:
        """Act, once; or list the faults."""
        try:
            return super().send(writer, default)
        except BadFile as error:
            self.faults = error.faults
            self.add_error("file", _("Nothing was stored. What is wrong in the file is listed below."))
            return ""


class CopyForm(BeginForm):
    """A copy: what it asks, its address, who may see it."""

    title = forms.CharField(label=_("Title of the copy"), max_length=300)
    visibility = forms.ChoiceField(
        label=_("Who may see it, once it is published?"), choices=VISIBILITY, widget=forms.RadioSelect
    )
    slug = forms.CharField(label=_("Short address"), max_length=80, required=False, help_text=SLUG_HELP)

    def __init__(self, *args: Any, debate: Debate, **kwargs: Any) -> None:
        initial = {"title": debate.title, "visibility": debate.visibility}
        super().__init__(*args, **{"initial": initial, **kwargs})
        self.debate = debate

    def begin(self, who: Any) -> Debate:
        """Copy it."""
        given = self.given()
        return copy_debate(debate=self.debate, by=who, **given)
