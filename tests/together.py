"""A database that threads and processes share."""

import sqlite3
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from django.db import connection, connections

from debate.models import Debate

Run = Callable[..., list[Any]]


@pytest.fixture
def together(transactional_db: None, library: Debate, tmp_path: Path) -> Iterator[Run]:
    """Runs functions at the same time, each in a thread with a connection of its own, to PostgreSQL or to a file that
    is a copy of what SQLite has in memory; returns what they return."""
    own = connections.settings["default"]
    if connection.vendor == "sqlite":
        connection.ensure_connection()
        file = tmp_path / "shared.sqlite3"
        copy = sqlite3.connect(file)
        connection.connection.backup(copy)
        copy.close()
        connections.settings["default"] = {**own, "NAME": str(file)}

    def run(*functions: Callable[[], Any]) -> list[Any]:
        with ThreadPoolExecutor(len(functions)) as pool:
            return [job.result() for job in [pool.submit(_apart, function) for function in functions]]

    yield run
    connections.settings["default"] = own


def _apart(function: Callable[[], Any]) -> Any:
    try:
        return function()
    finally:
        connections["default"].close()
