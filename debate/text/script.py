"""Traditional, Simplified, English: guessing, converting, choosing a wording. The only importer of OpenCC."""

from collections.abc import Mapping
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Literal, NamedTuple

import regex

from debate.text.fold import CLASSES

if TYPE_CHECKING:
    from opencc import OpenCC

Language = Literal["zh-Hant", "zh-Hans", "en"]
How = Literal["original", "converted", "translated"]

_SCRIPT = {"zh-Hant": "s2tw", "zh-Hans": "t2s"}
_USAGE = {"zh-Hant": "s2twp", "zh-Hans": "tw2sp"}  # and the words a region uses: 程式語言, 编程语言
OTHER_SCRIPT: dict[str, Language] = {"zh-Hant": "zh-Hans", "zh-Hans": "zh-Hant"}
_REMEMBERED = 2_000  # code points; longer texts are converted anew each time
_HAN = regex.compile(r"\p{Han}")
_LATIN_WORD = regex.compile(r"\p{Latin}+")


class Wording(NamedTuple):
    """What a reader is shown (text, language, how it came about) and what it comes from."""

    text: str
    language: Language
    how: How
    original: str
    original_language: Language


def choose(
    language: Language, original_language: Language, original: str, translations: Mapping[Language, str]
) -> Wording:
    """The best wording for a reader of `language`: original, translation, other Chinese script, else the original."""
    other = OTHER_SCRIPT.get(language)
    if not original or language == original_language:
        return Wording(original, original_language, "original", original, original_language)
    if translated := translations.get(language):
        return Wording(translated, language, "translated", original, original_language)
    if other == original_language:
        return Wording(convert(original, language, usage=True), language, "converted", original, original_language)
    if other and (translated := translations.get(other)):
        return Wording(convert(translated, language, usage=True), language, "translated", original, original_language)
    return Wording(original, original_language, "original", original, original_language)


def convert(text: str, to: Language, *, usage: bool = False) -> str:
    """The text in the other Chinese script, for display only; raises ValueError when `to` is not Chinese.

    `usage` also changes words to those of the reader's region: for our own words, never for quoted ones.
    """
    if to not in _SCRIPT:
        raise ValueError(f"{to} is no Chinese script")
    if not _HAN.search(text):
        return text
    configuration = (_USAGE if usage else _SCRIPT)[to]
    return _convert_short(text, configuration) if len(text) <= _REMEMBERED else _convert(text, configuration)


def script_of(text: str) -> Language:
    """The language a text looks to be in; Chinese that is the same in both scripts counts as Traditional."""
    if len(_HAN.findall(text)) <= len(_LATIN_WORD.findall(text)) / 2:
        return "en"
    traditional = simplified = 0
    for character in text:
        traditional += character in _only_traditional()
        simplified += character in _only_simplified()
    return "zh-Hans" if simplified > traditional else "zh-Hant"


def _convert(text: str, configuration: str) -> str:
    """One OpenCC pass."""
    converted: str = _converter(configuration).convert(text)
    return converted


_convert_short = lru_cache(maxsize=4_096)(_convert)


@cache
def _converter(configuration: str) -> "OpenCC":
    """OpenCC with its tables, loaded at first use."""
    from opencc import OpenCC  # its tables load slowly

    return OpenCC(configuration)


@cache
def _only_traditional() -> frozenset[str]:
    """Characters that Simplified writing does not have."""
    return frozenset(character for character in CLASSES if not _in_charset(character, "gb2312"))


@cache
def _only_simplified() -> frozenset[str]:
    """Characters that Traditional writing does not have."""
    return frozenset(character for character in CLASSES.values() if not _in_charset(character, "big5"))


def _in_charset(character: str, charset: str) -> bool:
    """Whether the old national character set has the character."""
    try:
        character.encode(charset)
    except UnicodeEncodeError:
        return False
    return True
