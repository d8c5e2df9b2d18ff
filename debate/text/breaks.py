"""Where lines of Chinese and English break: no closing mark begins a line and no opening one ends it, narrow words stay
whole, dashes and ellipses stay together (CLREQ 3.1.3; UAX 14). What is measured, the caller says."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

import regex

Measure = Callable[[str], float]

ELLIPSIS = "…"
BALANCED = 4
"""So many lines are made alike in length; more fill the column."""
_NEVER_FIRST = frozenset("，。、；：？！）」』】》〉］｝〕〗〙”’％‰·・—…─～ー々,.;:?!)]}%›»")
_NEVER_LAST = frozenset("（「『【《〈［｛〔〖〘“‘([{‹«＄￥¥$£€#＃")
_ENDS = "，。、；：？！…—,.;:?!"
_LOOSE = "，、；：,;:·—-－（「『【《〈“‘([{ "
_PIECE = regex.compile(
    r"(?P<space>\s+)"
    r"|(?P<run>—+|…+|─+|\.{2,})"
    r"|(?P<word>(?:(?![\s\p{EA=W}\p{EA=F}“”‘’—…─\p{Extended_Pictographic}])\X|(?<=\w)’(?=\w)|[#*0-9]\uFE0F?\u20E3)+)"
    r"|(?P<wide>\X)"
)
_HEAD = regex.compile(r"(?P<closing>[,.;:?!)\]}%›»]+)(?P<rest>.*)", regex.DOTALL)


class Broken(NamedTuple):
    """Lines, and whether there was more to say than fits."""

    lines: tuple[str, ...]
    cut: bool


class _Piece(NamedTuple):
    """What stays on one line, and whether a space stands before it."""

    text: str
    spaced: bool


def broken(text: str, measure: Measure, width: float, most: int) -> Broken:
    """The text in at most so many lines of a column, those of a short one alike; an ellipsis ends what is cut."""
    pieces = list(_pieces(text))
    lines = _filled(pieces, measure, width)
    if len(lines) > most:
        return Broken((*lines[: most - 1], _ended(lines[most - 1], measure, width)), cut=True)
    if 1 < len(lines) <= BALANCED:
        pieces = _phrases(pieces, measure, width, len(lines))
        lines = _balanced(pieces, measure, width, _filled(pieces, measure, width))
    return Broken(tuple(lines), cut=False)


def _pieces(text: str) -> Iterator[_Piece]:
    """Marks joined to what they may not leave."""
    held, held_spaced = "", False
    for part, spaced in _parts(text):
        closes = _NEVER_FIRST.issuperset(part) if spaced else part[0] in _NEVER_FIRST
        joins = held and (closes or (not spaced and held[-1] in _NEVER_LAST))
        if held and not joins:
            yield _Piece(held, held_spaced)
        gap = " " if spaced else ""
        held, held_spaced = (held + gap + part, held_spaced) if joins else (part, spaced)
    if held:
        yield _Piece(held, held_spaced)


def _parts(text: str) -> Iterator[tuple[str, bool]]:
    """Words, wide characters and runs of dashes, and whether a space stands before each."""
    spaced = False
    for found in _PIECE.finditer(text.strip()):
        if found.lastgroup == "space":
            spaced = True
            continue
        head = _HEAD.fullmatch(found[0]) if found.lastgroup == "word" and not spaced else None
        for part in (head["closing"], head["rest"]) if head else (found[0],):
            if part:
                yield part, spaced
        spaced = False


def _phrases(pieces: list[_Piece], measure: Measure, width: float, most: int) -> list[_Piece]:
    """What stands between marks in one piece, if it then takes no more lines: no word of Chinese is torn."""
    found = list[_Piece]()
    for piece in pieces:
        if found and not piece.spaced and found[-1].text[-1] not in _ENDS:
            found[-1] = found[-1]._replace(text=found[-1].text + piece.text)
        else:
            found.append(piece)
    fits = max(measure(piece.text) for piece in found) <= width and len(_filled(found, measure, width)) <= most
    return found if fits else pieces


def _filled(pieces: list[_Piece], measure: Measure, width: float) -> list[str]:
    """Each line as full as it may be."""
    space, lines, line, used = measure(" "), list[str](), "", 0.0
    for piece in pieces:
        own = measure(piece.text)
        gap = space if piece.spaced and line else 0.0
        if line and used + gap + own > width:
            lines.append(line)
            line, used, gap = "", 0.0, 0.0
        if own > width:
            *whole, line = _chopped(piece.text, measure, width)
            lines += whole
            used = measure(line)
            continue
        line, used = line + (" " if gap else "") + piece.text, used + gap + own
    return [*lines, line] if line else lines


def _chopped(word: str, measure: Measure, width: float) -> list[str]:
    """A word longer than a line, broken where a reader sees a character end."""
    lines, line, used = list[str](), "", 0.0
    for cluster in regex.findall(r"\X", word):
        own = measure(cluster)
        if line and used + own > width:
            lines.append(line)
            line, used = "", 0.0
        line, used = line + cluster, used + own
    return [*lines, line]


def _balanced(pieces: list[_Piece], measure: Measure, width: float, lines: list[str]) -> list[str]:
    """As many lines in the narrowest column that holds them, so that no last line is a single character."""
    widest = max(measure(piece.text) for piece in pieces)
    low, high = max(widest, width / len(lines) / 2), width
    while high - low > width / 100:
        middle = (low + high) / 2
        narrower = _filled(pieces, measure, middle)
        if len(narrower) > len(lines):
            low = middle
        else:
            high, lines = middle, narrower
    return lines


def _ended(line: str, measure: Measure, width: float) -> str:
    """The line with an ellipsis, shortened by whole words and characters until both fit."""
    parts = [(" " if piece.spaced else "") + piece.text for piece in _pieces(line)]
    while len(parts) > 1 and measure("".join(parts).rstrip(_LOOSE) + ELLIPSIS) > width:
        parts.pop()
    kept = "".join(parts).rstrip(_LOOSE)
    while kept and measure(kept + ELLIPSIS) > width:
        kept = kept[:-1]
    return kept.rstrip("…") + ELLIPSIS
