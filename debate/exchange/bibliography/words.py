"""What a printed reference says besides names and titles, in the language of what it refers to, not of the page."""

from debate.exchange.bibliography.reference import date_parts

_ENGLISH = "January February March April May June July August September October November December"
_MONTHS = _ENGLISH.split()
_NESTED = {
    "en": str.maketrans("“”", "‘’"),
    "zh-Hant": str.maketrans("〈〉《》「」", "《》〈〉『』"),
    "zh-Hans": str.maketrans("《》“”", "〈〉‘’"),
}
_STOPS = ".?!。？！…"


def is_english(language: str) -> bool:
    """Whether a reference in this language follows the English form of a style."""
    return language == "en"


def stopped(text: str, stop: str = ".") -> str:
    """The text with a full stop, unless it ends in one, or in what takes its place."""
    return text if not text or text[-1] in _STOPS else text + stop


def nested(text: str, language: str) -> str:
    """The text as it stands within quotation marks of its language: those in it become the inner ones."""
    return text.translate(_NESTED[language])


def version(number: str, language: str) -> str:
    """Version 3; 第3版."""
    return f"Version {number}" if is_english(language) else f"第{number}版"


def long_date(date: str, language: str) -> str:
    """April 17, 2024; 2024年4月17日; as far as it is known."""
    parts = date_parts(date)
    if not is_english(language):
        return "".join(f"{part}{sign}" for part, sign in zip(parts, "年月日", strict=False))
    if not parts:
        return ""
    year, *rest = parts
    named = " ".join([*(_MONTHS[month - 1] for month in rest[:1]), *map(str, rest[1:])])
    return f"{named}, {year}" if len(rest) == 2 else f"{named} {year}".strip()
