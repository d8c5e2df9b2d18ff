"""Sources, the passages that are cited from them, and who speaks there."""

from typing import Literal

from debate.exchange.document import Count, Language, Ordinal, PartialDate, Pid
from debate.exchange.machine.names import Named, NamedClaim, Speaking, Stance, Url, Value, Words


class SourceRow(Value):
    """An article or other text that citations point into, in a list."""

    type: Literal["source"] = "source"
    pid: Pid
    address: Url
    title: Words
    outlet: Words
    author: Words
    published: PartialDate
    language: Language
    original: str
    """Its own address elsewhere, or empty."""
    archive: str
    licence: str
    words: Literal["public", "members"]
    """Who may read its text here."""


class Quote(Value):
    """Words of a source as anybody may read them, with up to 60 characters around them where it is public."""

    language: Language
    exact: str
    before: str
    after: str
    cut: bool
    """Not all of them: at most 120 characters are quoted of a source for members."""


class Citation(Value):
    """What a claim or a link rests on: a passage."""

    type: Literal["citation"] = "citation"
    pid: Pid
    address: Url
    about: Named
    """The claim or link."""
    stance: Stance
    speaker: Speaking | None
    said: PartialDate
    source: SourceRow
    block: Ordinal
    """The paragraph, counted from 1."""
    start: Count | None
    """Where the words begin there, in code points, if that is known."""
    quote: Quote | None
    digest: Words
    """Our summary of the paragraph."""
    state: Literal["sealed", "quoted", "anchored", "moved", "changed", "review", "orphan"]
    """Whether the words were found in the source's text; sealed: no text is attached. It says nothing of truth."""


class Paragraph(Value):
    """A paragraph of a source: its text where everybody may read it."""

    block: Ordinal
    digest: Words
    text: str
    citations: list[Citation]


class Source(SourceRow):
    """A source, a page of paragraphs at a time."""

    debate: Named
    text_version: Count
    """The number of the attached text; 0: none."""
    text_language: Language
    total: Count
    """Paragraphs of which something is known."""
    page: Ordinal
    pages: Ordinal
    prev: str
    next: str
    paragraphs: list[Paragraph]
    notes: Url
    annotation_service: Url


class SpeakerRow(Value):
    """A person or organisation, or an unnamed voice that someone relays, in a list."""

    type: Literal["speaker"] = "speaker"
    pid: Pid
    address: Url
    kind: Literal["person", "organization", "unnamed"]
    name: Words
    note: Words
    """Who this is, in a sentence."""
    aliases: list[str]
    claims: Count
    """Claims that the speaker supports."""
    relayed: Count


class Speaker(SpeakerRow):
    """A speaker with the claims that name him, each once for a stance."""

    debate: Named
    said: list[NamedClaim]
    disputed: list[NamedClaim]
    mentioned: list[NamedClaim]
    relayed_by_others: list[NamedClaim]
    citations: Url
    """The list of his citations."""
