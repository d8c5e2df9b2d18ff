"""Edges at which a quotation, cut out of its text, folds otherwise than it does within it (fold_v1).

Two kinds: inside of what only folds together (a letter and its combining mark), and before a hyphen that a digit
follows, which is a minus once nothing stands before it. Offsets are code points.
"""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from unicodedata import normalize

from debate.text.fold import Folded, clusters, fold_v1, joins

_LONGEST = 64  # code points; inside of longer clusters nothing is cut
_HYPHENS = "-\u2212\ufe63\uff0d"


@dataclass(frozen=True, slots=True)
class Cut:
    """At this offset of the text, the fold is `words` and then (a start) or before them (an end) the fold from `at`."""

    offset: int
    words: str
    at: int


def starts(text: str, folded: Folded) -> Iterator[Cut]:
    """Where a quotation may begin so: it folds to `words` and then to the text's fold from `at` on."""
    for first, end in clusters(text):
        if end - first <= _LONGEST:
            at = bisect_left(folded.offsets, end)
            yield from (Cut(offset, fold_v1(text[offset:end]), at) for offset in range(first + 1, end))
    for hyphen in _HYPHENS:
        offset = text.find(hyphen)
        while offset >= 0:
            at = bisect_left(folded.offsets, offset)
            kept = folded.offsets[at : at + 1].tolist() == [offset]
            if not kept and normalize("NFKC", text[offset + 1 : offset + 2])[:1].isdecimal():
                yield Cut(offset, "-", at)
            offset = text.find(hyphen, offset + 1)


def ends(text: str, folded: Folded) -> Iterator[Cut]:
    """Where a quotation may end so: it folds to the text's fold up to `at` and then to `words`."""
    for first, end in clusters(text):
        if end - first <= _LONGEST:
            back = first
            while back > 0 and first - back < _LONGEST and not _settled(text[back - 1 : back]):
                back -= 1
            back = max(0, back - 1)
            at = bisect_left(folded.offsets, back)
            yield from (Cut(offset, fold_v1(text[back:offset]), at) for offset in range(first + 1, end))


def cut_spans(
    folded: Folded, length: int, heads: tuple[Cut, ...], tails: tuple[Cut, ...]
) -> Iterator[tuple[str, int, int]]:
    """Words and span of each quotation of `length` folded characters that begins or ends at a cut."""
    whole = folded.text
    meeting: dict[int, list[Cut]] = {}
    for tail in tails:
        meeting.setdefault(tail.at + len(tail.words), []).append(tail)
        start = tail.at - (length - len(tail.words))
        if 0 <= start <= tail.at and start < len(whole):
            yield whole[start : tail.at] + tail.words, folded.offsets[start], tail.offset
    for head in heads:
        end = head.at + length - len(head.words)
        if head.at < end <= len(whole):
            yield head.words + whole[head.at : end], head.offset, folded.ends[end - 1]
        for tail in meeting.get(end, ()):
            if tail.at >= head.at:
                yield head.words + whole[head.at : tail.at] + tail.words, head.offset, tail.offset


def _settled(character: str) -> bool:
    """Whether how this character folds depends on nothing before it."""
    return character.isalnum() and not joins(character)
