"""Sources: what is told of one, and the summary of a paragraph."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from debate.models import Block, Source
from debate.models.base import Language
from debate.sources.actions import SourceFields, add_source, block_fields, digest_paragraph, edit_source
from debate.web.forms.languages import add_fields, shown, translations
from debate.web.forms.upon import EditForm, Values
from debate.web.writing import Made, Writer

TITLES = {"title": _("Title"), "outlet": _("Outlet"), "author": _("Author")}
DIGEST = {"digest": _("Our summary")}
PLAIN = ("title", "outlet", "author", "published", "language", "address", "archive", "licence", "words")
WHO = [
    ("members", _("Members of this debate; others see summaries and the words cited")),
    ("public", _("Everybody: the text is free, or I have its author's leave")),
]


class SourceForm(EditForm):
    """Add a source, or edit one."""

    title = forms.CharField(label=TITLES["title"], required=False)
    outlet = forms.CharField(label=TITLES["outlet"], required=False, help_text=_("Newspaper, journal, institution"))
    author = forms.CharField(label=TITLES["author"], required=False)
    published = forms.CharField(
        label=_("Date of publication"),
        required=False,
        help_text=_("A year, a month or a day: 2026, 2026-01 or 2026-01-31"),
    )
    language = forms.ChoiceField(label=_("Language"), choices=Language.choices)
    address = forms.CharField(label=_("Web address"), required=False, widget=forms.URLInput)
    archive = forms.CharField(label=_("Address of an archived copy"), required=False, widget=forms.URLInput)
    licence = forms.CharField(label=_("Licence of the text"), required=False)
    words = forms.ChoiceField(
        label=_("Who may read its text?"), choices=WHO, initial="members", widget=forms.RadioSelect
    )

    def __init__(self, *args: Any, source: Source | None = None, proposes: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, present=present(source) if source else None, **kwargs)
        self.source = source
        if source is not None:
            add_fields(self, source.language, TITLES)
            if proposes:  # who may read a text is for those to decide who answer for it
                self.fields["words"].disabled = True

    def act(self, writer: Writer) -> Made:
        """Add it, or change what differs from what was seen."""
        wanted = _source(self.cleaned_data)
        if self.source is None:
            return writer.make(add_source, source=wanted)
        return writer.make(edit_source, pid=self.source.pid, source=wanted, seen=_source(self.cleaned_data["seen"]))


def present(source: Source) -> Values:
    """What is told of a source, by the names of the form's fields."""
    return {name: getattr(source, name) for name in PLAIN} | shown(source, TITLES)


def _source(given: dict[str, Any]) -> SourceFields:
    own = {name: given.get(name, "") for name in PLAIN}
    return SourceFields(**own, translations=translations(given, TITLES))


class ParagraphForm(EditForm):
    """The summary of one paragraph."""

    digest = forms.CharField(label=_("Our summary"), required=False, widget=forms.Textarea)

    def __init__(self, *args: Any, source: Source, number: int, block: Block | None, **kwargs: Any) -> None:
        self.source, self.number = source, number
        super().__init__(*args, present=_block(source, block), **kwargs)
        add_fields(self, source.language, DIGEST, longer=frozenset(DIGEST))

    def act(self, writer: Writer) -> Made:
        """Change it."""
        given, saw = self.cleaned_data, self.cleaned_data["seen"]
        seen = block_fields(self.source.language, saw.get("digest", ""), translations(saw, DIGEST))
        return writer.make(
            digest_paragraph,
            pid=self.source.pid,
            number=self.number,
            digest=given["digest"],
            translations=translations(given, DIGEST),
            seen=seen or {},
        )


def _block(source: Source, block: Block | None) -> Values:
    row = block or Block(digest="", translations={})
    row.language = source.language  # type: ignore[attr-defined]
    return {"digest": row.digest} | shown(row, DIGEST)
