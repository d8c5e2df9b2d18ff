"""What a picture says: nothing but words, so that its address can name all of it."""

import hashlib
from typing import NamedTuple

LOOK = "1"
"""Raised when pictures of the same words come to look otherwise: their addresses then are others."""


class Picture(NamedTuple):
    """The words of a picture. `sign` is a relation (pro, con, undercut, answers, context) or nothing; `told` its word,
    or what kind of thing this is; `upon` what it stands under."""

    language: str
    site: str
    sign: str
    told: str
    upon: str
    words: str
    words_language: str
    foot: tuple[str, ...]
    debate: str


def digest(picture: Picture) -> str:
    """Names all that a picture says, and the way it looks."""
    return hashlib.sha256(repr((LOOK, *picture)).encode()).hexdigest()[:16]
