"""Two folded texts laid side by side: fixed points, and between them the fewest edits."""

from array import array
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from debate.anchoring.index import GRAM, once

GAP = 4_000
"""Most characters, on either side, that are compared by their edits."""
_DEPTH = 2  # how often a larger gap is divided by what stands once within it


Point = tuple[int, int]
"""Where the same gram stands in the old text and in the new one."""


class Run(NamedTuple):
    """So many characters of the old text and of the new one that belong together: the same, or one for another."""

    old: int
    new: int
    length: int
    same: bool


class _Gap(NamedTuple):
    """What lies between fixed points, half open on both sides."""

    old: int
    old_end: int
    new: int
    new_end: int


def shared(old: dict[str, int], new: dict[str, int]) -> list[Point]:
    """The grams that stand once in both texts, in the order of the old one."""
    return [(at, new[gram]) for gram, at in old.items() if gram in new]


def rising(values: Sequence[int]) -> list[int]:
    """The indices of a longest run of values that only rises."""
    ends, lasts = list[int](), list[int]()
    before = array("i")
    for at, value in enumerate(values):
        place = len(ends) if not ends or value > ends[-1] else bisect_left(ends, value)
        before.append(lasts[place - 1] if place else -1)
        ends[place : place + 1], lasts[place : place + 1] = [value], [at]
    run, at = list[int](), lasts[-1] if lasts else -1
    while at >= 0:
        run.append(at)
        at = before[at]
    return run[::-1]


def aligned(old: str, new: str, points: Sequence[Point]) -> Iterator[Run]:
    """The runs of both folded texts, in order, given fixed points that rise in both."""
    yield from _between(old, new, _Gap(0, len(old), 0, len(new)), points, _DEPTH)


def _between(old: str, new: str, gap: _Gap, points: Sequence[Point], depth: int) -> Iterator[Run]:
    """The runs of a gap that is divided by points."""
    left, right = gap.old, gap.new
    for same in joined(points, left, right):
        yield from _filled(old, new, _Gap(left, same.old, right, same.new), depth)
        yield same
        left, right = same.old + same.length, same.new + same.length
    yield from _filled(old, new, _Gap(left, gap.old_end, right, gap.new_end), depth)


def joined(points: Sequence[Point], left: int, right: int) -> Iterator[Run]:
    """Points as runs: those of one diagonal that touch are one; those that overlap another run begin behind it."""
    at = end = left
    shift = right - left
    for old, new in points:
        if new - old == shift and old <= end:
            end = old + GRAM
            continue
        if at < end:
            yield Run(at, at + shift, end - at, True)
        behind = max(0, end - old, end + shift - new)  # under GRAM, as points rise
        at, end, shift = old + behind, old + GRAM, new - old
    if at < end:
        yield Run(at, at + shift, end - at, True)


def _filled(old: str, new: str, gap: _Gap, depth: int) -> Iterator[Run]:
    """The runs of a gap without points: by what stands once within it, else by its edits; none if it is too large."""
    here, there = old[gap.old : gap.old_end], new[gap.new : gap.new_end]
    points = _within(here, there, gap) if depth else []
    if points:
        yield from _between(old, new, gap, points, depth - 1)
    elif here and there and max(len(here), len(there)) <= GAP:
        yield from _edited(here, there, gap)
    elif here and there:
        head, tail = _ends(here, there)
        if head:
            yield Run(gap.old, gap.new, head, True)
        inner = _Gap(gap.old + head, gap.old_end - tail, gap.new + head, gap.new_end - tail)
        if inner != gap:
            yield from _filled(old, new, inner, depth)
        if tail:
            yield Run(inner.old_end, inner.new_end, tail, True)


def _within(here: str, there: str, gap: _Gap) -> list[Point]:
    """The fixed points of a gap: what stands once within it on both sides."""
    if min(len(here), len(there)) < 2 * GRAM:
        return []
    points = [(gap.old + at, gap.new + to) for at, to in shared(once(here), once(there))]
    return [points[at] for at in rising([to for _, to in points])]


def _edited(old: str, new: str, gap: _Gap) -> Iterator[Run]:
    """The runs of two pieces by the fewest edits."""
    for code in Levenshtein.opcodes(old, new):
        if code.tag in ("equal", "replace"):
            length = code.src_end - code.src_start
            yield Run(gap.old + code.src_start, gap.new + code.dest_start, length, code.tag == "equal")


def _ends(here: str, there: str) -> tuple[int, int]:
    """How many characters two pieces begin with alike, and end with alike behind those."""
    most = min(len(here), len(there))
    head = _common(here[:most], there[:most])
    most -= head
    return head, _common(here[len(here) - most :][::-1], there[len(there) - most :][::-1])


def _common(one: str, other: str) -> int:
    """How many characters two strings of one length begin with alike."""
    low, high = 0, len(one)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if one[low:middle] == other[low:middle] else (low, middle - 1)
    return low
