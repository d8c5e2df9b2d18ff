"""The part of a text that is most like some words (Sellers' distance, counted in bits after Myers)."""

from collections.abc import Iterator

CLOSE = 500
"""Words of more characters are too long to look for with that care."""


def infix(words: str, text: str) -> tuple[int, int, int]:
    """Start, end (half open) and edit distance of the part nearest to the words, which are not empty.

    Of several, the one that ends last; an empty part at the end where nothing is nearer.
    """
    distances = [len(words), *_distances(words, text, free=True)]
    least = min(distances)
    end = len(distances) - 1 - distances[::-1].index(least)
    back = [len(words), *_distances(words[::-1], text[:end][::-1], free=False)]
    lengths = [length for length, distance in enumerate(back) if distance == least]
    length = min(lengths, key=lambda length: abs(length - len(words)))
    return end - length, end, least


def _distances(words: str, text: str, *, free: bool) -> Iterator[int]:
    """The edit distance of the words and the text up to each character; `free`: from wherever it is least."""
    places: dict[str, int] = {}
    for at, character in enumerate(words):
        places[character] = places.get(character, 0) | 1 << at
    every, top = (1 << len(words)) - 1, 1 << len(words) - 1
    up, down, distance = every, 0, len(words)
    for character in text:
        met = places.get(character, 0)
        across = ((met & up) + up ^ up) | met
        rises, falls = down | every & ~(across | up), up & across
        distance += bool(rises & top) - bool(falls & top)
        rises = rises << 1 & every | (not free)
        up = falls << 1 & every | every & ~(met | down | rises)
        down = rises & (met | down)
        yield distance
