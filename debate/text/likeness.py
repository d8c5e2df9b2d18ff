"""How alike two wordings are, for putting the likeliest first."""

from collections import Counter
from itertools import pairwise

from debate.text.fold import fold


def likeness(one: str, other: str) -> float:
    """From 0, nothing in common, to 1: the share of pairs of neighbouring characters that both have (Dice)."""
    pairs, others = _pairs(one), _pairs(other)
    total = pairs.total() + others.total()
    return 2 * (pairs & others).total() / total if total else 0.0


def _pairs(text: str) -> Counter[str]:
    folded = fold(text).text
    return Counter(map("".join, pairwise(folded)))
