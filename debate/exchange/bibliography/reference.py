"""A reference as a value: what CSL-JSON says of it, with dates as partial ISO 8601."""

from dataclasses import dataclass
from typing import Literal

Kind = Literal["news", "page"]
NEWS: Kind = "news"
PAGE: Kind = "page"


@dataclass(frozen=True, slots=True)
class Name:
    """A person by family and given name, or whoever has but one name, as `literal`."""

    family: str = ""
    given: str = ""
    literal: str = ""

    @property
    def whole(self) -> str:
        """As it is said: Chinese without a space, the family first; others given name first."""
        if self.literal:
            return self.literal
        return self.family + self.given if self.is_chinese else f"{self.given} {self.family}"

    @property
    def is_chinese(self) -> bool:
        """Whether it is written in Chinese characters, family name first."""
        return self.family[:1] >= "\u3400"


@dataclass(frozen=True, slots=True)
class Reference:
    """One thing to cite. `language` is that of its title, `described` says that the title is ours and not its own.

    `issued` is a year, month or day, `accessed` a day, or both are empty; `key` names it within a bibliography.
    """

    key: str
    kind: Kind
    language: str
    title: str
    described: bool = False
    container: str = ""
    publisher: str = ""
    authors: tuple[Name, ...] = ()
    issued: str = ""
    url: str = ""
    accessed: str = ""
    version: str = ""

    @property
    def named(self) -> str:
        """The title; in brackets where it is ours."""
        return f"[{self.title}]" if self.described else self.title


def date_parts(date: str) -> list[int]:
    """Year, month and day of a partial ISO date, as far as it says them."""
    return [int(part) for part in date.split("-")] if date else []


def one_line(text: str) -> str:
    """The text without line breaks of any kind, which no form of a reference can hold."""
    return " ".join(text.splitlines())
