"""Try a change out without making it: for proposals, and to say beforehand what a change will affect."""

from collections.abc import Callable
from typing import Any, TypeVar

from django.db import transaction

Made = TypeVar("Made")
Seen = TypeVar("Seen")


class _Back(Exception):
    """Carries what was found out of the transaction that is taken back."""

    def __init__(self, made: Any, seen: Any) -> None:
        self.made, self.seen = made, seen


def rehearse(action: Callable[..., Made], **fields: Any) -> Made:
    """What the action would return, as a rule the entry of history; nothing of it stays. Raises what it raises."""
    return rehearsed(action, lambda _made: None, **fields)[0]


def rehearsed(action: Callable[..., Made], look: Callable[[Made], Seen], **fields: Any) -> tuple[Made, Seen]:
    """As rehearse, with what `look` sees while the change stands."""
    try:
        with transaction.atomic():
            made = action(**fields)
            raise _Back(made, look(made))
    except _Back as back:
        return back.made, back.seen
