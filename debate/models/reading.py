"""Rows by the shortest way: Django's cursors take as long as a small query on PostgreSQL."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections


def fetch(sql: str, parameters: Sequence[Any]) -> list[Any]:
    """All rows, as Django's cursor gives them; by that cursor itself where somebody counts or watches the queries.

    Placeholders are %s; the SQL holds no other percent sign.
    """
    return fetch_by(connections[DEFAULT_DB_ALIAS], sql, parameters)


def fetch_by(connection: Any, sql: str, parameters: Sequence[Any]) -> list[Any]:
    """The same, by one of Django's connections: to find it takes a while."""
    if connection.queries_logged or connection.execute_wrappers:
        with connection.cursor() as cursor:
            cursor.execute(sql, parameters)
            return cursor.fetchall()
    if connection.connection is None or not connection.health_check_done:
        connection.close_if_health_check_failed()
        connection.ensure_connection()
    connection.validate_no_broken_transaction()
    raw: Any = connection.connection
    with connection.wrap_database_errors:
        if connection.vendor == "sqlite":
            found: list[Any] = raw.execute(_with_question_marks(sql), parameters).fetchall()
            return found
        return _of_postgresql(raw, sql, parameters)


def _of_postgresql(raw: Any, sql: str, parameters: Sequence[Any]) -> list[Any]:
    from debate.models.statements import rows  # psycopg is not needed on SQLite

    return rows(raw, sql, parameters)


def keys(values: Iterable[Any]) -> Iterable[Any]:
    """Values for the parameters of `fetch`, all numbers as wide as keys: PostgreSQL would prepare a query once more for
    each width that numbers happen to have."""
    return keys_for(connections[DEFAULT_DB_ALIAS].vendor, values)


def keys_for(vendor: str, values: Iterable[Any]) -> Iterable[Any]:
    """The same for an engine."""
    if vendor != "postgresql":
        return values
    from psycopg.types.numeric import Int8

    return [Int8(value) if isinstance(value, int) else value for value in values]


@lru_cache(1_000)
def _with_question_marks(sql: str) -> str:
    return re.sub("%s", "?", sql)
