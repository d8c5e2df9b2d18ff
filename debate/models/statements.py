"""Prepared statements of PostgreSQL by the shortest way that psycopg has: a cursor costs more than a small query."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from psycopg import Connection, OperationalError
from psycopg.adapt import PyFormat, Transformer
from psycopg.errors import InvalidSqlStatementName, error_from_result
from psycopg.pq import ConnStatus, ExecStatus, TransactionStatus

MOST = 500
"""Most statements that are prepared on one connection; what comes after goes through a cursor."""


class Statements:
    """What is prepared on one connection, by its SQL and the types of its parameters. One thread at a time."""

    def __init__(self, connection: Connection[Any]) -> None:
        self._connection = connection
        self._pgconn = connection.pgconn
        self._values = Transformer(connection)
        self._names: dict[tuple[str, tuple[int, ...]], bytes] = {}
        self._issued = 0

    def rows(self, sql: str, parameters: Sequence[Any]) -> list[Any]:
        """All rows of a query with %s for its parameters, as a cursor gives them. psycopg's errors."""
        if None in parameters or len(self._names) >= MOST or not _alone(self._connection):
            return self._connection.cursor().execute(sql, parameters).fetchall()
        try:
            return self._rows(sql, parameters)
        except InvalidSqlStatementName:  # psycopg has the server forget all it prepared, after a rollback for one
            self._names.clear()
            return self._rows(sql, parameters)

    def _rows(self, sql: str, parameters: Sequence[Any]) -> list[Any]:
        values = self._values
        given: Any = values.dump_sequence(parameters, [PyFormat.AUTO] * len(parameters))
        key = (sql, values.types or ())
        name = self._names.get(key) or self._prepare(key)
        result = self._pgconn.exec_prepared(name, given, values.formats)
        if result.status != ExecStatus.TUPLES_OK:
            self._names.pop(key, None)
            self._fail(result)
        values.set_pgresult(result)
        return values.load_rows(0, result.ntuples, tuple)

    def _prepare(self, key: tuple[str, tuple[int, ...]]) -> bytes:
        self._issued += 1
        name = f"biantu_{self._issued}".encode()
        result = self._pgconn.prepare(name, _numbered(key[0]), key[1])
        if result.status != ExecStatus.COMMAND_OK:
            self._fail(result)
        self._names[key] = name
        return name

    def _fail(self, result: Any) -> None:
        if self._pgconn.status != ConnStatus.OK:
            raise OperationalError(result.get_error_message())
        raise error_from_result(result)


def rows(connection: Connection[Any], sql: str, parameters: Sequence[Any]) -> list[Any]:
    """All rows of a query with %s for its parameters, prepared the first time that this connection sees it."""
    statements: Statements | None = connection.__dict__.get("statements")
    if statements is None:
        statements = connection.__dict__["statements"] = Statements(connection)  # it ends with the connection
    return statements.rows(sql, parameters)


def _alone(connection: Connection[Any]) -> bool:
    """Whether the query is a transaction of its own: it may fail and be asked again."""
    return connection.autocommit and connection.pgconn.transaction_status == TransactionStatus.IDLE


@lru_cache(1_000)
def _numbered(sql: str) -> bytes:
    """With $1, $2 … for its %s."""
    first, *others = re.split("%s", sql)
    return "".join([first, *(f"${number}{text}" for number, text in enumerate(others, 1))]).encode()
