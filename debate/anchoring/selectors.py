"""Selectors: a passage by its words, what stands around it and where (W3C Web Annotation). Offsets are code points."""

from dataclasses import dataclass

from debate.text.grapheme import edge_after, edge_before

CONTEXT = 32
"""Code points of prefix and suffix, at most."""


@dataclass(frozen=True, slots=True)
class TextQuote:
    """A TextQuoteSelector: words, and what stood before and after them."""

    exact: str
    prefix: str = ""
    suffix: str = ""


@dataclass(frozen=True, slots=True)
class TextPosition:
    """A TextPositionSelector, half open."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Selector:
    """Both in one; start to end is half open."""

    exact: str
    prefix: str
    suffix: str
    start: int
    end: int

    @property
    def quote(self) -> TextQuote:
        """The words with their context."""
        return TextQuote(self.exact, self.prefix, self.suffix)

    @property
    def position(self) -> TextPosition:
        """Where the words stand."""
        return TextPosition(self.start, self.end)


def describe(text: str, start: int, end: int, *, context: int = CONTEXT) -> Selector:
    """The selector of text[start:end], its context cut at grapheme edges; ValueError when empty or outside."""
    if not 0 <= start < end <= len(text):
        raise ValueError(f"{start} to {end} is no passage of a text of {len(text)} characters")
    left = min(start, edge_after(text, max(0, start - context)))
    right = max(end, edge_before(text, min(len(text), end + context)))
    return Selector(text[start:end], text[left:start], text[end:right], start, end)
