"""What the script of notes reads off a page: which words are whose, so that they can be selected for a note."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from debate.anchors.queries import ACCEPTED
from debate.arguments.cards import Card
from debate.sources.passages import Passage
from debate.text.script import Wording
from debate.text.words import Words
from debate.web.templatetags.biantu import shown_in, wording

register = template.Library()


def noteable(kind: str, pid: str, part: str, language: str, version: int, offset: int | str, block: int) -> SafeString:
    """The attributes of an element whose textContent is the displayed text of a part, from code point `offset` on;
    empty where that is not known."""
    return format_html(
        ' data-note-kind="{}" data-note-pid="{}" data-note-part="{}" data-note-language="{}" data-note-version="{}"'
        ' data-note-offset="{}"{}',
        *(kind, pid, part, language, version, offset),
        format_html(' data-note-block="{}"', block) if block else "",
    )


@register.simple_tag
def noteable_claim(card: Card, part: str, words: Words) -> SafeString:
    """A claim's statement (text), or its detail."""
    shown = wording(words)
    return noteable("claim", card.pid, part, shown.language, version_shown(card.edition, words, shown), 0, 0)


@register.simple_tag
def noteable_digest(kind: str, pid: str, block: int, words: Words) -> SafeString:
    """Our digest of a paragraph, of a citation there or of its source."""
    return noteable(kind, pid, "digest", wording(words).language, 0, 0, block)


@register.simple_tag
def noteable_quotation(passage: Passage) -> SafeString:
    """The words of a citation, where they were found in the text, or stand as they were cited."""
    if passage.start is None and passage.state not in ACCEPTED:
        return SafeString("")
    offset = "" if passage.start is None else passage.start
    return noteable("citation", passage.pid, "passage", shown_in(passage.language), 0, offset, passage.block)


@register.simple_tag
def noteable_paragraph(pid: str, block: int, language: str, version: int) -> SafeString:
    """A paragraph of a source's text."""
    return noteable("source", pid, "passage", shown_in(language), version, 0, block)


def version_shown(edition: str, words: Words, shown: Wording) -> int:
    """The version of the wording that is shown, or that what is shown was converted from."""
    own, *translated = edition.split(".")
    if shown.how != "translated":
        return int(own)
    versions = {
        code: int(part[len(code) :]) for part in translated for code in words.translations if part.startswith(code)
    }
    other = {"zh-Hant": "zh-Hans", "zh-Hans": "zh-Hant"}.get(shown.language, "")
    return versions.get(shown.language) or versions.get(other, int(own))
