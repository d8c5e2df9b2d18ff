"""Where an address leads, and what a debate has been through."""

from collections import defaultdict
from collections.abc import Iterable

from django.db import DEFAULT_DB_ALIAS

from debate.history.things import BATCH
from debate.models import Address, Change, Debate
from debate.models.prepared import Prepared

_LONG = {"about", "about_html"}
_OWN = [field.attname for field in Address._meta.concrete_fields]
_OF_DEBATE = [field.attname for field in Debate._meta.concrete_fields if field.attname not in _LONG]
_ADDRESS = Prepared(
    lambda pid: Address.objects.filter(pid=pid).values_list(*_OWN, *(f"debate__{name}" for name in _OF_DEBATE))
)
_DEBATE = Prepared(lambda slug: Debate.objects.filter(slug=slug))


def find_address(pid: str) -> Address | None:
    """The address with its debate, or None if it was never issued: one query; two long texts of the debate are loaded
    when they are asked for."""
    for row in _ADDRESS(pid):
        found = Address.from_db(DEFAULT_DB_ALIAS, _OWN, row[: len(_OWN)])
        found.debate = Debate.from_db(DEFAULT_DB_ALIAS, _OF_DEBATE, row[len(_OWN) :])
        return found
    return None


def find_debate(slug: str) -> Debate | None:
    """The debate of a slug, whoever may see it: one query."""
    return next(iter(_DEBATE(slug)), None)


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
