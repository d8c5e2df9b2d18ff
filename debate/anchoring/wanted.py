"""A quotation made ready for being looked for."""

from functools import cached_property

from rapidfuzz.distance import Levenshtein

from debate.anchoring.borders import place
from debate.anchoring.flags import Passage, flags, same_numbers
from debate.anchoring.index import Index
from debate.anchoring.seal import MINIMUM
from debate.anchoring.selectors import TextPosition, TextQuote
from debate.anchoring.verdict import Candidate, Stage
from debate.text.fold import fold


class Wanted:
    """A quotation with its words and context folded; `position` is where it stood, if that is known."""

    def __init__(self, quote: TextQuote, position: TextPosition | None = None) -> None:
        self.quote, self.position = quote, position
        self.words = fold(quote.exact).text

    @cached_property
    def before(self) -> str:
        return fold(self.quote.prefix).text

    @cached_property
    def after(self) -> str:
        return fold(self.quote.suffix).text

    @property
    def passage(self) -> Passage:
        return Passage(self.quote.exact, self.quote.prefix, self.quote.suffix)

    @property
    def short(self) -> bool:
        """Whether it has too few words to be looked for."""
        return len(self.words) < MINIMUM

    @property
    def slack(self) -> int:
        """How many folded characters it may stand beside its place."""
        return max(6, len(self.words) // 4)

    def context(self, index: Index, start: int, end: int) -> float | None:
        """How like its context is what stands around the folded characters start to end; None: it has no context."""
        length = len(self.before) + len(self.after)
        if not length:
            return None
        before = index.words[max(0, start - len(self.before)) : start]
        after = index.words[end : end + len(self.after)]
        return 1 - (Levenshtein.distance(before, self.before) + Levenshtein.distance(after, self.after)) / length

    def at(self, index: Index, start: int, end: int, similarity: float, stage: Stage) -> Candidate:
        """The place of the folded characters start to end (half open, not empty), and what differs there."""
        first, last = place(index, self.quote.exact, start, end)
        return Candidate(first, last, similarity, stage, flags(self.passage, Passage.of(index.text, first, last)))

    def same_numbers(self, index: Index, start: int, end: int) -> bool:
        """Whether the folded characters start to end hold the numbers that the quotation does."""
        return same_numbers(self.passage, Passage.of(index.text, *place(index, self.quote.exact, start, end)))
