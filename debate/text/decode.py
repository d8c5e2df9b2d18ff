"""Bytes to text: every encoding that could be meant, scored; near equals are never decided silently."""

import codecs
from collections import Counter
from dataclasses import dataclass
from functools import cache
from unicodedata import category

from debate.text.fold import CLASSES

CODECS = ("utf-8", "utf-16-le", "utf-16-be", "gb18030", "cp950", "big5hkscs")

_BOMS = {"utf-8": codecs.BOM_UTF8, "utf-16-le": codecs.BOM_UTF16_LE, "utf-16-be": codecs.BOM_UTF16_BE}
_PLAUSIBLE = 0.8  # points per character outside ASCII; running text has about 2, misread text mostly under 0
_AHEAD = 0.5  # the best leads by so much per character …
_EVIDENCE = 8.0  # … and by so much in all, or the choice is the caller's
_FREQUENT = frozenset(
    "的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种事成方多经"
    "么去法学如都同现当没动面起看定天分还进好小部其些主样理心本前开但因只从想实日者意无力它与长把机十民第公此已工使情明性知全三"
    "又关点正业外将两高间由问很最重并物手应向头文体政美相见被利什二等产或新己制身果加西月话合回特代内信表化老给世位次度门任常先"
    "海通教儿原东声提立及比员解水名真论处走义各入几口认条平系气题活更别打女变四总何电数安少报才结反受目太量再感建务做接必场件计"
    "管期市直资命山金指许统区保至形社便空决治展科司五基眼书非则听白却界达光放强即像难且权思完设式色路记南品住告类求据程北边该交"
    "规万取格望觉术领共确传师观清今切院让识候带导争运"
)
_PUNCTUATION = frozenset("，。、；：？！「」『』（）《》〈〉【】“”‘’…—－·‧％～　０１２３４５６７８９")


@dataclass(frozen=True, slots=True)
class Candidate:
    """One reading of the bytes: its text has no BOM and LF line ends; a higher score is more plausible."""

    codec: str
    text: str
    score: float


class Undecodable(ValueError):
    """The bytes are no text, or may be several: then `candidates` (best first) holds the readings to choose from."""

    def __init__(self, message: str, candidates: tuple[Candidate, ...] = ()) -> None:
        super().__init__(message)
        self.candidates = candidates


def decode(data: bytes, codec: str | None = None) -> Candidate:
    """The reading by the named codec (one of CODECS), or the only convincing one; raises Undecodable."""
    if codec is not None:
        return _named(data, codec)
    found = candidates(data)
    if not found:
        raise Undecodable("This is not a text in any encoding known here." if data else "There is no text.")
    best = found[0]
    if best.codec == "utf-8" or data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return best
    size = sum(not character.isascii() for character in best.text)
    if best.score < _PLAUSIBLE:
        raise Undecodable("This does not look like a text in any encoding known here.", found)
    lead = max(_AHEAD, _EVIDENCE / max(size, 1))
    near = [one for one in found[1:] if best.score - one.score < lead]
    if near or (size and best.score < lead):
        names = ", ".join(one.codec for one in (best, *near))
        raise Undecodable(f"The encoding is unclear; name it if it is one of: {names}.", (best, *near))
    return best


def candidates(data: bytes) -> tuple[Candidate, ...]:
    """Every reading without control characters, best first; of codecs that read the same text only the first."""
    readings: dict[str, Candidate] = {}
    for codec in CODECS:
        if reading := _reading(data, codec):
            readings.setdefault(reading.text, reading)
    return tuple(sorted(readings.values(), key=lambda one: (one.codec != "utf-8", -one.score)))


def _named(data: bytes, codec: str) -> Candidate:
    """The reading by this codec; raises Undecodable."""
    if codec not in CODECS:
        raise Undecodable(f"Unknown encoding; choose one of: {', '.join(CODECS)}.")
    if reading := _reading(data, codec):
        return reading
    raise Undecodable(f"This is not a text in {codec}.", candidates(data))


def _reading(data: bytes, codec: str) -> Candidate | None:
    """The bytes read by one codec; None when they are empty, are no such text or carry the BOM of another codec."""
    marked = next((name for name, bom in _BOMS.items() if data.startswith(bom)), codec)
    try:
        text = data.removeprefix(_BOMS.get(codec, b"")).decode(codec)
    except UnicodeDecodeError:
        return None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if marked != codec or not text or any(map(_impossible, set(text))):
        return None
    return Candidate(codec, text, _score(text))


def _impossible(character: str) -> bool:
    """Whether no text has this character: a control (but tab, line and page break) or a non-character."""
    control = category(character) == "Cc" and character not in "\t\n\v\f\x85"
    return control or "\ufdd0" <= character <= "\ufdef" or ord(character) & 0xFFFE == 0xFFFE


def _score(text: str) -> float:
    """Points per character outside ASCII, rounded; 1 for ASCII alone."""
    counts = {character: count for character, count in Counter(text).items() if not character.isascii()}
    if not counts:
        return 1.0
    return round(sum(_points(character) * count for character, count in counts.items()) / sum(counts.values()), 3)


@cache
def _points(character: str) -> float:
    """How much one character speaks for a Chinese text."""
    if CLASSES.get(character, character) in _FREQUENT:
        return 3.0
    if character in _PUNCTUATION:
        return 1.5
    if "\u4e00" <= character <= "\u9fff":
        return 1.0 if _is_usual(character) else -1.0
    kind = category(character)
    if kind in ("Co", "Cn"):
        return -4.0
    return -0.5 if kind[0] in "LM" and character < "\u0250" else -1.0


def _is_usual(character: str) -> bool:
    """Whether GB 2312 or Big5 has the character in its first plane, the one by frequency."""
    simplified, traditional = (character.encode(codec, "ignore") for codec in ("gb2312", "big5"))
    return b"\xb0\xa1" <= simplified < b"\xd8\xa1" or b"\xa4\x40" <= traditional < b"\xc6\xa1"
