"""The tables of docs/permissions.md as values, and every address of the program."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path

from django.urls.resolvers import LocalePrefixPattern, URLPattern, URLResolver

DOCUMENT = Path(__file__).parents[2] / "docs" / "permissions.md"
READERS = ("anyone", "account", "reader", "contributor", "editor", "owner", "operator")
WORDS = frozenset({"yes", "on", "sign in", "401", "403", "404", "405", "theirs"})
METHODS = ("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS")
OUTSIDERS = frozenset({"anyone", "account"})


@dataclass(frozen=True, slots=True)
class Row:
    """What an address answers to whom, by some methods."""

    name: str
    of_debate: bool
    methods: frozenset[str]
    words: dict[str, str]

    @property
    def is_pattern(self) -> bool:
        """Whether it stands for all addresses of a package."""
        return self.name.endswith("*")


@dataclass(frozen=True, slots=True)
class Address:
    """A pattern of the resolver: its name with namespaces, what it takes, whether languages stand before it."""

    name: str
    takes: tuple[str, ...]
    in_languages: bool


def cells(text: str, heading: str) -> list[list[str]]:
    """The rows of the one table under a heading, its first row first."""
    section = text.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    lines = [line for line in section.splitlines() if line.startswith("|")]
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    return [row for row in rows if not all(set(cell) <= {"-"} and cell for cell in row)]


def parse(text: str) -> list[Row]:
    """The rows of the table of addresses. ValueError for one that cannot be meant."""
    head, *rows = cells(text, "Addresses")
    if tuple(head[3:]) != READERS:
        raise ValueError(f"columns: {head}")
    return [_row(row) for row in rows]


def _row(row: list[str]) -> Row:
    name = re.match(r"`([\w:.*-]+)`", row[0])
    methods = frozenset(row[2].split()) if len(row) == 3 + len(READERS) else frozenset()
    words = dict(zip(READERS, row[3:], strict=False))
    pattern = name is not None and name[1].endswith("*")
    meant = methods == {"any"} if pattern else methods and methods <= set(METHODS) - {"HEAD"}
    if name is None or not meant or row[1] not in ("debate", "site") or not set(words.values()) <= WORDS:
        raise ValueError(f"row: {row}")
    return Row(name[1], row[1] == "debate", methods, words)


def addresses(
    entries: Iterable[URLPattern | URLResolver], *, spaces: str = "", takes: Sequence[str] = (), prefixed: bool = False
) -> Iterator[Address]:
    """Every pattern below these entries; one without a name is called by its pattern."""
    for entry in entries:
        own = [*takes, *entry.pattern.regex.groupindex]
        if isinstance(entry, URLPattern):
            yield Address(spaces + (entry.name or f"({entry.pattern})"), tuple(own), prefixed)
        else:
            space = f"{spaces}{entry.namespace}:" if entry.namespace else spaces
            inside = prefixed or isinstance(entry.pattern, LocalePrefixPattern)
            yield from addresses(entry.url_patterns, spaces=space, takes=own, prefixed=inside)


def rows_for(rows: Sequence[Row], name: str) -> list[Row]:
    """The rows of an address: those of its own name, else those of a pattern that fits."""
    own = [row for row in rows if row.name == name]
    return own or [row for row in rows if row.is_pattern and fnmatchcase(name, row.name)]


def table_faults(rows: Sequence[Row], names: Iterable[str]) -> list[str]:
    """Addresses that no row knows, rows that no address has, and methods of which two rows speak."""
    names = set(names)
    faults = [f"no row: {name}" for name in sorted(names) if not rows_for(rows, name)]
    used = {row.name for name in names for row in rows_for(rows, name)}
    faults += [f"no address: {name}" for name in sorted({row.name for row in rows} - used)]
    told = [(row.name, method) for row in rows for method in row.methods]
    return faults + [
        f"told twice: {name} {method}" for name, method in sorted({one for one in told if told.count(one) > 1})
    ]


def row_for(rows: Sequence[Row], method: str) -> Row:
    """The row of an address that speaks of a method; for one that none speaks of, the first."""
    asked = "GET" if method == "HEAD" else method
    return next((row for row in rows if asked in row.methods), rows[0])


def expected(rows: Sequence[Row], reader: str, method: str, *, hidden: bool) -> str:
    """The word for an answer: 405, 404 for what is not there for the reader, or what the row says."""
    asked = "GET" if method == "HEAD" else method
    for row in rows:
        if row.is_pattern:
            return row.words[reader] if asked == "GET" else "theirs"
        if asked in row.methods:
            return "404" if hidden and row.of_debate and reader in OUTSIDERS else row.words[reader]
    return "405"
