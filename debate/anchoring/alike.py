"""Parts of a text that read like some words: to be shown to a person, never to be taken for them."""

from collections import defaultdict

from rapidfuzz.distance import Levenshtein

from debate.anchoring.align import GAP
from debate.anchoring.index import TRIPLE, Index
from debate.anchoring.infix import CLOSE, infix
from debate.anchoring.seal import MINIMUM

LIKE = 0.6
"""What differs by more of its characters is not like it."""
_COMMON = 64  # places of three characters that are counted; where more, the first ones
_WINDOWS = 4  # looked at closely, if they have a third of the threes of the first one
_THREES = 128  # of the words that are counted, about


def alike(words: str, index: Index) -> list[tuple[int, int, float]]:
    """Start, end (folded characters, half open) and similarity of up to _WINDOWS parts of the text, the best first.

    None for folded words under MINIMUM characters or over GAP.
    """
    if not MINIMUM <= len(words) <= GAP:
        return []
    found: dict[int, tuple[int, int, float]] = {}
    for left, right in _windows(words, index):
        start, end, similarity = _part(words, index.words[left:right])
        if similarity >= LIKE:
            found.setdefault(left + start, (left + start, left + end, similarity))
    return sorted(found.values(), key=lambda one: -one[2])


def _part(words: str, window: str) -> tuple[int, int, float]:
    """What of a window is most like the words; if they are very long, its middle."""
    if len(words) <= CLOSE:
        start, end, distance = infix(words, window)
        return start, end, 1 - distance / max(len(words), end - start)
    start = max(0, len(window) - len(words)) // 2
    part = window[start : start + len(words)]
    return start, start + len(part), Levenshtein.normalized_similarity(words, part)


def _windows(words: str, index: Index) -> list[tuple[int, int]]:
    """Where most of the words' threes stand in about their order, most first (folded characters, half open)."""
    width, begins = max(MINIMUM, len(words) // 2), defaultdict[int, list[int]](list)
    for offset in range(0, len(words) - TRIPLE + 1, len(words) // _THREES + 1):
        for at in index.triples.get(words[offset : offset + TRIPLE], ())[:_COMMON]:
            begins[(at - offset) // width].append(at - offset)
    windows = []
    most = max(map(len, begins.values()), default=0)
    for bucket in sorted(begins, key=lambda bucket: -len(begins[bucket]))[:_WINDOWS]:
        if 3 * len(begins[bucket]) < most:
            break
        left, right = min(begins[bucket]), max(begins[bucket]) + len(words)
        windows.append((max(0, left - width // 2), right + width // 2))
    return windows
