"""A form that is sent twice acts once."""

from collections.abc import Callable

from django.db import IntegrityError, transaction

from debate.history.refusals import Refused, Why
from debate.models import Receipt, User


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
    receipt.location = act()
    receipt.save(update_fields=["location"])
    return receipt.location
