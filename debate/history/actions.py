"""Issue and retire addresses; record changes. Call inside the transaction of the change itself."""

import secrets
from collections.abc import Iterable
from typing import Any

from django.db.models import F
from django.utils import timezone

from debate.models import Address, Change, Debate, User
from debate.models.base import PID_LENGTH

CROCKFORD = "0123456789abcdefghjkmnpqrstvwxyz"


def new_pid() -> str:
    """Ten random characters of Crockford base32; 2**50 of them, so a clash is refused by the database, not expected."""
    return "".join(secrets.choice(CROCKFORD) for _ in range(PID_LENGTH))


def issue_addresses(*, debate: Debate, kind: str, pids: Iterable[str], by: User | None) -> None:
    """Register pids as live things of a kind. IntegrityError if one was ever issued."""
    Address.objects.bulk_create((Address(pid=pid, kind=kind, debate=debate, by=by) for pid in pids), batch_size=1_000)


def retire_addresses(*, pids: Iterable[str], state: str, successor: str, reason: str, by: User | None) -> None:
    """Mark addresses merged or withdrawn, with what replaces them and why."""
    Address.objects.filter(pid__in=list(pids)).update(
        state=state, successor=successor, reason=reason, by=by, at=timezone.now()
    )


def record_change(
    *,
    debate: Debate,
    action: str,
    kind: str,
    pid: str,
    by: User | None,
    before: Any = None,
    after: Any = None,
    reshapes: bool = False,
) -> Change:
    """Raise the debate's revision (and shape, where the topology changed) and write the one entry of history."""
    now = timezone.now()
    Debate.objects.filter(pk=debate.pk).update(
        revision=F("revision") + 1, shape=F("shape") + int(reshapes), changed_at=now
    )
    debate.refresh_from_db(fields=["revision", "shape", "changed_at"])
    entry = Change(debate=debate, revision=debate.revision, at=now, by=by, action=action, kind=kind, pid=pid)
    entry.before, entry.after = before, after
    entry.save(force_insert=True)
    return entry


def lock_debate(debate_id: int) -> Debate:
    """The debate's row, held until the transaction ends: structural changes queue here."""
    return Debate.objects.select_for_update().get(pk=debate_id)
