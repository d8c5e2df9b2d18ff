"""Folding: the frozen one behind seals (fold_v1) and the one for matching (fold). Offsets are code points."""

import re
from array import array
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from unicodedata import category, combining, normalize

_TABLE = Path(__file__).parent / "data" / "script-classes-v1.tsv"
CLASSES: dict[str, str] = dict(line.split("\t") for line in _TABLE.read_text(encoding="utf-8").splitlines())

# Ideographs newer than Python 3.11's Unicode 14: letters all the same, so that no upgrade alters a seal.
_NEW_IDEOGRAPHS = (
    (0x2B739, 0x2B73F),
    (0x2B81E, 0x2B81E),
    (0x2CEA2, 0x2CEAD),
    (0x2EBF0, 0x2EE5D),
    (0x31350, 0x33479),
)
_BEFORE_MINUS = frozenset({"Zs", "Zl", "Zp", "Ps", "Pi"})


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text; its i-th character stands for the source's code points offsets[i] to ends[i] (half open)."""

    text: str
    offsets: "array[int]"
    ends: "array[int]"

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The source's code points behind folded characters start to end (half open, not empty)."""
        return self.offsets[start], self.ends[end - 1]


def fold_v1(text: str) -> str:
    """The words that a v1 seal hashes (docs/decisions/0003). Frozen for ever: another rule is a v2."""
    return _settle_signs(normalize("NFKC", text).casefold()).translate(_SEALED)


def fold_v1_mapped(text: str) -> Folded:
    """fold_v1 of the text, with the way back to it; characters that only fold together share their whole span."""
    wide: list[str] = []
    starts, ends = array("I"), array("I")
    for start, end, plain in _pieces(text):
        piece = normalize("NFKC", text[start:end]).casefold()
        wide.append(piece)
        starts.extend(range(start, end) if plain else [start] * len(piece))
        ends.extend(range(start + 1, end + 1) if plain else [end] * len(piece))
    settled = _settle_signs("".join(wide))
    kept = [at for at, character in enumerate(settled) if _SEALED[ord(character)] is not None]
    offsets, behind = (array("I", map(side.__getitem__, kept)) for side in (starts, ends))
    return Folded(settled.translate(_SEALED), offsets, behind)


def fold(text: str) -> Folded:
    """The text for matching and search: no space, punctuation or marks; one character out for each one kept."""
    kept = array("I", (at for at, character in enumerate(text) if _MATCHED[ord(character)] is not None))
    return Folded(text.translate(_MATCHED), kept, array("I", (at + 1 for at in kept)))


def claim_hash(text: str) -> str:
    """64 hexadecimal digits, equal for texts that both folds read alike: 5.1 is not 51, and > is not <."""
    read = f"{fold_v1(text)}\n{fold(normalize('NFC', text)).text}"
    return sha256(read.encode()).hexdigest()


def clusters(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of the runs of two code points and more that fold_v1 can only fold together."""
    return ((start, end) for start, end, plain in _pieces(text) if not plain and end - start > 1)


def _pieces(text: str) -> Iterator[tuple[int, int, bool]]:
    """Start, end, plain: cuts that change no fold; in a plain piece each character folds to one, on its own."""
    seen = set(text)
    joining = "".join(re.escape(character) for character in seen if joins(character))
    growing = "".join(re.escape(character) for character in seen if len(normalize("NFKC", character).casefold()) != 1)
    at = 0
    if joining or growing:
        pattern = f"[{joining}{growing}]" if not joining else f"(?s:.)[{joining}]+|[{joining}{growing}]"
        for odd in re.finditer(pattern, text):
            if at < odd.start():
                yield at, odd.start(), True
            yield odd.start(), odd.end(), False
            at = odd.end()
    if at < len(text):
        yield at, len(text), True


def joins(character: str) -> bool:
    """Whether normalisation may combine this character with the one before it."""
    first = normalize("NFKC", character)[0]
    return combining(first) != 0 or category(first)[0] == "M" or "\u1160" <= first <= "\u11ff"


def _settle_signs(wide: str) -> str:
    """The normalised text, with a space for each point, percent and minus sign that belongs to no number."""
    return re.sub(r"[.%\-\u2212]", lambda met: met[0] if _in_number(wide, met.start()) else " ", wide)


def _in_number(wide: str, at: int) -> bool:
    """Whether the sign there is a decimal point, a percentage or a minus."""
    before, after = wide[at - 1 : at] if at else "", wide[at + 1 : at + 2]
    if wide[at] == "%":
        return before.isdecimal()
    if wide[at] == ".":
        return before.isdecimal() and after.isdecimal()
    return after.isdecimal() and (before in "\t\n\v\f\r" or category(before) in _BEFORE_MINUS)


def _sealed_class(character: str) -> str | None:
    """What fold_v1 makes of one character of a settled text; None: drops it."""
    if character in ".%-\u2212":
        return character.replace("\u2212", "-")
    letter = category(character)[0] in "LMN" or any(low <= ord(character) <= high for low, high in _NEW_IDEOGRAPHS)
    return CLASSES.get(character, character) if letter else None


def _matched_class(character: str) -> str | None:
    """What the matching fold makes of one character; None: drops it."""
    alone = normalize("NFKC", character)
    alone = alone if len(alone) == 1 else character
    alone = alone.lower() if len(alone.lower()) == 1 else alone
    if category(alone)[0] in "ZPM" or category(alone) in ("Cc", "Cf", "Cs"):
        return None
    return CLASSES.get(alone, alone)


class _Table(dict[int, str | None]):
    """A table for str.translate that works out each character once."""

    def __init__(self, rule: Callable[[str], str | None]) -> None:
        super().__init__()
        self._rule = rule

    def __missing__(self, point: int) -> str | None:
        self[point] = result = self._rule(chr(point))
        return result


_SEALED = _Table(_sealed_class)
_MATCHED = _Table(_matched_class)
