"""Issue and retire addresses. Call inside the transaction of the change itself."""

import secrets
from collections.abc import Iterable, Iterator

from django.utils import timezone

from debate.history.patches import Fields, Patch, lay, overlaid
from debate.history.things import BATCH
from debate.models import Address, Debate, User
from debate.models.base import PID_LENGTH

RETIRED = (Address.State.MERGED, Address.State.WITHDRAWN)
CROCKFORD = "0123456789abcdefghjkmnpqrstvwxyz"


def new_pid() -> str:
    """Ten random characters of Crockford base32; 2**50 of them, so a clash is refused by the database, not expected."""
    return "".join(secrets.choice(CROCKFORD) for _ in range(PID_LENGTH))


def issue_addresses(*, debate: Debate, kind: str, pids: Iterable[str], by: User | None) -> None:
    """Register pids as live things of a kind. IntegrityError if one was ever issued."""
    Address.objects.bulk_create((Address(pid=pid, kind=kind, debate=debate, by=by) for pid in pids), batch_size=1_000)


def mark_address(*, pid: str, by: User | None, **marks: str) -> None:
    """Say of an address, as far as it is given: its state (live again, merged, withdrawn), successor and reason."""
    Address.objects.filter(pid=pid).update(**marks, by=by, at=timezone.now())


def with_heirs(debate: Debate, patch: Patch) -> Patch:
    """The patch, and what becomes of things that were merged into those it retires: an address leads to the last
    survivor itself, and where none is left it is withdrawn like that one. One query for each kind that retires."""
    found: Patch = {}
    for kind, things in patch.items():
        retired = {pid: fields for pid, fields in things.items() if fields and fields.get("state") in RETIRED}
        for pid, successor in _merged_into(debate, kind, sorted(retired)):
            if "state" not in (things.get(pid) or {}):
                lay(found, kind, pid, _heir(retired[successor]))
    return overlaid(patch, found) if found else patch


def _heir(fields: Fields) -> Fields:
    if fields["state"] == Address.State.MERGED:
        return {"successor": fields["successor"]}
    return {"state": fields["state"], "successor": fields["successor"], "reason": fields["reason"]}


def _merged_into(debate: Debate, kind: str, pids: list[str]) -> Iterator[tuple[str, str]]:
    """What leads to one of these, with the one it leads to."""
    merged = Address.objects.filter(debate=debate, kind=kind, state=Address.State.MERGED)
    for first in range(0, len(pids), BATCH):
        yield from merged.filter(successor__in=pids[first : first + BATCH]).values_list("pid", "successor")
