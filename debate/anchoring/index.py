"""A text made ready for matching: folded once, with the grams by which its passages are known again."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property

from debate.text.fold import fold
from debate.text.script import Language, script_of

GRAM = 8
"""Folded characters by which a passage is told from others."""
TRIPLE = 3
AROUND = 28
"""Folded characters on either side by which places of the same words are told apart."""
_MOST = 1 << 19  # grams kept of a text, about; of a longer text every second, fourth …
_SAMPLE = 2_000  # code points that tell a text's script
_MIX = 0x9E3779B1  # spreads neighbouring code points


class Index:
    """One text for all its quotations. What is dear is made when it is first asked for, and once."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.folded = fold(text)
        self.words = self.folded.text

    @cached_property
    def once(self) -> dict[str, int]:
        """Where in the folded text each gram stands that stands there once, in that order."""
        return once(self.words)

    @cached_property
    def triples(self) -> dict[str, list[int]]:
        """Where in the folded text each three characters stand; of a long text at every second, third … place."""
        found = defaultdict[str, list[int]](list)
        for at in range(0, len(self.words) - TRIPLE + 1, self.step):
            found[self.words[at : at + TRIPLE]].append(at)
        return dict(found)

    @cached_property
    def script(self) -> Language:
        """The language that the text looks to be in, by its beginning."""
        return script_of(self.text[:_SAMPLE])

    @property
    def step(self) -> int:
        """From one place that `triples` knows to the next."""
        return len(self.words) // _MOST + 1

    def inside(self, start: int, end: int) -> tuple[int, int]:
        """The folded characters within code points start to end (both half open)."""
        return bisect_left(self.folded.offsets, start), bisect_left(self.folded.offsets, end)

    def around(self, start: int, end: int) -> tuple[str, str]:
        """What stands before and after folded characters start to end (half open)."""
        return self.words[max(0, start - AROUND) : start], self.words[end : end + AROUND]

    def hits(self, words: str, most: int) -> list[int]:
        """Where folded words stand in the folded text, at most so many places, overlapping ones too."""
        found: list[int] = []
        at = self.words.find(words) if words else -1
        while at >= 0 and len(found) < most:
            found.append(at)
            at = self.words.find(words, at + 1)
        return found


def once(words: str) -> dict[str, int]:
    """The grams that stand once in the folded words, with their places, in that order (about _MOST of them)."""
    places = _places(words)
    grams = [words[at : at + GRAM] for at in places]
    last = dict(zip(grams, places, strict=True))
    if len(last) < len(grams):
        for gram in {gram for at, gram in zip(places, grams, strict=True) if last[gram] != at}:
            del last[gram]
    return last


def _places(words: str) -> Sequence[int]:
    """Where grams are taken: anywhere, in long texts where two characters say so, the same two in every text.

    What a longer text keeps, a shorter one keeps too, so that texts of any two lengths have grams in common.
    """
    every = range(max(0, len(words) - GRAM + 1))
    mask = (1 << (len(words) // _MOST).bit_length()) - 1
    if not mask:
        return every
    return [at for at in every if not (ord(words[at]) * 31 + ord(words[at + 1])) * _MIX >> 16 & mask]
