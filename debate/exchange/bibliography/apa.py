"""APA, 7th edition: in English, and as Chinese papers write it; plain text, without italics."""

import re

from debate.exchange.bibliography.reference import NEWS, Name, Reference, date_parts
from debate.exchange.bibliography.words import is_english, long_date, nested, stopped, version


def as_apa(reference: Reference) -> str:
    """One entry of a list of references, as one line."""
    return _english(reference) if is_english(reference.language) else _chinese(reference)


def _english(reference: Reference) -> str:
    date = f"({_american(reference.issued) or 'n.d.'})."
    title = reference.named + (f" (Version {reference.version})" if reference.version else "")
    authors = stopped(_listed([_inverted(name) for name in reference.authors]))
    head = [authors, date, stopped(title)] if authors else [stopped(title), date]
    return " ".join([*head, *_where(reference), *_address(reference)])


def _american(date: str) -> str:
    """2024, April 17."""
    parts = date_parts(date)
    rest = long_date(date, "en").removesuffix(date[:4]).rstrip(", ")
    return f"{parts[0]}, {rest}" if len(parts) > 1 else date


def _inverted(name: Name) -> str:
    """Doe, J. A."""
    if name.literal or name.is_chinese:
        return name.whole
    initials = [
        "-".join(f"{part[0].upper()}." for part in word.split("-") if part)
        for word in re.split(r"[\s.]+", name.given)
        if word
    ]
    return f"{name.family}, {' '.join(initials)}"


def _listed(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])}, & {names[-1]}" if names else ""


def _where(reference: Reference) -> list[str]:
    """What it stands in, and who publishes that."""
    inside = reference.container
    if inside and reference.kind != NEWS and inside != reference.publisher:
        inside = f"In {inside}"
    return [stopped(part) for part in dict.fromkeys((inside, reference.publisher)) if part]


def _address(reference: Reference) -> list[str]:
    """A day of access only where there is no date: what is cited at its version does not change."""
    if not reference.url:
        return []
    if reference.accessed and not reference.issued:
        return [f"Retrieved {long_date(reference.accessed, 'en')}, from {reference.url}"]
    return [reference.url]


def _chinese(reference: Reference) -> str:
    language = reference.language
    date = f"（{long_date(reference.issued, language) or ('无日期' if language == 'zh-Hans' else '無日期')}）"
    title = reference.named + (f"（{version(reference.version, language)}）" if reference.version else "")
    authors = "、".join(name.whole for name in reference.authors)
    head = f"{authors}{date}。{stopped(title, '。')}" if authors else f"{title}{date}。"
    where = dict.fromkeys((_inside(reference), reference.publisher))
    return head + "".join(stopped(part, "。") for part in where if part) + _found(reference)


def _inside(reference: Reference) -> str:
    if not reference.container or reference.kind == NEWS or reference.container == reference.publisher:
        return reference.container
    quoted = nested(reference.container, reference.language)
    return f"载于“{quoted}”" if reference.language == "zh-Hans" else f"載於「{quoted}」"


def _found(reference: Reference) -> str:
    if reference.url and reference.accessed and not reference.issued:
        day = long_date(reference.accessed, reference.language)
        return f"{day}取自 {reference.url}"
    return reference.url
