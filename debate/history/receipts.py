"""A form that is sent twice acts once."""

from collections.abc import Callable
from datetime import timedelta

from django.db import IntegrityError, transaction
from django.utils import timezone

from debate.history.refusals import Refused, Why
from debate.models import Receipt, User

KEPT = timedelta(days=60)
"""Twice as long as a browser keeps a draft: no form that is still open comes under an id that was forgotten."""
PRUNED = 20
"""Receipts that are forgotten with each new one, at most: their number shrinks wherever it has grown."""


@transaction.atomic
def once(*, form_id: str, digest: str, by: User | None, act: Callable[[], str]) -> str:
    """What `act` returns, a location; of a form that came before, what it returned then, without acting again.

    Refused (TWICE) if another form came under that id. If `act` raises, nothing is kept and it may be sent again.
    """
    try:
        with transaction.atomic():
            receipt = Receipt.objects.create(form_id=form_id, by=by, digest=digest)
    except IntegrityError:
        receipt = Receipt.objects.get(form_id=form_id)
        if (receipt.digest, receipt.by) != (digest, by):
            raise Refused(Why.TWICE) from None
        return receipt.location
    _forget_old()
    receipt.location = act()
    receipt.save(update_fields=["location"])
    return receipt.location


def _forget_old() -> None:
    """The oldest of those that were KEPT for long enough: one query, two where there are any. Rows that another form
    is forgetting are left to it."""
    old = Receipt.objects.filter(at__lt=timezone.now() - KEPT).order_by("at", "pk")
    found = list(old.select_for_update(skip_locked=True).values_list("pk", flat=True)[:PRUNED])
    if found:
        Receipt.objects.filter(pk__in=found).delete()
