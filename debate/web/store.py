"""Pieces of pages, kept in this process for as long as there is room: a key says for ever what stands under it."""

from collections import OrderedDict
from threading import Lock
from typing import Any

from django.conf import settings


class Store:
    """Texts and what nobody changes, by key; of more than `most` characters in all, those not asked for the longest
    are forgotten."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._size = 0
        self._kept: OrderedDict[tuple[object, ...], tuple[Any, int]] = OrderedDict()
        self._lock = Lock()

    def get(self, key: tuple[object, ...]) -> Any:
        """What was kept, or None."""
        with self._lock:
            found = self._kept.get(key)
            if found is None:
                return None
            self._kept.move_to_end(key)
            return found[0]

    def put(self, key: tuple[object, ...], kept: Any, size: int | None = None) -> None:
        """Keep a text, or anything frozen with the characters it takes, unless it alone is too long."""
        size = len(kept) if size is None else size
        if size > self._most:
            return
        with self._lock:
            self._size += size - self._kept.pop(key, (None, 0))[1]
            self._kept[key] = kept, size
            while self._size > self._most:
                self._size -= self._kept.popitem(last=False)[1][1]

    def clear(self) -> None:
        """Forget everything."""
        with self._lock:
            self._kept.clear()
            self._size = 0


KEPT = Store(settings.KEPT_CHARACTERS)
