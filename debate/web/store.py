"""Pieces of pages, kept in this process for as long as there is room: a key says for ever what stands under it."""

from collections import OrderedDict
from threading import Lock

from django.conf import settings


class Store:
    """Texts by key; of more than `most` characters in all, those not asked for the longest are forgotten."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._size = 0
        self._kept: OrderedDict[tuple[object, ...], str] = OrderedDict()
        self._lock = Lock()

    def get(self, key: tuple[object, ...]) -> str | None:
        """The text, if it is here."""
        with self._lock:
            found = self._kept.get(key)
            if found is not None:
                self._kept.move_to_end(key)
            return found

    def put(self, key: tuple[object, ...], text: str) -> None:
        """Keep a text, unless it alone is too long."""
        if len(text) > self._most:
            return
        with self._lock:
            self._size += len(text) - len(self._kept.pop(key, ""))
            self._kept[key] = text
            while self._size > self._most:
                self._size -= len(self._kept.popitem(last=False)[1])

    def clear(self) -> None:
        """Forget everything."""
        with self._lock:
            self._kept.clear()
            self._size = 0


KEPT = Store(settings.KEPT_CHARACTERS)
