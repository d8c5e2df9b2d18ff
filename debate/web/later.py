"""Values that a page may do without."""

from collections.abc import Callable
from typing import Any


class Later:
    """Stands for a value that is made when one of its parts is first asked for."""

    __slots__ = ("_made", "_make")

    def __init__(self, make: Callable[[], Any]) -> None:
        self._make = make
        self._made: Any = None

    def __getattr__(self, name: str) -> Any:
        if self._made is None:
            self._made = self._make()
        return getattr(self._made, name)
