"""Whether a pooled connection lives: asked of the socket first, of the server only where the socket has something."""

import socket
import time
from typing import Any

import pytest
from django.db import connection
from psycopg import Connection, OperationalError
from psycopg_pool import ConnectionPool

from debate.liveness import Resting, something_to_read


@pytest.fixture
def ends():
    """Two ends of a connection."""
    ours, theirs = socket.socketpair()
    with ours, theirs:
        yield ours, theirs


def test_a_silent_socket_has_nothing_to_read(ends):
    ours, _theirs = ends
    assert something_to_read(ours.fileno()) is False


def test_words_and_the_end_are_something_to_read(ends):
    ours, theirs = ends
    theirs.sendall(b"x")
    assert something_to_read(ours.fileno()) is True
    ours.recv(1)
    assert something_to_read(ours.fileno()) is False
    theirs.close()
    assert something_to_read(ours.fileno()) is True


@pytest.fixture
def pool(db):
    """A pool of one connection to the PostgreSQL of the tests, as the program has it."""
    if connection.vendor != "postgresql":
        pytest.skip("needs PostgreSQL")
    parameters = connection.get_connection_params()
    names = ("dbname", "user", "password", "host", "port")
    wanted: dict[str, Any] = {name: parameters[name] for name in names if name in parameters}
    options = {"connection_class": Resting, "check": ConnectionPool.check_connection}
    with ConnectionPool(kwargs={**wanted, "autocommit": True}, min_size=1, max_size=1, **options) as found:
        yield found


def backend(pool):
    """The server's process behind the connection that the pool gives."""
    with pool.connection() as given:
        return given.execute("SELECT pg_backend_pid()").fetchone()[0]


def test_a_living_connection_is_given_unasked(pool, monkeypatch):
    first, asked = backend(pool), []
    monkeypatch.setattr(Connection, "execute", lambda *query: asked.append(query))
    with pool.connection() as given:
        assert given.info.backend_pid == first
    assert asked == []


def test_one_that_the_server_ended_is_replaced(pool):
    first = backend(pool)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(%s)", [first])
    time.sleep(0.5)
    assert backend(pool) != first


def test_one_that_was_closed_here_fails(pool):
    with pool.connection() as given:
        given.close()
        with pytest.raises(OperationalError):
            given.execute("")
