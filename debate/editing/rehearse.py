"""Try a change out without making it: for proposals, and to say beforehand what a change will affect."""

from collections.abc import Callable
from typing import Any, TypeVar

from django.db import transaction

Made = TypeVar("Made")


class _Back(Exception):
    """Carries what was made out of the transaction that is taken back."""

    def __init__(self, made: Any) -> None:
        self.made = made


def rehearse(action: Callable[..., Made], **fields: Any) -> Made:
    """What the action would return, as a rule the entry of history; nothing of it stays. Raises what it raises."""
    try:
        with transaction.atomic():
            raise _Back(action(**fields))
    except _Back as back:
        made: Made = back.made
        return made
