"""Write a note: on the whole of a thing, on a sentence that is chosen, or on words that a script marked."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from debate.access.actions import still_may
from debate.annotations.actions import BODY, TAG, NoteFields, add_note, edit_note, reply_to
from debate.annotations.offered import Sentence, of_sentence, of_words, offered, selected, texts
from debate.annotations.selection import WORDS, Selection
from debate.annotations.targets import Target
from debate.history.refusals import Refused, Why
from debate.models import Annotation
from debate.web.context import page_language
from debate.web.forms import fields
from debate.web.forms.write import WriteForm
from debate.web.writing import Noter, location

Motivation, Visibility = Annotation.Motivation, Annotation.Visibility
MOTIVATIONS = [
    (Motivation.COMMENTING.value, _("Note")),
    (Motivation.QUESTIONING.value, _("Question: stays open until it is settled")),
    (Motivation.HIGHLIGHTING.value, _("Highlight: only the words, with or without a remark")),
    (Motivation.TAGGING.value, _("Tag: filed under tags, with or without a remark")),
]
READERS = [
    (Visibility.PRIVATE.value, _("Only me")),
    (Visibility.DEBATE.value, _("Members of this debate")),
    (Visibility.PUBLIC.value, _("Everyone who sees this debate")),
]
CHOSEN = ("part", "exact", "start", "prefix", "suffix", "language", "version")
WHOLE = ""
PART_NAMES = {
    "text": _("The statement"),
    "detail": _("The detail"),
    "digest": _("Our summary of the paragraph"),
    "passage": _("Words of the source"),
}


class TagLine(forms.CharField):
    """Tags in one field, with commas or line breaks between them."""

    def __init__(self) -> None:
        super().__init__(
            label=_("Tags"),
            required=False,
            max_length=2_000,
            help_text=_("With commas between them: cost, sources"),
            widget=fields.TagLineInput(attrs={"autocomplete": "off"}),
        )

    def clean(self, value: Any) -> list[str]:
        """Each once, in their order. ValidationError for one that is too long."""
        found = fields.TagsField().clean([super().clean(value)])
        if any(len(tag) > TAG for tag in found):
            raise forms.ValidationError(_("A tag has at most %(number)d characters."), params={"number": TAG})
        return found

    def prepare_value(self, value: Any) -> Any:
        """As it is typed."""
        return ", ".join(value) if isinstance(value, list) else value


class QuotedField(forms.CharField):
    """Words as they stand in a text; a browser sends two characters for each line break."""

    def __init__(self, most: int) -> None:
        super().__init__(widget=forms.HiddenInput, required=False, strip=False, max_length=most)

    def to_python(self, value: Any) -> str:
        """With line breaks of one character."""
        return str(super().to_python(value)).replace("\r\n", "\n")


class SaidForm(WriteForm):
    """What a note says, and to whom; `known` tags are offered."""

    motivation = forms.ChoiceField(label=_("What is it?"), choices=MOTIVATIONS, widget=forms.RadioSelect)
    body = fields.WordsField(
        BODY,
        lines=True,
        rows=6,
        label=_("What you want to say"),
        required=False,
        help_text=_("Markdown: **strong**, *emphasis*, lists, links."),
    )
    tags = TagLine()
    visibility = forms.ChoiceField(label=_("Who may read it?"), choices=READERS, widget=forms.RadioSelect)

    def __init__(self, *args: Any, member: bool, known: Sequence[str] = (), **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["tags"].widget.known = known
        if not member:
            self.fields["visibility"].choices = [choice for choice in READERS if choice[0] != Visibility.DEBATE]  # type: ignore[attr-defined]

    def said(self, writer: Noter, was: str = "") -> NoteFields:
        """The same for the action; Refused (visibility, ROLE) if it is for members and its author is none now."""
        given = self.cleaned_data
        for_members = given["visibility"] == Visibility.DEBATE != was
        if for_members and not still_may(by=writer.who, action="note_for_members", debate=writer.debate):
            raise Refused(Why.ROLE, "visibility")
        language = fields.guessed(given["body"]) if given["body"] else page_language()
        return NoteFields(given["body"], given["motivation"], given["tags"], language, given["visibility"])

    def goes_to(self, made: Any, default: str) -> str:
        """To the note, or back to where the form was opened."""
        return location(None, reverse("annotation", args=[made.pid]), self.cleaned_data["next"])


class NoteForm(SaidForm):
    """`target` is what the note is on, `member` whether the reader may read its source's words and write to members;
    the words are those of the hidden fields, or else typed, or else the sentence that was chosen."""

    where = forms.ChoiceField(label=_("On which words?"), widget=forms.RadioSelect, required=False)
    exactly = fields.WordsField(
        WORDS, label=_("Or exactly these words"), required=False, help_text=_("As they stand there, letter by letter.")
    )
    part = forms.CharField(widget=forms.HiddenInput, required=False, max_length=7)
    exact = QuotedField(WORDS)
    start = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0, max_value=2**31 - 1)
    prefix = QuotedField(64)  # type: ignore[assignment]  # a field: the form's own prefix is left alone
    suffix = QuotedField(64)
    language = forms.CharField(widget=forms.HiddenInput, required=False, max_length=7)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0, max_value=2**31 - 1)
    field_order = ("where", "exactly", "motivation", "body", "tags", "visibility")

    def __init__(self, *args: Any, target: Target, member: bool, **more: Any) -> None:
        super().__init__(*args, member=member, **more)
        self.target = target
        self.texts = texts(target, page_language(), member=member)
        self.chosen = str((self.data or self.initial).get("exact") or "")
        if self.chosen or not self.texts:
            del self.fields["where"], self.fields["exactly"]
        else:
            self.fields["where"].choices = self._places()  # type: ignore[attr-defined]

    def _places(self) -> list[tuple[Any, Any]]:
        sentences = offered(self.texts)
        whole: list[tuple[Any, Any]] = [(WHOLE, _("On the whole, not on certain words"))]
        return whole + [
            (PART_NAMES[part], [(one.key, _spoken(one)) for one in sentences if one.part == part])
            for part in self.texts
        ]

    def act(self, writer: Any) -> Any:
        """Add it."""
        return add_note(
            debate=writer.debate,
            kind=self.target.kind,
            pid=self.target.pid,
            block=self.target.block,
            note=self.said(writer),
            selection=self._selection(),
            by=writer.who,
        )

    def _selection(self) -> Selection | None:
        given = self.cleaned_data
        if self.chosen:
            known = {name: given[name] for name in CHOSEN} | {"version": given["version"] or 0}
            return selected(self.target, Selection(**known), self.texts)
        if given.get("exactly"):
            return of_words(given["exactly"], self.texts)
        return of_sentence(given["where"], self.texts) if given.get("where") else None

    def refused(self, error: Refused) -> None:
        """About words: beside the field that named them."""
        if error.field == "exact" and not self.chosen:
            error = error.about("exactly" if self.cleaned_data.get("exactly") else "where")
        super().refused(error)


def _spoken(sentence: Sentence) -> str:
    """A sentence as a choice, with its language where that is not the page's."""
    if sentence.language == page_language():
        return sentence.words
    return format_html('<span lang="{}">{}</span>', sentence.language, sentence.words)


