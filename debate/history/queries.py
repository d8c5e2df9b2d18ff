"""Where an address leads, and what a debate has been through."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from operator import itemgetter
from typing import Any, NamedTuple

from django.db import DEFAULT_DB_ALIAS

from debate.history.things import BATCH
from debate.models import Address, Change, Debate
from debate.models.prepared import Prepared


class Standing(NamedTuple):
    """How a debate stands: what names all that is shown of it, and to whom."""

    pid: str
    visibility: str
    published_at: datetime | None
    revision: int
    shape: int
    changed_at: datetime


_LONG = {"about", "about_html"}
_OWN = [field.attname for field in Address._meta.concrete_fields]
_ALL = [field.attname for field in Debate._meta.concrete_fields]
_SHORT = [name for name in _ALL if name not in _LONG]
_ADDRESS = Prepared(
    lambda pid: Address.objects.filter(pid=pid).values_list(*_OWN, *(f"debate__{name}" for name in _SHORT))
)
_DEBATE = Prepared(lambda slug: Debate.objects.filter(slug=slug).values_list(*_ALL))
_STANDS_AT_ADDRESS = itemgetter(*(len(_OWN) + _SHORT.index(name) for name in Standing._fields))
_STANDS = itemgetter(*(_ALL.index(name) for name in Standing._fields))


@dataclass(frozen=True, slots=True)
class Lead:
    """What was found by a pid, or else by a slug; models are only made when they are asked for, which takes a while."""

    row: Sequence[Any]
    by_pid: bool

    @property
    def standing(self) -> Standing:
        """How its debate stands."""
        return Standing(*(_STANDS_AT_ADDRESS if self.by_pid else _STANDS)(self.row))

    def address(self) -> Address:
        """The address of the pid, with its debate, two long texts of which are loaded when they are asked for."""
        found = Address.from_db(DEFAULT_DB_ALIAS, _OWN, self.row[: len(_OWN)])
        found.debate = Debate.from_db(DEFAULT_DB_ALIAS, _SHORT, self.row[len(_OWN) :])
        return found

    def debate(self) -> Debate:
        """The debate of the slug."""
        return Debate.from_db(DEFAULT_DB_ALIAS, _ALL, self.row)


def lead_of_pid(pid: str) -> Lead | None:
    """Where a pid leads, or None if it was never issued: one query."""
    return next((Lead(row, by_pid=True) for row in _ADDRESS(pid)), None)


def lead_of_slug(slug: str) -> Lead | None:
    """Where a slug leads, whoever may see it: one query."""
    return next((Lead(row, by_pid=False) for row in _DEBATE(slug)), None)


def find_address(pid: str) -> Address | None:
    """The address with its debate, or None if it was never issued: one query."""
    found = lead_of_pid(pid)
    return found.address() if found else None


def successor(address: Address) -> Address | None:
    """The live thing that replaces a retired one; follows merges of merges, and survives a cycle of them."""
    seen = {address.pid}
    while address.successor and address.successor not in seen:
        seen.add(address.successor)
        found = find_address(address.successor)
        if found is None:
            return None
        if found.state == Address.State.LIVE:
            return found
        address = found
    return None


def live_now(debate_id: int, pids: Iterable[str]) -> dict[str, list[str]]:
    """Of these things the live ones, by kind: a query for every BATCH."""
    found: dict[str, list[str]] = defaultdict(list)
    asked = sorted(pids)
    live = Address.objects.filter(debate=debate_id, state=Address.State.LIVE)
    for first in range(0, len(asked), BATCH):
        rows = live.filter(pid__in=asked[first : first + BATCH]).order_by("pid")
        for kind, pid in rows.values_list("kind", "pid"):
            found[kind].append(pid)
    return found


def changes(debate_id: int) -> list[Change]:
    """A debate's history, oldest first."""
    return list(Change.objects.filter(debate_id=debate_id).order_by("revision"))


def origin(debate_id: int) -> tuple[Address, int] | None:
    """The address of the debate that this one was copied from, and the revision it had; None if it is no copy."""
    first = Change.objects.filter(debate_id=debate_id, action="copied").order_by("revision").first()
    if first is None or first.after is None:
        return None
    address = find_address(first.after["from"])
    return None if address is None else (address, first.after["revision"])
