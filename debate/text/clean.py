"""The one gate for every stored text: what it lets through is never normalised, only trimmed and given LF line ends."""

import re
from enum import StrEnum

import regex

_CONTROL = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f"
_NONCHARACTERS = "\ufdd0-\ufdef" + "".join(chr(plane << 16 | low) for plane in range(17) for low in (0xFFFE, 0xFFFF))
_NEVER = re.compile(f"[{_CONTROL}\ud800-\udfff{_NONCHARACTERS}]")
_BREAKS = re.compile("[\t\n\r\x85\u2028\u2029]")
_LINE_END = re.compile("\r\n|[\r\x85\u2028\u2029]")

_EMOJI = r"\p{Extended_Pictographic}(?:\p{Emoji_Modifier}|\ufe0f)?"
_FINE = (
    rf"{_EMOJI}(?:\u200d{_EMOJI})+"  # family, profession, rainbow flag …
    r"|\U0001f3f4[\U000e0030-\U000e0039\U000e0061-\U000e007a]{3,6}\U000e007f"  # flag of a region
    r"|(?!\p{Default_Ignorable_Code_Point})[\p{L}\p{N}\p{P}\p{S}]\p{Variation_Selector}"
)
_BIDI = r"[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]"
_HIDDEN = regex.compile(rf"{_FINE}|(?P<bidi>{_BIDI})|(?P<invisible>[\p{{Default_Ignorable_Code_Point}}\ufff9-\ufffb])")
_SEEN = regex.compile(r"[^\s\p{Z}\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]")


class Fault(StrEnum):
    """Why a text is refused."""

    CONTROL = "control"
    SURROGATE = "surrogate"
    NONCHARACTER = "noncharacter"
    BIDI = "bidi"
    INVISIBLE = "invisible"
    NEWLINE = "newline"


_NAMES = {
    Fault.CONTROL: "a control character",
    Fault.SURROGATE: "half of a surrogate pair",
    Fault.NONCHARACTER: "a code point that is no character",
    Fault.BIDI: "a control of the writing direction",
    Fault.INVISIBLE: "an invisible character",
    Fault.NEWLINE: "a line break or tab",
}


class Unclean(ValueError):
    """A text holds `character` at `offset` (a code point of the text as it was given), which may not be stored."""

    def __init__(self, code: Fault, offset: int, character: str) -> None:
        super().__init__(f"{_NAMES[code]} (U+{ord(character):04X}) at character {offset + 1} is not allowed")
        self.code = code
        self.offset = offset
        self.character = character


def clean(text: str, *, lines: bool = False, marks: bool = False) -> str:
    """The text trimmed and with LF line ends, "" if nothing in it is visible; raises Unclean.

    `lines` allows line breaks and tabs; `marks` allows direction controls and invisible characters (source texts).
    """
    if never := _NEVER.search(text):
        raise Unclean(_never_fault(never[0]), never.start(), never[0])
    left = len(text) - len(text.lstrip())
    body = text.strip()
    if not lines and (broken := _BREAKS.search(body)):
        raise Unclean(Fault.NEWLINE, left + broken.start(), broken[0])
    if not marks:
        _refuse_hidden(body, left)
    return _LINE_END.sub("\n", body) if _SEEN.search(body) else ""


def _never_fault(character: str) -> Fault:
    """Which of the faults that no text may have this character is."""
    if "\ud800" <= character <= "\udfff":
        return Fault.SURROGATE
    return Fault.CONTROL if character <= "\x9f" else Fault.NONCHARACTER


def _refuse_hidden(body: str, left: int) -> None:
    """Raises Unclean at the first direction control or invisible character outside an emoji or variation sequence."""
    for met in _HIDDEN.finditer(body):
        if met.lastgroup:
            raise Unclean(Fault(met.lastgroup), left + met.start(), met[0])
