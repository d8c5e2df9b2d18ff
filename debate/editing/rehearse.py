"""Try a change out without making it: for proposals, and to say beforehand what a change will affect."""

from collections.abc import Callable
from typing import Any, TypeVar

from django.db import transaction

from debate.models import Change

Seen = TypeVar("Seen")


class _Back(Exception):
    """Carries what was found out of the transaction that is taken back."""

    def __init__(self, entry: Change | None, seen: Any) -> None:
        self.entry, self.seen = entry, seen


def rehearse(action: Callable[..., Change | None], **fields: Any) -> Change | None:
    """The entry of history that the action would write; nothing of it stays. Raises what the action raises."""
    return rehearsed(action, lambda _entry: None, **fields)[0]


def rehearsed(
    action: Callable[..., Change | None], look: Callable[[Change | None], Seen], **fields: Any
) -> tuple[Change | None, Seen]:
    """As rehearse, with what `look` sees while the change stands."""
    try:
        with transaction.atomic():
            entry = action(**fields)
            raise _Back(entry, look(entry))
    except _Back as back:
        return back.entry, back.seen
