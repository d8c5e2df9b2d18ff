"""Mistakes that readers report, with or without an account."""

from django.db import transaction
from django.utils import timezone

from debate.access.actions import still_may
from debate.history.refusals import Refused, Why, words
from debate.models import Address, Debate, Report, User

OPEN_AT_MOST = 1_000
"""Reports that wait in one debate; more are refused, so that nobody fills it."""


@transaction.atomic
def report(*, debate: Debate, pid: str, body: str, contact: str, by: User | None) -> Report:
    """Keep what somebody says is wrong with the debate or a thing of it; not a change of the debate. Refused."""
    address = Address.objects.filter(debate=debate, pid=pid).first()
    if address is None or address.kind == Address.Kind.ANNOTATION:  # a note is reported with what it is on
        raise Refused(Why.UNKNOWN, "about")
    if Report.objects.filter(debate=debate, state=Report.State.OPEN).count() >= OPEN_AT_MOST:
        raise Refused(Why.TOO_LONG, "", OPEN_AT_MOST)
    return Report.objects.create(
        debate=debate,
        kind=address.kind,
        pid=pid,
        body=words("body", body, 2_000, lines=True, required=True),
        contact=words("contact", contact, 300),
        created_by=by,
    )


@transaction.atomic
def close_report(*, debate: Debate, report: int, answer: str, by: User) -> Report:
    """Say what became of a report; the one who made it reads the answer. Refused."""
    if not still_may(by=by, action="edit", debate=debate):
        raise Refused(Why.ROLE)
    found = Report.objects.select_for_update().filter(debate=debate, pk=report).first()
    if found is None:
        raise Refused(Why.UNKNOWN)
    if found.state != Report.State.OPEN:
        raise Refused(Why.DECIDED)
    found.state, found.closed_at, found.closed_by = Report.State.CLOSED, timezone.now(), by
    found.answer = words("answer", answer, 1_000, lines=True)
    found.save(update_fields=["state", "closed_at", "closed_by", "answer"])
    return found
