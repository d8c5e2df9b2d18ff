"""Queries whose SQL is written once: Django takes longer to write the SQL of a page than a database to answer it."""

from collections.abc import Callable, Iterable, Sequence
from copy import copy
from types import SimpleNamespace
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import QuerySet
from django.db.models.query import ValuesListIterable

from debate.models.reading import fetch_by, keys_for

Value = int | str | Sequence[int] | None


class Prepared:
    """Called with values, the rows of the query set that `build` makes of them, as a list.

    Values are keys (int), text, lists of keys, or None. `build` is called with stand-ins, once per engine, kind of
    value and length of list (the next power of two): it may only ask whether a value is None or an empty list.
    """

    def __init__(self, build: Callable[..., QuerySet[Any, Any]]) -> None:
        self._build = build
        self._written: dict[tuple[Any, ...], _Written] = {}

    def __call__(self, *values: Value) -> list[Any]:
        """Run the query: one, or none where no row can fit."""
        given = [value if value is None or isinstance(value, (int, str)) else _padded(value) for value in values]
        connection = connections[DEFAULT_DB_ALIAS]
        shape = (connection.vendor, *map(_shape, given))
        written = self._written.get(shape)
        if written is None:
            written = self._written[shape] = _Written(self._build, given)
        return written.rows(connection, given)


def _padded(keys: Sequence[int]) -> list[int]:
    """The keys, the last one again and again up to the next power of two."""
    wanted = 1 << (len(keys) - 1).bit_length() if keys else 0
    return [*keys, *[keys[-1]] * (wanted - len(keys))] if keys else []


def _shape(value: Any) -> Any:
    return len(value) if isinstance(value, list) else type(value)


def _stand_in(place: int, value: Any) -> Any:
    """What is no key and no text of ours, and tells where the real value goes."""
    if isinstance(value, list):
        return [-1_000_000 * (place + 1) - number for number in range(len(value))]
    if isinstance(value, str):
        return f"\ue000{place}"
    return None if value is None else -1_000_000 * (place + 1)


class _Written:
    """A query set's SQL, and where in its parameters the values go."""

    def __init__(self, build: Callable[..., QuerySet[Any, Any]], given: list[Any]) -> None:
        stand_ins = [_stand_in(place, value) for place, value in enumerate(given)]
        self._query_set = build(*stand_ins)
        self._flat = list(_flat(stand_ins))
        self._compiler = self._query_set.query.get_compiler(DEFAULT_DB_ALIAS)
        try:
            self._sql, self._parameters = self._compiler.as_sql()
        except EmptyResultSet:
            self._sql = ""
            return
        columns = [column for column, *_ in self._compiler.select[: self._compiler.col_count]]
        self._converters = self._compiler.get_converters(columns)
        self._compiler.get_converters = lambda _columns: self._converters

    def rows(self, connection: Any, given: list[Any]) -> list[Any]:
        """Run it, as the query set itself would."""
        if not self._sql:
            return []
        values = dict(zip(self._flat, keys_for(connection.vendor, _flat(given)), strict=True))
        parameters = tuple([values.get(parameter, parameter) for parameter in self._parameters])
        if self._query_set._iterable_class is ValuesListIterable:
            return self._tuples(connection, parameters)
        compiler = copy(self._compiler)  # threads share the original
        compiler.connection = connection
        compiler.as_sql = lambda *_args, **_options: (self._sql, parameters)
        asked: Any = SimpleNamespace(query=_Ready(self._query_set.query, compiler), db=DEFAULT_DB_ALIAS)
        asked._known_related_objects = {}
        rows: Any = self._query_set._iterable_class(asked)
        return list(rows)

    def _tuples(self, connection: Any, parameters: tuple[Any, ...]) -> list[Any]:
        """What values_list() gives, without Django's way there."""
        rows = fetch_by(connection, self._sql, parameters)
        if not self._converters:
            return rows
        return [self._converted(row, connection) for row in rows]

    def _converted(self, row: Sequence[Any], connection: Any) -> tuple[Any, ...]:
        found = list(row)
        for at, (converters, column) in self._converters.items():
            for convert in converters:
                found[at] = convert(found[at], column, connection)
        return tuple(found)


class _Ready:
    """A query with its compiler; everything else is the query's own."""

    def __init__(self, query: Any, compiler: Any) -> None:
        self._query = query
        self._compiler = compiler

    def get_compiler(self, *_args: Any, **_options: Any) -> Any:
        """The one that is ready."""
        return self._compiler

    def __getattr__(self, name: str) -> Any:
        return getattr(self._query, name)


def _flat(values: Iterable[Any]) -> Iterable[Any]:
    for value in values:
        if isinstance(value, list):
            yield from value
        elif value is not None:
            yield value
