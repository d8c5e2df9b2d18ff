"""A text beside the same text as a page shows it, in the other script. Offsets are code points."""

from collections.abc import Iterator

from rapidfuzz.distance import Levenshtein

Run = tuple[int, int, int, int]
"""Code points of one text (half open), and those of the other that they became."""


class Shown:
    """Where words of the original stand as they are shown, and the other way round."""

    def __init__(self, original: str, shown: str) -> None:
        self._forth = list(_runs(original, shown))
        self._back = [(there, until, start, end) for start, end, there, until in self._forth]

    def forth(self, start: int, end: int) -> tuple[int, int] | None:
        """Words of the original (half open) as they are shown; None where nothing of them is."""
        return _span(self._forth, start, end)

    def back(self, start: int, end: int) -> tuple[int, int] | None:
        """Words as they are shown (half open), in the original; None where nothing of them is."""
        return _span(self._back, start, end)


def _runs(original: str, shown: str) -> Iterator[Run]:
    if original == shown:
        yield 0, len(original), 0, len(shown)
        return
    for run in Levenshtein.opcodes(original, shown):
        yield run.src_start, run.src_end, run.dest_start, run.dest_end


def _span(runs: list[Run], start: int, end: int) -> tuple[int, int] | None:
    """Of words that were replaced by more or fewer the whole of what replaced them."""
    found = [_within(run, start, end) for run in runs if run[0] < end and start < run[1]]
    spans = [span for span in found if span[0] < span[1]]
    return (spans[0][0], spans[-1][1]) if spans else None


def _within(run: Run, start: int, end: int) -> tuple[int, int]:
    first, last, there, until = run
    if last - first != until - there:
        return there, until
    return there + max(0, start - first), until - max(0, last - end)
