"""What a change did, as plain values: `{kind: {pid: {field: value}}}`, once as it was before and once as it is after.

A thing that was not there has None instead of fields before. Values are JSON; things are named by their pids.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

Fields = dict[str, Any]
Patch = dict[str, dict[str, Fields | None]]

WITHDRAWN: Fields = {"state": "withdrawn", "successor": "", "reason": ""}


@dataclass(frozen=True, slots=True)
class Conflict:
    """A field that is no longer what a change was made upon (field is empty where the whole thing is meant)."""

    kind: str
    pid: str
    field: str
    expected: Any
    found: Any


def fields_of(patch: Patch) -> Iterator[tuple[str, str, Fields | None]]:
    """Every thing of a patch: kind, pid, and its fields."""
    for kind, things in patch.items():
        for pid, fields in things.items():
            yield kind, pid, fields


def difference(current: Patch, wanted: Patch) -> tuple[Patch, Patch]:
    """Before and after, of what `wanted` would change in `current` (which has None for what is not there)."""
    before: Patch = {}
    after: Patch = {}
    for kind, pid, fields in fields_of(wanted):
        old = current.get(kind, {}).get(pid)
        if old is None:
            before.setdefault(kind, {})[pid] = None
            after.setdefault(kind, {})[pid] = dict(fields or {})
            continue
        changed = {name: value for name, value in (fields or {}).items() if old.get(name) != value}
        if changed:
            before.setdefault(kind, {})[pid] = {name: old.get(name) for name in changed}
            after.setdefault(kind, {})[pid] = changed
    return before, after


def reverse(before: Patch, after: Patch) -> tuple[Patch, Patch]:
    """The change that takes this one back. What it had made is withdrawn, since nothing is ever deleted."""
    back: Patch = {}
    for kind, pid, fields in fields_of(before):
        back.setdefault(kind, {})[pid] = dict(WITHDRAWN) if fields is None else dict(fields)
    upon: Patch = {}
    for kind, pid, fields in fields_of(after):
        upon.setdefault(kind, {})[pid] = dict(fields or {})
    return upon, back


def conflicts(current: Patch, upon: Patch) -> list[Conflict]:
    """Where `current` is not what a change was made upon."""
    found = []
    for kind, pid, fields in fields_of(upon):
        now = current.get(kind, {}).get(pid)
        if (now is None) != (fields is None):
            found.append(Conflict(kind, pid, "", fields, now))
            continue
        for name, value in (fields or {}).items():
            if now is not None and now.get(name) != value:
                found.append(Conflict(kind, pid, name, value, now.get(name)))
    return found


def pids_of(patch: Patch) -> dict[str, list[str]]:
    """The pids of a patch by kind."""
    return {kind: list(things) for kind, things in patch.items()}


def lay(patch: Patch, kind: str, pid: str, fields: Fields) -> None:
    """Add fields of a thing to a patch, beside those it has there already."""
    things = patch.setdefault(kind, {})
    things[pid] = {**(things.get(pid) or {}), **fields}


def overlaid(base: Patch, patch: Patch) -> Patch:
    """The base with a patch laid upon it; of what the base lacks, what the patch says."""
    merged: Patch = {kind: dict(things) for kind, things in base.items()}
    for kind, pid, fields in fields_of(patch):
        old = merged.setdefault(kind, {}).get(pid)
        merged[kind][pid] = None if fields is None else {**(old or {}), **fields}
    return merged