class ReplyForm(WriteForm):
    """An answer to a note, read by whoever reads that."""

    body = fields.WordsField(
        BODY, lines=True, rows=5, label=_("Your reply"), help_text=_("Markdown: **strong**, *emphasis*, lists, links.")
    )

    def __init__(self, *args: Any, note: Annotation, **more: Any) -> None:
        super().__init__(*args, **more)
        self.note = note

    def act(self, writer: Any) -> Any:
        """Add it."""
        body = self.cleaned_data["body"]
        said = NoteFields(body, language=fields.guessed(body))
        return reply_to(debate=writer.debate, pid=self.note.pid, note=said, by=writer.who)

    def goes_to(self, made: Any, default: str) -> str:
        """To the thread."""
        return location(None, f"{default}#a-{made.pid}", self.cleaned_data["next"])


class EditNoteForm(SaidForm):
    """Other words for a note of one's own, upon the version one saw. A reply keeps its kind and its readers."""

    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=2**31 - 1)

    def __init__(self, *args: Any, note: Annotation, **more: Any) -> None:
        super().__init__(*args, **more)
        self.note = note
        if note.reply_to_id is not None:
            for name in ("motivation", "visibility"):
                del self.fields[name]

    def act(self, writer: Any) -> Any:
        """Edit it."""
        for name in ("motivation", "visibility"):
            self.cleaned_data.setdefault(name, getattr(self.note, name))
        said = self.said(writer, self.note.visibility)
        return edit_note(
            debate=writer.debate, pid=self.note.pid, seen=self.cleaned_data["seen"], note=said, by=writer.who
        )


def said_of(note: Annotation) -> dict[str, Any]:
    """What an edit begins with."""
    return {
        "seen": note.version,
        "body": note.body,
        "tags": ", ".join(note.tags),
        "motivation": note.motivation,
        "visibility": note.visibility,
    }
