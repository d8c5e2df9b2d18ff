"""The paragraphs of a stored text, numbered as readers and citations count them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Block:
    """The number-th non-empty line (from 1), without outer white space; code points of the text, half open."""

    number: int
    start: int
    end: int


def blocks(text: str) -> tuple[Block, ...]:
    """All blocks of a text whose lines end in LF; lines of white space alone are none."""
    found: list[Block] = []
    at = 0
    for line in text.split("\n"):
        if words := line.strip():
            start = at + len(line) - len(line.lstrip())
            found.append(Block(len(found) + 1, start, start + len(words)))
        at += len(line) + 1
    return tuple(found)
