"""What a person must look at where a quotation's words changed: figures, negations, names, quotation marks."""

import re
from collections import Counter
from dataclasses import dataclass
from enum import StrEnum

import regex
from rapidfuzz.distance import Levenshtein

from debate.anchoring.align import GAP
from debate.text.fold import fold

NEAR = 24
"""Code points around a passage that belong to its first or last number or name."""


class Flag(StrEnum):
    """What differs."""

    NUMBERS = "numbers"
    NEGATION = "negation"
    NAMES = "names"
    QUOTATION = "quotation"


@dataclass(frozen=True, slots=True)
class Passage:
    """Words with what stands before and after them."""

    words: str
    before: str = ""
    after: str = ""

    @classmethod
    def of(cls, text: str, start: int, end: int) -> "Passage":
        """The code points start to end (half open) of a text."""
        return cls(text[start:end], text[max(0, start - NEAR) : start], text[end : end + NEAR])


_WIDE = str.maketrans("０１２３４５６７８９．，％－\u2212﹣﹪", "0123456789.,%---%")
_FIGURE = re.compile(r"(?:(?<![^\s(\[{（「『“\"‘《【])-(?=\d))?\d+(?:,\d{3}(?!\d))*(?:\.\d+)*%?")
_CHINESE = "〇零一二兩三四五六七八九十百千萬億兆半"
_NUMERAL = re.compile(f"[{fold(_CHINESE).text}]+")
_NAME = regex.compile(r"\p{Latin}[\p{Latin}\p{M}\p{N}]*")
_HAN = regex.compile(r"\p{Han}")
_NOT = frozenset(fold("不沒無非未否別勿").text)
_NOT_WORD = re.compile(r"\b(?:not|no|never|cannot)\b|n['’]t\b")
_MARK = regex.compile(r"[\"“”「」『』«»〝〞„＂﹁﹂﹃﹄]|(?<!\w)['‘’]|['’](?!\w)")
_OPENING, _CLOSING = "“「『«〝„﹁﹃‘", "”」』»〞﹂﹄’"
_EDGE = regex.compile(r"[^\w\s]*")


def flags(old: Passage, new: Passage) -> tuple[Flag, ...]:
    """What differs between a quoted passage and what stands for it now, in the order of Flag."""
    if old == new:
        return ()
    one, other = fold(old.words).text, fold(new.words).text
    found = {
        Flag.NUMBERS: not same_numbers(old, new) or _numerals(one) != _numerals(other),
        Flag.NEGATION: _negation(one, other) or _negated(old) != _negated(new),
        Flag.NAMES: _named_otherwise(old, new),
        Flag.QUOTATION: _unquoted(old, new),
    }
    return tuple(flag for flag in Flag if found[flag])


def same_numbers(old: Passage, new: Passage) -> bool:
    """Whether both hold the same figures in the same order, also those that only begin or end in them."""
    return _figures(old) == _figures(new)


def _figures(passage: Passage) -> list[str]:
    """5.1, -3, 40%, 1000 (without its comma), each whole even where the passage cuts it."""
    text, start, end = _joined(passage)
    figures = _FIGURE.finditer(text.translate(_WIDE))
    return [met[0].replace(",", "") for met in figures if met.start() < end and met.end() > start]


def _numerals(words: str) -> list[str]:
    """The Chinese numbers in folded words; a one alone is mostly an article."""
    return [numeral for numeral in _NUMERAL.findall(words) if numeral != "一"]


def _negation(old: str, new: str) -> bool:
    """Whether a Chinese negation appears or vanishes between folded words, be it that one moved."""
    if max(len(old), len(new)) > GAP:
        return _refusals(old) != _refusals(new)
    codes = Levenshtein.opcodes(old, new)
    pieces = ((old[code.src_start : code.src_end], new[code.dest_start : code.dest_end]) for code in codes)
    return any(_refusals(gone) != _refusals(come) for gone, come in pieces)


def _refusals(words: str) -> int:
    return sum(character in _NOT for character in words)


def _negated(passage: Passage) -> int:
    """How many English negations there are."""
    return len(_NOT_WORD.findall(passage.words.lower()))


def _named_otherwise(old: Passage, new: Passage) -> bool:
    """Whether a Latin name (in Chinese any Latin word, else one with a capital) stands on one side alone."""
    (names, words), (others, rest) = _names(old), _names(new)
    return bool(names - rest or others - words)


def _names(passage: Passage) -> tuple[Counter[str], Counter[str]]:
    """The names, and all Latin words, in lower case; each whole even where the passage cuts it."""
    text, start, end = _joined(passage)
    words = [met[0] for met in _NAME.finditer(text) if met.start() < end and met.end() > start]
    chinese = bool(_HAN.search(text))
    names = Counter(word.lower() for word in words if chinese or word != word.lower())
    return names, Counter(word.lower() for word in words)


def _joined(passage: Passage) -> tuple[str, int, int]:
    """The words with what is near them, and where they begin and end in it."""
    before = passage.before[-NEAR:]
    start = len(before)
    return before + passage.words + passage.after[:NEAR], start, start + len(passage.words)


def _unquoted(old: Passage, new: Passage) -> bool:
    """Whether quotation marks are gone: within the words, or those that the words begin or end with or stand within."""
    one, other = _bare(old), _bare(new)
    if len(_MARK.findall(other.words)) < len(_MARK.findall(one.words)):
        return True
    before, after = _EDGE.match(one.before[::-1]), _EDGE.match(one.after)
    touching = Passage(one.words, before[0][::-1] if before else "", after[0] if after else "")
    return _quoted(touching) and not _quoted(other)


def _bare(passage: Passage) -> Passage:
    """The same, with the punctuation at the edges of the words counted as what is around them; no more than is near."""
    text, start, end = _joined(passage)
    head, tail = _EDGE.match(passage.words), _EDGE.match(passage.words[::-1])
    first, last = start + (head.end() if head else 0), end - (tail.end() if tail else 0)
    return Passage(text[first:last], text[:first][-NEAR:], text[last:][:NEAR])


def _quoted(passage: Passage) -> bool:
    """Whether a quotation is open where the words begin, or one that was open ends behind them."""
    before, after = _MARK.findall(passage.before), _MARK.findall(passage.after)
    return bool(before and before[-1] not in _CLOSING) or bool(after and after[0] not in _OPENING)
