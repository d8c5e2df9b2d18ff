"""Why a change cannot be made: words for people are the pages' task (web/forms/told.py)."""

from enum import StrEnum
from typing import Any

from debate.text.clean import Unclean, clean


class Why(StrEnum):
    """One reason each; a page has a sentence for every one of them."""

    EMPTY = "empty"
    TOO_LONG = "too long"
    UNKNOWN = "unknown"
    NOT_LIVE = "not live"
    NOT_ALLOWED = "not allowed"
    ITSELF = "itself"
    TWICE = "twice"
    SAID = "said"
    UNDER_ITSELF = "under itself"
    ONLY_HOME = "only home"
    HAS_RESPONSES = "has responses"
    NOT_TOGETHER = "not together"
    TOO_FEW_WORDS = "too few words"
    NOT_FOUND = "not found"
    IN_USE = "in use"
    DECIDED = "decided"
    NOTHING = "nothing"
    OVERTAKEN = "overtaken"
    NO_DATE = "no date"
    NO_ADDRESS = "no address"
    NO_SLUG = "no slug"
    TAKEN = "taken"
    CITED = "cited"
    SEVERAL = "several"
    NOT_IN_TEXT = "not in text"
    MANY_NAMES = "many names"
    OWN_LANGUAGE = "own language"
    NAMELESS = "nameless"
    RELAYED = "relayed"
    ROLE = "role"
    TOO_LARGE = "too large"
    FOR_MEMBERS = "for members"
    OTHER_LANGUAGE = "other language"


class Refused(ValueError):
    """Nothing was changed: `why`, about which `field` (empty: the whole), and for some reasons a number."""

    def __init__(self, why: Why, field: str = "", number: int = 0) -> None:
        super().__init__(f"{field}: {why}" if field else str(why))
        self.why, self.field, self.number = why, field, number

    def about(self, field: str) -> "Refused":
        """The same refusal, about a field that its form calls so."""
        self.field, self.args = field, (f"{field}: {self.why}",)
        return self


class BadWords(Refused):
    """A text holds a character that may not be stored; `unclean` says which and where."""

    def __init__(self, field: str, unclean: Unclean) -> None:
        super().__init__(Why.NOT_ALLOWED, field)
        self.unclean = unclean


class Stale(ValueError):
    """Somebody changed it meanwhile: what one saw, and what is there now, as {field: value}."""

    def __init__(self, base: dict[str, Any], theirs: dict[str, Any], seen: int, now: int) -> None:
        super().__init__(f"version {seen} was edited, but {now} is there")
        self.base, self.theirs, self.seen, self.now = base, theirs, seen, now


def words(field: str, text: str, limit: int, *, lines: bool = False, required: bool = False) -> str:
    """The text as it may be stored, at most `limit` code points; Refused or BadWords otherwise."""
    try:
        cleaned = clean(text, lines=lines)
    except Unclean as error:
        raise BadWords(field, error) from error
    if required and not cleaned:
        raise Refused(Why.EMPTY, field)
    if len(cleaned) > limit:
        raise Refused(Why.TOO_LONG, field, limit)
    return cleaned


def one_of(field: str, value: str, allowed: Any) -> str:
    """The value, if it is among those allowed; Refused otherwise."""
    if value not in allowed:
        raise Refused(Why.UNKNOWN, field)
    return value
