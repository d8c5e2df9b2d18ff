"""Issue and retire addresses. Call inside the transaction of the change itself."""

import secrets
from collections.abc import Iterable

from django.utils import timezone

from debate.models import Address, Debate, User
from debate.models.base import PID_LENGTH

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
