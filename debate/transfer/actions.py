"""Take a debate file in, whole or not at all."""

from typing import Any

from django.db import IntegrityError, transaction

from debate.access.actions import grant
from debate.exchange.document import Document
from debate.exchange.faults import BadFile, Fault
from debate.exchange.read import read_document
from debate.exchange.references import ARRAYS, KINDS
from debate.history.actions import record_change
from debate.history.addresses import issue_addresses
from debate.models import Address, Debate, User
from debate.transfer.rows import Rows
from debate.transfer.values import moment

BATCH = 1_000


def import_debate(data: bytes, *, by: User | None, draft: bool = False) -> Debate:
    """Store the debate that a file holds, published unless it is to be a draft. BadFile, and nothing stored, if it or
    its slug or pids cannot be taken."""
    document = read_document(data)
    try:
        with transaction.atomic():
            _refuse_known(document)
            counts = {name: len(getattr(document, name)) for name in ARRAYS}
            debate = store(document, by=by, action="imported", told=counts).debate
            if draft:
                Debate.objects.filter(pk=debate.pk).update(published_at=None)
                debate.published_at = None
            return debate
    except IntegrityError as error:
        raise BadFile([Fault("", f"was refused by the database: {error}")]) from error


def _refuse_known(document: Document) -> None:
    """BadFile that names every slug and pid this installation already knows."""
    faults = []
    if Debate.objects.filter(slug=document.debate.slug).exists():
        faults.append(Fault("/debate/slug", f"{document.debate.slug} is already here"))
    where = {document.debate.pid: "/debate/pid"}
    for name in ARRAYS:
        where |= {thing.pid: f"/{name}/{number}/pid" for number, thing in enumerate(getattr(document, name))}
    pids = list(where)
    for first in range(0, len(pids), BATCH):
        known = Address.objects.filter(pid__in=pids[first : first + BATCH]).values_list("pid", flat=True)
        faults += [Fault(where[pid], f"{pid} is already here") for pid in known]
    if faults:
        raise BadFile(faults[:50])


def store(document: Document, *, by: User | None, action: str, told: dict[str, Any]) -> Rows:
    """All rows of a checked document, and the entry of history that tells of them; `by` owns it. In a transaction."""
    rows = Rows(document, by)
    debate = rows.debate
    debate.save(force_insert=True)
    issue_addresses(debate=debate, kind=Address.Kind.DEBATE, pids=[debate.pid], by=by)
    for name, kind in KINDS.items():
        issue_addresses(debate=debate, kind=kind, pids=[thing.pid for thing in getattr(document, name)], by=by)
    for batch in rows.batches():
        if batch:
            type(batch[0])._default_manager.bulk_create(batch, batch_size=BATCH)
    Address.objects.bulk_create(
        (
            Address(
                pid=gone.pid,
                kind=gone.kind,
                debate=debate,
                state=gone.state,
                successor=gone.successor or "",
                reason=gone.reason,
                at=moment(gone.at),
                by=by,
            )
            for gone in document.retired
        ),
        batch_size=BATCH,
    )
    record_change(
        debate=debate,
        action=action,
        kind=Address.Kind.DEBATE,
        pid=debate.pid,
        by=by,
        after=told,
        reshapes=True,
    )
    if by is not None:
        grant(debate=debate, user=by, role="owner", by=by)
    return rows
