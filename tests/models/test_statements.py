"""Prepared statements of PostgreSQL: what a cursor gives, and its errors."""

import pytest
from django.db import connection
from psycopg import Connection, OperationalError, connect
from psycopg.errors import UndefinedTable
from psycopg.types.numeric import Int8

from debate.models import statements
from debate.models.statements import rows

SUM = "SELECT %s + %s"


@pytest.fixture
def conn(db):
    """A connection of its own to the PostgreSQL of the tests."""
    if connection.vendor != "postgresql":
        pytest.skip("needs PostgreSQL")
    parameters = connection.get_connection_params()
    names = ("dbname", "user", "password", "host", "port")
    with connect(**{name: parameters[name] for name in names if name in parameters}, autocommit=True) as found:
        yield found


def prepared(conn):
    """How many statements of ours the server knows on this connection."""
    with conn.cursor() as cursor:
        cursor.execute("SELECT COUNT(*) FROM pg_prepared_statements WHERE name LIKE 'biantu%'")
        return cursor.fetchone()[0]


@pytest.mark.parametrize(
    ("sql", "values"),
    [
        (SUM, (Int8(2), Int8(3))),
        ("SELECT %s || %s", ("開源", "𠮷\n'\";")),
        ("SELECT %s::jsonb, NULL, ARRAY[1, 2], TRUE, DATE '2026-11-24'", ('{"a": [1, "字"]}',)),
        ("SELECT number FROM generate_series(1, 300) AS number", ()),
        ("SELECT 1 WHERE FALSE", ()),
        ("SELECT COALESCE(%s, %s)", (None, "given")),
    ],
)
def test_rows_are_those_of_a_cursor(conn, sql, values):
    expected = conn.execute(sql, values).fetchall()
    assert [rows(conn, sql, values) for _ in range(3)] == [expected] * 3


def test_a_query_is_prepared_once_for_each_kind_of_values(conn):
    for number in range(5):
        rows(conn, SUM, (Int8(number), Int8(1)))
    assert prepared(conn) == 1
    rows(conn, SUM, (Int8(1), 1.5))
    assert prepared(conn) == 2


def test_beyond_the_most_a_cursor_is_taken(conn, monkeypatch):
    monkeypatch.setattr(statements, "MOST", 2)
    assert [rows(conn, f"SELECT {number}", ()) for number in range(4)] == [[(number,)] for number in range(4)]
    assert prepared(conn) == 2


def test_outside_of_autocommit_a_transaction_begins_with_the_first_query(conn):
    conn.autocommit = False
    conn.execute("CREATE TEMPORARY TABLE kept (number INT)")
    conn.execute("INSERT INTO kept VALUES (7)")
    conn.commit()
    assert rows(conn, "SELECT number FROM kept", ()) == [(7,)]
    conn.execute("DELETE FROM kept")
    assert rows(conn, "SELECT number FROM kept", ()) == []
    conn.rollback()
    assert rows(conn, "SELECT number FROM kept", ()) == [(7,)]


def test_a_query_that_fails_is_prepared_anew_when_it_is_asked_again(conn):
    with pytest.raises(UndefinedTable):
        rows(conn, "SELECT number FROM coming", ())
    conn.execute("CREATE TEMPORARY TABLE coming (number INT)")
    assert rows(conn, "SELECT number FROM coming", ()) == []
    conn.execute("ALTER TABLE coming ALTER number TYPE TEXT")
    with pytest.raises(Exception, match="cached plan must not change result type"):
        rows(conn, "SELECT number FROM coming", ())
    assert rows(conn, "SELECT number FROM coming", ()) == []


def test_inside_a_transaction_a_cursor_is_taken(conn):
    conn.execute("BEGIN")
    assert (rows(conn, SUM, (Int8(2), Int8(3))), prepared(conn)) == ([(5,)], 0)
    conn.execute("ROLLBACK")


def test_what_the_server_was_made_to_forget_is_prepared_again(conn):
    assert rows(conn, SUM, (Int8(2), Int8(3))) == [(5,)]
    conn.execute("DEALLOCATE ALL")
    assert (rows(conn, SUM, (Int8(2), Int8(4))), prepared(conn)) == ([(6,)], 1)


def test_a_connection_that_the_server_ended_is_an_operational_error(conn):
    rows(conn, SUM, (Int8(2), Int8(3)))
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(%s)", [conn.info.backend_pid])
    for _ in range(2):
        with pytest.raises(OperationalError):
            rows(conn, SUM, (Int8(2), Int8(3)))
    assert conn.closed


def test_connections_do_not_share_what_is_prepared(conn):
    rows(conn, SUM, (Int8(2), Int8(3)))
    with Connection.connect(conn.info.dsn, autocommit=True) as other:
        assert rows(other, SUM, (Int8(2), Int8(3))) == [(5,)]
        assert (prepared(conn), prepared(other)) == (1, 1)
