"""Cite a passage for a claim or a link; change what is said of a citation."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from debate.editing.cite import Saying, cite, edit_citation
from debate.editing.place import Quote, Several, Spot
from debate.history.refusals import Refused, Why
from debate.models import Citation
from debate.people.actions import SpeakerFields
from debate.web.forms.languages import add_fields, shown, translations
from debate.web.forms.speaker import KINDS
from debate.web.forms.upon import EditForm, Values
from debate.web.writing import Made, Starter, Writer

Choice = tuple[str, str]
ROLES = {"role": _("Role"), "affiliation": _("Affiliation")}
STANCES = [("supports", _("Supports it")), ("disputes", _("Disputes it")), ("mentions", _("Only mentions it"))]
SAYING = ("stance", "speaker", "role", "affiliation", "said", "via")


class SayingForm(EditForm):
    """Who says it there, and how."""

    stance = forms.ChoiceField(
        label=_("What does the passage do?"), choices=STANCES, initial="supports", widget=forms.RadioSelect
    )
    speaker = forms.ChoiceField(label=_("Who says it?"), required=False)
    role = forms.CharField(label=ROLES["role"], required=False, help_text=_("As this source gives it"))
    affiliation = forms.CharField(label=ROLES["affiliation"], required=False, help_text=_("As this source gives it"))
    said = forms.CharField(
        label=_("Date said"), required=False, help_text=_("A year, a month or a day: 2026, 2026-01 or 2026-01-31")
    )
    via = forms.ChoiceField(label=_("Whom the speaker relays"), required=False)

    def __init__(self, *args: Any, speakers: Iterable[Choice], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, nobody in (("speaker", _("Nobody by name")), ("via", _("Nobody: these are the speaker's own words"))):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = [("", nobody), *speakers]


def saying(given: dict[str, Any]) -> Saying:
    """What a form says of who says it."""
    return Saying(**{name: given.get(name, "") for name in SAYING}, translations=translations(given, ROLES))


class CitationForm(SayingForm):
    """Change what is said of a citation; its place stays."""

    def __init__(self, *args: Any, citation: Citation, **kwargs: Any) -> None:
        super().__init__(*args, present=present(citation), **kwargs)
        self.citation = citation
        add_fields(self, citation.source.language, ROLES)

    def act(self, writer: Writer) -> Made:
        """Change what differs from what was seen."""
        seen = saying(self.cleaned_data["seen"])
        return writer.make(edit_citation, pid=self.citation.pid, saying=saying(self.cleaned_data), seen=seen)


def present(row: Citation) -> Values:
    """What is said of a citation, by the names of the form's fields."""
    people = {"speaker": row.speaker.pid if row.speaker else "", "via": row.via.pid if row.via else ""}
    own = {name: getattr(row, name) for name in ("stance", "role", "affiliation", "said")}
    row.language = row.source.language  # type: ignore[attr-defined]
    return own | people | shown(row, ROLES)


class CiteForm(SayingForm):
    """Choose a source and words of it, and say who says them. What the words leave open is asked for afterwards."""

    source = forms.ChoiceField(label=_("Source"))
    passage = forms.CharField(
        label=_("The words, as they stand there"),
        strip=False,
        widget=forms.Textarea,
        help_text=_(
            "At least 8 characters. Unless everybody may read the source, only their place and a fingerprint are kept."
        ),
    )
    block = forms.IntegerField(
        label=_("Paragraph"),
        required=False,
        min_value=1,
        help_text=_("Counted from 1. May stay empty where the source's text is attached."),
    )
    new_name = forms.CharField(label=_("Or somebody new"), required=False)
    new_kind = forms.ChoiceField(label=_("Somebody new is"), choices=KINDS, required=False)
    reported = forms.BooleanField(label=_("This claim is reported: somebody says it"), required=False, initial=True)
    field_order = (
        *(
            "form_id",
            "next",
            "source",
            "passage",
            "place",
            "unfound",
            "block",
            "stance",
            "speaker",
            "new_name",
            "new_kind",
        ),
        *("role", "affiliation", "said", "via", "reported"),
    )

    def __init__(
        self, *args: Any, subject: str, language: str, inferred: bool, sources: Iterable[Choice], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.subject, self.language = subject, language
        field = self.fields["source"]
        assert isinstance(field, forms.ChoiceField)
        sources = list(sources)
        field.choices = sources if len(sources) == 1 else [("", _("Choose a source")), *sources]
        if not inferred:
            del self.fields["reported"]
        if self.data.get("place"):
            self.fields["place"] = forms.IntegerField(min_value=0, widget=forms.HiddenInput, required=False)
        if "unfound" in self.data:
            self._ask_whether_to_keep()

    def act(self, writer: Writer) -> Made:
        """Cite, with a new speaker if one is named."""
        given = self.cleaned_data
        quote = Quote(
            given["source"],
            given["passage"],
            given["block"] or 0,
            given.get("place"),
            given.get("unfound", False),
        )
        new = given["new_name"].strip()
        return writer.make(
            cite,
            subject=self.subject,
            quote=quote,
            saying=saying(given),
            speaker=SpeakerFields(new, self.language, given["new_kind"] or "person") if new else None,
            reported=given.get("reported", False),
        )

    def send(self, writer: Writer | Starter, default: str) -> str:
        """Act, once; or ask which of several places is meant, or whether words that are not there shall be kept."""
        goes_to = super().send(writer, default)
        told = {error.code for errors in self.errors.as_data().values() for error in errors}
        if Why.NOT_IN_TEXT in told:
            self._ask_whether_to_keep()
        return goes_to

    def refused(self, error: Refused) -> None:
        """Several places: they are there to choose from before the refusal is told of their field."""
        if isinstance(error, Several):
            choices = [(spot.start, _told(spot)) for spot in error.spots]
            self.fields["place"] = forms.ChoiceField(label=_("Which place?"), choices=choices, widget=forms.RadioSelect)
            self.order_fields(self.field_order)
        super().refused(error)

    def _ask_whether_to_keep(self) -> None:
        self.fields["unfound"] = forms.BooleanField(label=_("Keep these words unchecked"), required=False)
        self.order_fields(self.field_order)


def _told(spot: Spot) -> str:
    """A place as one chooses it."""
    where = _("Paragraph %(number)s") % {"number": spot.block}
    return f"{where}: …{spot.before}【{spot.exact}】{spot.after}…"
