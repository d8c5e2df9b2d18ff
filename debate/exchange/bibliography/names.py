"""From a byline to names: 李少婷(記者)、魏官紅 → 李|少婷, 魏|官紅; organisations and single names stay whole."""

import re

from debate.exchange.bibliography.reference import Name
from debate.exchange.bibliography.surnames import COMPOUND, SINGLE

_BODIES = tuple("社報报網网臺台部局會会院校所署處处館馆組组團团司心協协室系隊队廠厂庫库盟黨党府")
_BODIES_IN_ENGLISH = """
agency association board broadcasting bureau center centre college committee company corporation council daily
department desk editors foundation government group inc institute journal ltd magazine ministry network news office
post press service society staff team times tribune union university
"""
_ENGLISH_BODIES = frozenset(_BODIES_IN_ENGLISH.split())
_ROLES = (
    "特約記者|特约记者|實習記者|实习记者|本報記者|本报记者|記者|记者|編輯|编辑|責編|责编"
    "|作者|撰文|採訪|采访|翻譯|翻译|編譯|编译|攝影|摄影|整理"
)
_BRACKETED = re.compile(r"\s*[(（\[［【][^)）\]］】]*[)）\]］】]")
_BEFORE = re.compile(rf"^(?:(?:{_ROLES}|文)(?:\s*[:：/／|｜]\s*|\s+)|(?:{_ROLES})(?=[\u3400-\u9fff]{{2}})|[Bb]y\s+)")
_AFTER = re.compile(rf"\s*[/／|｜]\s*\S*(?:報導|报道|報道)$|(?:\s+|\s*[/／|｜]\s*)(?:{_ROLES}|文)$")
_BETWEEN = re.compile(r"\s*[、，,;；&＆\n]\s*|\s+(?:and|和|與|与)\s+")
_HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U000323af]+")
_GIVEN_LAST = re.compile(r"[A-Z][a-z']+-[a-z]+")  # Wade-Giles: Yu-hsin


def names(byline: str) -> tuple[Name, ...]:
    """Whoever a byline names, in its order; what was said of their roles is left out."""
    plain = _BRACKETED.sub("", byline)
    found = (name_of(_bare(part)) for part in _BETWEEN.split(plain))
    return tuple(name for name in found if name is not None)


def _bare(part: str) -> str:
    """A name without the role before or behind it."""
    return _AFTER.sub("", _BEFORE.sub("", part.strip())).strip()


def name_of(text: str) -> Name | None:
    """One name in its parts, None if nothing is there."""
    if not text:
        return None
    if _HAN.fullmatch(text):
        return _chinese(text)
    words = text.split()
    if len(words) in (2, 3, 4) and all(_is_part(word) for word in words) and not _is_body(words):
        return _western(words)
    return Name(literal=text)


def _chinese(text: str) -> Name:
    """Family and given name; whole where no family is known, or where it is no person's."""
    if len(text) > 4 or text.endswith(_BODIES):
        return Name(literal=text)
    if text[:2] in COMPOUND and len(text) > 2:
        return Name(family=text[:2], given=text[2:])
    if len(text) in (2, 3) and text[0] in SINGLE:
        return Name(family=text[0], given=text[1:])
    if len(text) == 4 and text[0] in SINGLE and text[1] in SINGLE:  # two families': 陳林美玉
        return Name(family=text[:2], given=text[2:])
    return Name(literal=text)


def _is_part(word: str) -> bool:
    return (
        word[0].isupper() and all(letter.isalpha() or letter in ".-'’" for letter in word) and _HAN.search(word) is None
    )


def _is_body(words: list[str]) -> bool:
    return words[0] == "The" or any(word.lower().strip(".") in _ENGLISH_BODIES for word in words)


def _western(words: list[str]) -> Name:
    """The family last, unless the given name shows by its hyphen that it follows: Lin Wang-shu."""
    if len(words) == 2 and _GIVEN_LAST.fullmatch(words[1]):
        return Name(family=words[0], given=words[1])
    return Name(family=words[-1], given=" ".join(words[:-1]))
