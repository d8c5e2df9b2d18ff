"""Whether a pooled connection to PostgreSQL still lives, without asking the server each time (decision 17)."""

import select
from typing import Any

from psycopg import Connection, Cursor


class Resting(Connection[Any]):
    """A connection that a pool asks whether it lives by an empty query, as psycopg_pool does.

    The server says nothing to a connection at rest but that it ends: where nothing is there to read, no question is
    sent. A server that is cut off without a word is found by the next query, as the question itself would find it.
    """

    def execute(self, query: Any, *args: Any, **options: Any) -> Cursor[Any]:
        """Any query, and the empty one only where it may fail. psycopg.OperationalError if the connection has ended."""
        if query == "" and not something_to_read(self.fileno()):
            return self.cursor()
        return super().execute(query, *args, **options)


def something_to_read(socket: int) -> bool:
    """Whether a read would return at once: words, or the end; True where the system cannot tell (Windows)."""
    if not hasattr(select, "poll"):
        return True
    asked = select.poll()
    asked.register(socket, select.POLLIN)
    return bool(asked.poll(0))
