"""How many lines a text takes in a column, and the clause to call it by. A wide character is 1 em, any other half."""

import re

import regex

MOST = 4
CLAUSE = 20

_WIDE = r"\p{EA=W}\p{EA=F}"
_EITHER = "“”‘’…—·"  # as wide as what stands around them
_CLOSING = frozenset(",;:?!)，。、；：？！」』）》〉】”’…—·％")
_HAS_WIDE = regex.compile(f"[{_WIDE}]")
_AMONG_WIDE = regex.compile(rf"(?P<wide>[{_WIDE}{_EITHER}]+)|(?P<space>\s+)|(?P<word>[^{_WIDE}{_EITHER}\s]+)")
_AMONG_NARROW = re.compile(r"(?P<space>\s+)|(?P<word>\S+)")
_CLAUSE_END = re.compile(r"[，。；：,;.:]")


def lines(text: str, width_em: float) -> int:
    """Lines of the text in a column so wide, 1 to MOST: broken between wide characters and narrow words."""
    room = int(width_em * 2)
    if len(text) * 2 <= room:
        return 1
    count, used = 1, 0
    for token in (_AMONG_WIDE if _HAS_WIDE.search(text) else _AMONG_NARROW).finditer(text):
        piece = token[0]
        if token.lastgroup == "space":
            used = min(room, used + len(piece)) if used else 0
            continue
        more, used = _set_wide(piece, room, used) if token.lastgroup == "wide" else _set_word(len(piece), room, used)
        count += more
        if count >= MOST:
            return MOST
    return count


def _set_word(length: int, room: int, used: int) -> tuple[int, int]:
    """Lines begun for a narrow word, and what the last one then holds; a word longer than a line is broken."""
    if used + length <= room:
        return 0, used + length
    broken = (length - 1) // room
    return broken + (used > 0), length - broken * room


def _set_wide(run: str, room: int, used: int) -> tuple[int, int]:
    """The same for a run of wide characters; closing punctuation takes the character before it along."""
    at, begun = 0, 0
    while len(run) - at > (fits := (room - used) // 2):
        if fits > 1 and run[at + fits] in _CLOSING:
            fits -= 1
        at, begun, used = at + max(fits, int(used == 0)), begun + 1, 0
    return begun, used + 2 * (len(run) - at)


def first_clause(text: str, width_em: int = CLAUSE) -> str:
    """The text up to its first clause mark; cut (…) where that is wider. A point or comma in a number is none."""
    text = text.strip()
    end = next((found.start() for found in _CLAUSE_END.finditer(text) if _ends_clause(text, found.start())), len(text))
    clause = text[:end].rstrip()
    has_wide = bool(_HAS_WIDE.search(clause))
    room = width_em * 2
    for at, character in enumerate(clause):
        room -= 2 if _HAS_WIDE.match(character) or (has_wide and character in _EITHER) else 1
        if room < 0:
            return _at_word(clause, at) + "…"
    return clause


def _ends_clause(text: str, at: int) -> bool:
    """Whether the mark there closes a clause; a narrow one between narrow characters may stand in a number or name."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    return at > 0 and (not after or after.isspace() or not (text[at] + before + after).isascii())


def _at_word(clause: str, at: int) -> str:
    """The first `at` characters, without a part of a Latin word, unless that is all there is."""
    cut = clause[:at]
    whole = re.match(r"(?s)(.*[^\x21-\x7e])[\x21-\x7e]+\Z", cut) if clause[at].isascii() else None
    if whole and not clause[at].isspace() and whole[1].strip():
        cut = whole[1]
    return cut.rstrip()
