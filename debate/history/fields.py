"""Fields that more than one noun has: dates, addresses, translations; and merging an edit with what came meanwhile."""

import re
from collections.abc import Mapping
from datetime import date

from debate.history.patches import Fields
from debate.history.refusals import Refused, Why, one_of, words
from debate.models.base import Language

LIVE: Fields = {"state": "live", "successor": "", "reason": ""}
DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
ADDRESS = re.compile(r"https?://[^\s/?#]+\S*", re.IGNORECASE)
MANY_LINES = frozenset({"note", "digest"})
Translations = Mapping[str, Mapping[str, str]]


def retired(reason: str) -> Fields:
    """Withdrawn, for a reason."""
    return {"state": "withdrawn", "successor": "", "reason": reason}


def partial_date(field: str, value: str) -> str:
    """A year, month or day that stands in a calendar (ISO 8601), or nothing; Refused otherwise."""
    value = words(field, value, 10)
    if not value:
        return ""
    try:
        if not (value.isascii() and DATE.fullmatch(value)):
            raise ValueError(value)
        date.fromisoformat(value + "0000-01-01"[len(value) :])
    except ValueError as error:
        raise Refused(Why.NO_DATE, field) from error
    return value


def web_address(field: str, value: str) -> str:
    """An http(s) address of at most 2,000 characters, or nothing; Refused otherwise."""
    value = words(field, value, 2_000)
    if value and not ADDRESS.fullmatch(value):
        raise Refused(Why.NO_ADDRESS, field)
    return value


def translated(given: Translations, language: str, limits: Mapping[str, int], required: str = "") -> Fields:
    """`translations.<code>` for every language but a thing's own that has any words; `required` is among them.

    Refused names the field and the language, as `title_en`.
    """
    found: Fields = {}
    for code, texts in given.items():
        one_of("language", code, Language.values)
        wording = {
            name: words(
                f"{name}_{code}",
                texts.get(name, ""),
                limit,
                lines=name in MANY_LINES,
                required=name == required and any(texts.values()),
            )
            for name, limit in limits.items()
        }
        if code != language and any(wording.values()):
            found[f"translations.{code}"] = wording
    return found


def merged(present: Fields, wanted: Fields, seen: Fields | None) -> Fields:
    """What an edit changes: all that is not as its editor saw it (None: that he saw the present).

    Refused (OVERTAKEN), about the field, where somebody else changed the same meanwhile, to something else.
    """
    seen = present if seen is None else seen
    changed: Fields = {}
    for name in {**seen, **wanted}:
        translation = name.startswith("translations.")
        if wanted.get(name) == seen.get(name) or (name not in wanted and not translation):
            continue
        if present.get(name) not in (seen.get(name), wanted.get(name)):
            raise Refused(Why.OVERTAKEN, name)
        changed[name] = wanted.get(name)
    return changed
