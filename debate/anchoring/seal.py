"""Seals: the hash by which a quotation is recognised without its words being kept (docs/decisions/0003)."""

from dataclasses import dataclass
from hashlib import sha256

from debate.text.fold import fold_v1

MINIMUM = 8
"""A quotation of fewer folded characters holds on to nothing."""


@dataclass(frozen=True, slots=True)
class Seal:
    """`v1:` and 64 hexadecimal digits, and the length of the folded words in code points."""

    value: str
    folded: int


def seal(words: str) -> Seal:
    """The v1 seal of these words; equal for Traditional and Simplified copies, whatever the punctuation."""
    folded = fold_v1(words)
    return Seal("v1:" + sha256(folded.encode()).hexdigest(), len(folded))


def verify(words: str, value: str) -> bool:
    """Whether the seal is that of these words; False for a seal of an unknown version."""
    return seal(words).value == value


def too_short(words: str) -> bool:
    """Whether the words have fewer than MINIMUM folded characters."""
    return len(fold_v1(words)) < MINIMUM
