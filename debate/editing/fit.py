"""Where what was said of one text of a source stands in another: passages by their seals, paragraphs by their words."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from debate.anchoring.blocks import blocks
from debate.anchoring.locate import Locator, Place
from debate.anchoring.seal import MINIMUM, seal, verify
from debate.editing.place import found_at
from debate.history.patches import Fields
from debate.models import Citation, Source, SourceText


@dataclass(frozen=True, slots=True)
class Fit:
    """Paragraphs that are known to be the same, {old number: new}; places of the citations that were found, by key;
    `last` is the number of paragraphs, 0 where there is no text to look in: then all numbers stay."""

    last: int = 0
    known: dict[int, int] = field(default_factory=dict)
    places: dict[int, Fields] = field(default_factory=dict)

    def number(self, old: int) -> int:
        """A paragraph's new number; one that was not found stands as far from its nearest neighbour as it did."""
        if not self.known:
            return old
        near = min(self.known, key=lambda number: (abs(number - old), number))
        return min(max(1, self.known[near] + old - near), self.last)

    def may_take(self, old: int) -> bool:
        """Whether the new number is not known to be that of another paragraph."""
        return old in self.known or self.number(old) not in self.known.values()

    def place(self, row: Citation) -> Fields:
        """Where a citation stands: block, start, length and words as found, else its paragraph's new number alone."""
        return self.places.get(row.pk) or {"block": self.number(row.block)}


def fit_of(source: Source, text: SourceText | None, old: SourceText | None, citations: Iterable[Citation]) -> Fit:
    """How citations, and the text `old` if they have one, fit into a source's text."""
    if text is None:
        return Fit()
    locator = Locator(text.text)
    fit = Fit(len(locator.blocks), _same_paragraphs(old.text, text.text) if old else {})
    places: dict[int, Fields] = {}
    found: dict[int, int] = {}
    for row in citations:
        block, folded = fit.number(row.block), row.folded
        place = locator.find(block=block, start=row.start, length=row.length, folded=folded, seal=row.seal)
        if place is not None:
            places[row.pk] = found_at(source, locator, _whole(locator, place, row))
            found.setdefault(row.block, places[row.pk]["block"])
    return Fit(fit.last, found | fit.known, places)  # paragraphs found themselves count before what citations say


def _whole(locator: Locator, place: Place, row: Citation) -> tuple[int, int]:
    """The span, with the punctuation that the passage ends with, if its length tells of any and it stands there."""
    number = locator.block_at(place.start)
    last = min(place.start + row.length, locator.blocks[number - 1].end if number else place.end)
    whole = last > place.end and verify(locator.text[place.start : last], row.seal)
    return place.start, last if whole else place.end


def _same_paragraphs(old: str, new: str) -> dict[int, int]:
    """The paragraphs that have the same words in both, and in each only once."""
    there, here = _by_words(new), _by_words(old)
    return {number: there[words] for words, number in here.items() if number and there.get(words)}


def _by_words(text: str) -> dict[str, int]:
    """The number of each paragraph by its seal; 0 where several have the same words."""
    found: dict[str, int] = {}
    for block in blocks(text):
        mark = seal(text[block.start : block.end])
        if mark.folded >= MINIMUM:
            found[mark.value] = 0 if mark.value in found else block.number
    return found
