"""A piece of text in the language it was written in, with its translations."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, NamedTuple


class Words(NamedTuple):
    """What was written, and the same in other languages; empty where nothing was written."""

    language: str
    text: str
    translations: Mapping[str, str] = MappingProxyType({})

    def __bool__(self) -> bool:
        return bool(self.text)

    @classmethod
    def of(cls, row: Any, name: str) -> "Words":
        """One field of a row that has `language` and `translations` ({language: {field: text}})."""
        return cls.part(row.language, getattr(row, name), row.translations, name)

    @classmethod
    def part(cls, language: str, text: str, translations: Mapping[str, Mapping[str, str]], name: str) -> "Words":
        """The same from loose parts: a field, and the translations it is in."""
        return cls(language, text, {code: words[name] for code, words in translations.items() if words.get(name)})
