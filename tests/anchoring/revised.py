"""Revisions of a text that know where every code point went."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from random import Random

from debate.text.script import convert

NEW = -1
"""The origin of what the old text did not have."""
RESTYLED = str.maketrans("「」，；：？", "“”,;:?")
SWAPS = ("增加減少", "北岸南坡", "石橋柳灣", "主任教授", "今年前年", "春天冬季", "人手經費", "學生居民", "便宜昂貴")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the new text, with the old text's offset of each of its code points."""

    text: str
    origins: tuple[int, ...]

    @classmethod
    def old(cls, text: str, start: int) -> "Piece":
        return cls(text, tuple(range(start, start + len(text))))

    @classmethod
    def new(cls, text: str) -> "Piece":
        return cls(text, (NEW,) * len(text))

    def __add__(self, other: "Piece") -> "Piece":
        return Piece(self.text + other.text, self.origins + other.origins)

    def cut(self, start: int, end: int) -> "Piece":
        return Piece(self.text[start:end], self.origins[start:end])


@dataclass(frozen=True, slots=True)
class Revision:
    """Both texts; where each code point of the old one is in the new one."""

    old: str
    new: str
    places: dict[int, int]

    @classmethod
    def of(cls, old: str, pieces: list[Piece]) -> "Revision":
        origins = [origin for piece in pieces for origin in piece.origins]
        return cls(old, "".join(p.text for p in pieces), {o: at for at, o in enumerate(origins) if o != NEW})

    def went(self, start: int, end: int) -> list[int]:
        """Where the code points start to end are now, those that are left."""
        return [self.places[at] for at in range(start, end) if at in self.places]


def paragraphs_of(paragraphs: list[str]) -> list[Piece]:
    """The old text's paragraphs, unrevised, each with its line end."""
    pieces, at = list[Piece](), 0
    for paragraph in paragraphs:
        pieces.append(Piece.old(paragraph + "\n", at))
        at += len(paragraph) + 1
    return pieces


def scattered(piece: Piece, chance: Random, share: float) -> Piece:
    """So many of its characters replaced, taken out or doubled with another, one by one."""
    text, origins = list[str](), list[int]()
    for character, origin in zip(piece.text, piece.origins, strict=True):
        how = chance.choice(("replaced", "gone", "added")) if chance.random() < share and character != "\n" else "same"
        if how in ("same", "added"):
            text.append(character)
            origins.append(origin)
        if how in ("replaced", "added"):
            text.append(chance.choice(piece.text.strip()))
            origins.append(origin if how == "replaced" else NEW)
    return Piece("".join(text), tuple(origins))


def reworded(piece: Piece, chance: Random) -> Piece:
    """One to four edits of an editor: some words replaced, added or taken out."""
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(max(1, len(piece.text) - 9))
        words = Piece.new(chance.choice(SWAPS)[: chance.randint(1, 4)])
        taken = chance.choice((0, 1, 2, 4, 8))
        how = chance.choice(("replaced", "gone", "added"))
        middle = words if how != "gone" else Piece.new("")
        piece = piece.cut(0, at) + middle + piece.cut(at if how == "added" else at + taken, len(piece.text))
    return piece


def restyled(piece: Piece) -> Piece:
    """The same with the punctuation of another house."""
    return Piece(piece.text.translate(RESTYLED), piece.origins)


def simplified(piece: Piece) -> Piece:
    """The same in Simplified Chinese, with the words of its region."""
    result = Piece.new("")
    for start, end in _clauses(piece.text):
        result += _converted(piece.cut(start, end))
    return result


def _clauses(text: str) -> Iterator[tuple[int, int]]:
    """Stretches between commas and full stops."""
    start = 0
    for at, character in enumerate(text):
        if character in ",，。;；\n":
            yield start, at + 1
            start = at + 1
    if start < len(text):
        yield start, len(text)


def _converted(clause: Piece) -> Piece:
    """A clause converted; a character is where the conversion of what stands before it ends."""
    whole = convert(clause.text, "zh-Hans", usage=True)
    if len(whole) == len(clause.text):
        return Piece(whole, clause.origins)
    origins = [NEW] * len(whole)
    for at, origin in enumerate(clause.origins):
        place = min(len(convert(clause.text[:at], "zh-Hans", usage=True)), len(whole) - 1)
        origins[place] = origin
    return Piece(whole, tuple(origins))


def lookalike(text: str, chance: Random, quoted: tuple[int, int]) -> str:
    """A paragraph that reads like this one, with other figures and words, at least one of them where it is quoted."""
    changed = [_another(character, chance) if chance.random() < 0.12 else character for character in text]
    at = chance.choice([at for at in range(*quoted) if text[at].isalnum()])
    changed[at] = _another(text[at], chance, always=True)
    return "".join(changed)


def _another(character: str, chance: Random, *, always: bool = False) -> str:
    if character.isdecimal():
        return str((int(character) + chance.randint(1, 8)) % 10)
    if not character.isalnum():
        return character
    return chance.choice([other for other in "春夏秋冬山河湖海東西南北" if other != character or not always])


Revise = Callable[[list[Piece], Random], list[Piece]]


def edited(pieces: list[Piece], chance: Random) -> list[Piece]:
    """A: ten characters of a hundred edited, anywhere."""
    return [scattered(piece, chance, 0.1) for piece in pieces]


def rearranged(pieces: list[Piece], chance: Random) -> list[Piece]:
    """B: paragraphs deleted (6 %), moved (6 %) and edited (35 %), punctuation restyled."""
    fates = [chance.choices(("gone", "moved", "edited", "same"), weights=(6, 6, 35, 53))[0] for _ in pieces]
    stay = [
        reworded(piece, chance) if fate == "edited" else piece
        for piece, fate in zip(pieces, fates, strict=True)
        if fate in ("edited", "same")
    ]
    for piece, fate in zip(pieces, fates, strict=True):
        if fate == "moved":
            stay.insert(chance.randrange(len(stay) + 1), piece)
    return [restyled(piece) for piece in stay]


def carried_over(pieces: list[Piece], chance: Random) -> list[Piece]:
    """C: as B, and converted to the other script with regional vocabulary."""
    return [simplified(piece) for piece in rearranged(pieces, chance)]
