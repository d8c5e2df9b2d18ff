"""Finding a sealed passage again: at its place, else anywhere. Offsets are code points of the whole text."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from hashlib import sha256
from itertools import islice
from math import log
from operator import attrgetter
from typing import Literal

from debate.anchoring.blocks import Block, blocks
from debate.anchoring.edges import Cut, cut_spans, ends, starts
from debate.anchoring.seal import MINIMUM, seal, verify
from debate.text.fold import Folded, fold, fold_v1, fold_v1_mapped

_SEAL = re.compile("v1:[0-9a-f]{64}")
_CHUNK = 8_192  # windows hashed at a time
_REMEMBERED = 1_024  # chunks kept, 64 KiB each
_CUTS = 20_000  # cuts tried; a text with more of them than that is searched by whole windows
_SHORT = 8  # bytes kept of each window's hash; what they find is verified in full


@dataclass(frozen=True, slots=True)
class Place:
    """Where a passage stands in the text (half open): at its stated place, or elsewhere."""

    start: int
    end: int
    how: Literal["in_place", "elsewhere"]


class Locator:
    """One text, made ready for finding many sealed passages and the paragraphs that digests speak of."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.blocks = blocks(text)
        self._hashes = lru_cache(maxsize=_REMEMBERED)(self._hash_chunk)

    def find(self, *, block: int, start: int, length: int, folded: int, seal: str) -> Place | None:
        """The sealed passage: in its place, else the nearest elsewhere; None when absent or under MINIMUM folded.

        `block` counts from 1, `start` from the block's first character; `folded` is the folded length in code points.
        """
        if folded < MINIMUM or length < 1 or not _SEAL.fullmatch(seal):
            return None
        stated = self.blocks[block - 1].start + start if 1 <= block <= len(self.blocks) else len(self.text)
        if stated >= 0 and stated + length <= len(self.text) and verify(self.text[stated : stated + length], seal):
            return Place(stated, stated + length, "in_place")
        for first, last in self._spans(folded, seal, min(max(stated, 0), len(self.text))):
            if verify(self.text[first:last], seal):
                return Place(first, last, "elsewhere")
        return None

    def everywhere(self, words: str, most: int = 20) -> list[tuple[int, int]]:
        """Where these words stand (half open), in the text's order, at most so many; with the punctuation at their
        edges where the text has the same. None under MINIMUM folded characters."""
        mark = seal(words)
        if mark.folded < MINIMUM:
            return []
        found: list[tuple[int, int]] = []
        alike = self._same(words) if fold_v1(words) in self._folded.text else self._spans(mark.folded, mark.value, 0)
        for first, last in alike:
            if len(found) == most:
                break
            apart = not any(first < end and start < last for start, end in found)
            if apart and verify(self.text[first:last], mark.value):
                found.append(self._with_edges(first, last, words, mark.value))
        return sorted(found)

    def _same(self, words: str) -> Iterator[tuple[int, int]]:
        """Spans that fold as the words do by themselves."""
        wanted = fold_v1(words)
        at = self._folded.text.find(wanted)
        while at >= 0:
            yield self._folded.span(at, at + len(wanted))
            at = self._folded.text.find(wanted, at + 1)

    def _with_edges(self, first: int, last: int, words: str, value: str) -> tuple[int, int]:
        """The span, and the punctuation that the words begin and end with, if it stands there."""
        folded = fold_v1_mapped(words)
        head, tail = words[: folded.offsets[0]], words[folded.ends[-1] :]
        start = first - len(head) if head and self.text[max(0, first - len(head)) : first] == head else first
        end = last + len(tail) if self.text.startswith(tail, last) else last
        return (start, end) if verify(self.text[start:end], value) else (first, last)

    def block_at(self, offset: int) -> int | None:
        """The number of the block that holds the code point at an offset; None between blocks."""
        after = bisect_right(self.blocks, offset, key=attrgetter("start"))
        return after if after and offset < self.blocks[after - 1].end else None

    def nearest(self, digest: str) -> Block | None:
        """The paragraph that shares most with the digest (pairs of folded characters, rare ones more); None: none."""
        pairs = _pairs(digest)
        best, best_score = None, 0.0
        for block, own in zip(self.blocks, self._block_pairs, strict=True):
            shared = sum(self._weight(pair) for pair in pairs & own)
            score = shared / (len(own) + len(pairs)) ** 0.5 if shared else 0.0
            if score > best_score:
                best, best_score = block, score
        return best

    @cached_property
    def _folded(self) -> Folded:
        return fold_v1_mapped(self.text)

    @cached_property
    def _heads(self) -> tuple[Cut, ...]:
        return tuple(islice(starts(self.text, self._folded), _CUTS))

    @cached_property
    def _tails(self) -> tuple[Cut, ...]:
        return tuple(islice(ends(self.text, self._folded), _CUTS))

    @cached_property
    def _block_pairs(self) -> list[frozenset[str]]:
        return [_pairs(self.text[block.start : block.end]) for block in self.blocks]

    @cached_property
    def _frequencies(self) -> Counter[str]:
        return Counter(pair for pairs in self._block_pairs for pair in pairs)

    def _weight(self, pair: str) -> float:
        """How rare the pair is among the blocks."""
        return log(1 + len(self.blocks) / self._frequencies[pair])

    def _spans(self, folded: int, seal: str, near: int) -> Iterator[tuple[int, int]]:
        """Spans of the text that fold to the seal's words, whole windows first, the nearest first."""
        wanted = bytes.fromhex(seal.removeprefix("v1:"))[:_SHORT]
        for window in self._windows(folded, wanted, bisect_left(self._folded.offsets, near)):
            yield self._folded.span(window, window + folded)
        cut = cut_spans(self._folded, folded, self._heads, self._tails)
        spans = [(first, last) for words, first, last in cut if sha256(words.encode()).digest()[:_SHORT] == wanted]
        yield from sorted(spans, key=lambda span: abs(span[0] - near))

    def _windows(self, folded: int, wanted: bytes, near: int) -> Iterator[int]:
        """Starts of the windows of `folded` characters with the wanted hash, in the order of their distance."""
        chunks = range(max(0, len(self._folded.text) - folded + 1 + _CHUNK - 1) // _CHUNK)
        waiting: list[int] = []
        for distance, chunk in sorted((_distance(near, chunk * _CHUNK), chunk) for chunk in chunks):
            waiting.sort(key=lambda window: abs(window - near))
            while waiting and abs(waiting[0] - near) <= distance:
                yield waiting.pop(0)
            waiting.extend(self._hits(folded, chunk, wanted))
        yield from sorted(waiting, key=lambda window: abs(window - near))

    def _hits(self, folded: int, chunk: int, wanted: bytes) -> Iterator[int]:
        """Starts of the windows in one chunk that have the wanted hash."""
        hashes = self._hashes(folded, chunk)
        at = hashes.find(wanted)
        while at >= 0:
            if at % _SHORT == 0:
                yield chunk * _CHUNK + at // _SHORT
            at = hashes.find(wanted, at + 1)

    def _hash_chunk(self, folded: int, chunk: int) -> bytes:
        """The first bytes of the hash of each window of `folded` characters that begins in the chunk."""
        words = self._folded.text[chunk * _CHUNK : (chunk + 1) * _CHUNK + folded - 1]
        starts = range(len(words) - folded + 1)
        return b"".join([sha256(words[at : at + folded].encode()).digest()[:_SHORT] for at in starts])


def _distance(near: int, first: int) -> int:
    """How far the chunk that begins at `first` is from `near`."""
    return max(first - near, near - (first + _CHUNK - 1), 0)


def _pairs(words: str) -> frozenset[str]:
    """The pairs of neighbouring characters in the folded words."""
    folded = fold(words).text
    return frozenset(folded[at : at + 2] for at in range(len(folded) - 1))
