"""Try a change out without making it: for proposals, and to say beforehand what a change will affect."""

from collections.abc import Callable
from typing import Any

from django.db import transaction

from debate.models import Change


class _Back(Exception):
    """Carries the entry out of the transaction that is taken back."""

    def __init__(self, entry: Change | None) -> None:
        self.entry = entry


def rehearse(action: Callable[..., Change | None], **fields: Any) -> Change | None:
    """The entry of history that the action would write; nothing of it stays. Raises what the action raises."""
    try:
        with transaction.atomic():
            raise _Back(action(**fields))
    except _Back as back:
        return back.entry
