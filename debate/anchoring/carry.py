"""Carrying offsets from an old text to a new one."""

from array import array
from bisect import bisect_left

from rapidfuzz.distance import Levenshtein

from debate.anchoring.align import GAP, Point, aligned, joined, rising, shared
from debate.anchoring.index import GRAM, Index

EDGE = 6
"""Most new characters at an edge that are taken for the changed words there."""
_NONE = -1


class Carry:
    """Where the folded characters of an old text stand in a new one; they keep their order."""

    def __init__(self, old: Index, new: Index) -> None:
        self.old, self.new, self.same = old, new, old.text == new.text
        self._to = array("i", [_NONE]) * len(old.words)
        self._from = array("i", [_NONE]) * len(new.words)
        points = [] if self.same else shared(old.once, new.once)
        kept = set(rising([to for _, to in points]))
        fixed = [point for at, point in enumerate(points) if at in kept]
        for run in aligned(old.words, new.words, fixed):
            self._to[run.old : run.old + run.length] = array("i", range(run.new, run.new + run.length))
            if run.same:
                self._from[run.new : run.new + run.length] = array("i", range(run.old, run.old + run.length))
        moved = [point for at, point in enumerate(points) if at not in kept]
        self._fixed, self._moved = [to for _, to in fixed], sorted((to, at) for at, to in moved)
        self._trace(fixed, moved)

    def _trace(self, fixed: list[Point], moved: list[Point]) -> None:
        """Note where moved grams come from: they know it better than what was made to fit between fixed points."""
        settled = bytearray(len(self._from))
        for run in joined(fixed, 0, 0):
            settled[run.new : run.new + run.length] = b"\1" * run.length
        for old, new in moved:
            for at in range(GRAM):
                if not settled[new + at]:
                    self._from[new + at] = old + at

    def to(self, at: int) -> int | None:
        """Where the old text's at-th folded character stands in the new one, or what replaced it; None: gone."""
        found = self._to[at]
        return None if found == _NONE else found

    def span(self, start: int, end: int) -> tuple[int, int] | None:
        """What became of the old text's folded characters start to end (half open); None when nothing is left.

        Up to EDGE new characters beside them belong to them, if their own first or last ones are gone.
        """
        left = [found for found in self._to[start:end] if found != _NONE]
        if not left:
            return None
        first, last = left[0], left[-1] + 1
        if start and not self._stays(start) and self._stays(start - 1):
            first = max(first - EDGE, self._to[start - 1] + 1)
        if end < len(self._to) and not self._stays(end - 1) and self._stays(end):
            last = min(last + EDGE, self._to[end])
        return first, last

    def _stays(self, at: int) -> bool:
        """Whether the old text's at-th folded character stands in the new one too."""
        to = self._to[at]
        return to != _NONE and self._from[to] == at

    def foreign(self, new: tuple[int, int], old: tuple[int, int]) -> bool:
        """Whether more than half of these folded characters of the new text are known to come from outside of those
        of the old: they are carried from there, or belong to a gram that stood there alone and stands here alone."""
        strangers = sum(found != _NONE and not old[0] <= found < old[1] for found in self._from[slice(*new)])
        return 2 * strangers > new[1] - new[0]

    def put_there(self, new: tuple[int, int], old: tuple[int, int]) -> bool:
        """Whether more grams within these folded characters of the new text have moved there from outside of those of
        the old than have stayed, or moved there from within."""
        first, last = (bisect_left(self._moved, (at, 0)) for at in (new[0], new[1] - GRAM + 1))
        strange = sum(not old[0] <= at < old[1] for _, at in self._moved[first:last])
        stayed = bisect_left(self._fixed, new[1] - GRAM + 1) - bisect_left(self._fixed, new[0])
        return strange > max(0, stayed) + max(0, last - first) - strange

    def similarity(self, old: tuple[int, int], new: tuple[int, int]) -> float:
        """How like the folded characters of both spans are, from 0 to 1."""
        longest = max(old[1] - old[0], new[1] - new[0])
        if longest <= GAP:
            return Levenshtein.normalized_similarity(self.old.words[slice(*old)], self.new.words[slice(*new)])
        same = sum(old[0] <= found < old[1] for found in self._from[slice(*new)] if found != _NONE)
        return same / longest
