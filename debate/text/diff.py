"""How two texts differ, by character in Chinese and by word elsewhere; and two edits of one text laid together."""

from collections.abc import Iterator
from dataclasses import dataclass

import regex
from rapidfuzz.distance import Levenshtein

_TOKEN = regex.compile(r"[\p{Latin}\p{M}\p{N}'’]+|\s+|\X")
SHORT = 1
"""Equal runs of so few tokens between two differences are shown as part of them."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text: in both ("same"), only in the old ("gone") or only in the new ("new")."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Edit:
    """Tokens start to end (half open) of a base, and what stands there instead."""

    start: int
    end: int
    tokens: tuple[str, ...]


def diff(old: str, new: str) -> tuple[Piece, ...]:
    """Both texts in pieces: without what is new it is the old one, without what is gone the new one."""
    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    pieces, at = list[Piece](), 0
    for edit in _smoothed(before, _edits(before, after)):
        pieces.append(Piece("same", "".join(before[at : edit.start])))
        pieces.append(Piece("gone", "".join(before[edit.start : edit.end])))
        pieces.append(Piece("new", "".join(edit.tokens)))
        at = edit.end
    pieces.append(Piece("same", "".join(before[at:])))
    return tuple(piece for piece in pieces if piece.text)


def merge(base: str, mine: str, theirs: str) -> tuple[str, bool]:
    """The base with both edits, and whether they did not meet; where they did, mine counts (a three-way merge)."""
    tokens = _TOKEN.findall(base)
    ours = _edits(tokens, _TOKEN.findall(mine))
    others = _edits(tokens, _TOKEN.findall(theirs))
    kept = [edit for edit in others if edit not in ours and not any(_meet(edit, own) for own in ours)]
    clean = all(edit in ours or edit in kept for edit in others)
    out, at = list[str](), 0
    for edit in sorted([*ours, *kept], key=lambda edit: (edit.start, edit.end)):
        out += [*tokens[at : edit.start], *edit.tokens]
        at = edit.end
    return "".join([*out, *tokens[at:]]), clean


def _edits(before: list[str], after: list[str]) -> list[Edit]:
    """The fewest edits that lead from one to the other."""
    codes = Levenshtein.opcodes(before, after)
    runs = [
        Edit(code.src_start, code.src_end, tuple(after[code.dest_start : code.dest_end]))
        for code in codes
        if code.tag != "equal"
    ]
    return list(_joined(runs))


def _joined(edits: list[Edit]) -> Iterator[Edit]:
    """Edits that touch are one."""
    last: Edit | None = None
    for edit in edits:
        if last is not None and edit.start == last.end:
            last = Edit(last.start, edit.end, last.tokens + edit.tokens)
            continue
        if last is not None:
            yield last
        last = edit
    if last is not None:
        yield last


def _smoothed(before: list[str], edits: list[Edit]) -> Iterator[Edit]:
    """Edits with almost nothing between them are one, so that a reader sees phrases and no confetti."""
    last: Edit | None = None
    for edit in edits:
        if last is not None and edit.start - last.end <= SHORT:
            between = tuple(before[last.end : edit.start])
            last = Edit(last.start, edit.end, last.tokens + between + edit.tokens)
            continue
        if last is not None:
            yield last
        last = edit
    if last is not None:
        yield last


def _meet(one: Edit, other: Edit) -> bool:
    """Whether two edits change, or put something into, the same place."""
    return one.start <= other.end and other.start <= one.end
