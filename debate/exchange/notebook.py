"""Somebody's notes as Markdown and as CSV (RFC 4180, in UTF-8), to be taken elsewhere."""

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields

BOM = "\ufeff"
"""Spreadsheets read a file without it in a legacy encoding."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


@dataclass(frozen=True, slots=True)
class Entry:
    """A note: what it is on (its words, where they may be told, and its address), and what it says in Markdown."""

    address: str
    debate: str
    kind: str
    on: str
    target: str
    quote: str
    motivation: str
    visibility: str
    tags: Sequence[str]
    body: str
    created: str
    changed: str
    resolved: bool


def as_markdown(title: str, entries: Iterable[Entry]) -> str:
    """One document: a heading for each debate, in the order of the entries; what is quoted as a quotation."""
    found, debate = [f"# {_line(title)}"], None
    for entry in entries:
        if entry.debate != debate:
            debate = entry.debate
            found.append(f"## {_line(debate)}")
        found.append("\n\n".join(_parts(entry)))
    return "\n\n".join(found) + "\n"


def _parts(entry: Entry) -> Iterable[str]:
    yield f"### {_line(entry.on)}" if entry.on else f"### {entry.target}"
    if entry.quote:
        yield "\n".join(f"> {_line(line)}" for line in entry.quote.splitlines())
    if entry.body:
        yield entry.body
    told = [entry.motivation, *(f"#{_line(tag).replace(' ', '-')}" for tag in entry.tags), entry.created]
    yield f"{' · '.join(told)} · <{entry.address}>"


def _line(text: str) -> str:
    """Plain text that Markdown takes for nothing else."""
    escaped = "".join(f"\\{letter}" if letter in "\\`*_[]<>#|" else letter for letter in text)
    return " ".join(escaped.split())


def as_csv(entries: Iterable[Entry]) -> str:
    """A header and a row for each, lines ending in CR LF; what a spreadsheet would take for a formula begins with an
    apostrophe."""
    out = io.StringIO(newline="")
    table = csv.writer(out, lineterminator="\r\n")
    table.writerow(field.name for field in fields(Entry))
    for entry in entries:
        table.writerow(_cell(getattr(entry, field.name)) for field in fields(Entry))
    return BOM + out.getvalue()


def _cell(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else ""
    text = ", ".join(value) if isinstance(value, (list, tuple)) else str(value)
    return f"'{text}" if text.startswith(_FORMULA) else text
