"""Ways out: from a passage to its words where they were published."""

from django import template

from debate.sources.passages import Passage
from debate.text.fragment import text_fragment
from debate.text.script import convert

register = template.Library()


@register.filter
def in_original(passage: Passage) -> str:
    """The source's own page, at those of the passage's words that this reader may read; nothing without an address."""
    return at_words(passage.source.address, passage)


@register.filter
def in_archive(passage: Passage) -> str:
    """The same on the archived copy."""
    return at_words(passage.source.archive, passage)


def at_words(address: str, passage: Passage) -> str:
    """An address with a text fragment in the script of the source; as it is, where it leads to a part already."""
    if not address or "#" in address:
        return address
    shown, written = passage.shown.exact, passage.source.language
    if shown and "en" not in (written, passage.language) and written != passage.language:
        shown = convert(shown, written)  # type: ignore[arg-type]
    return address + text_fragment(shown, whole=not passage.shown.cut)
