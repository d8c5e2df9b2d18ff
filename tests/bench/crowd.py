"""`python -m tests.bench.crowd [SECONDS]`: twenty people write to one debate for so long (60); then a process that
writes is killed twenty times. Prints what was found; any lost change, error or fault ends it with a traceback.

Runs on a file of its own, or with BIANTU_CROWD_URL on an empty database of PostgreSQL.
"""

import os
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

PEOPLE, KILLS = 20, 20


def main(seconds: float) -> None:
    """Both, one after the other."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
        os.environ["DATABASE_URL"] = os.environ.get("BIANTU_CROWD_URL") or f"sqlite:///{folder}/crowd.sqlite3"
        import django

        django.setup()
        crowd(seconds)
        killed = str(Path(folder) / "killed.sqlite3")
        subprocess.run([sys.executable, "-m", "tests.editing.killed", killed, str(KILLS), "7"], check=True)


def crowd(seconds: float) -> None:
    """Twenty people at once."""
    from django.core.management import call_command

    from debate.transfer.actions import import_debate
    from tests.editing import audit
    from tests.editing.crowd import audited
    from tests.library import encoded, library

    call_command("migrate", verbosity=0)
    debate = import_debate(encoded(library()), by=None)
    base, since = audit.present(debate), debate.revision
    until = time.monotonic() + seconds
    with ThreadPoolExecutor(PEOPLE) as pool:
        made = sum(pool.map(lambda seed: _one(debate, seed, until), range(PEOPLE)))
    revision = audited(debate, since, base)
    assert revision == since + made, (revision, since, made)
    print(f"{PEOPLE} people, {seconds:g} s: {made} changes ({made / seconds:.1f}/s), none lost, nothing broken")


def _one(debate: object, seed: int, until: float) -> int:
    from django.db import close_old_connections, connection

    from tests.editing.crowd import write_some

    made, number = 0, 0
    try:
        while time.monotonic() < until:
            made += write_some(debate, seed * 1_000_000 + number, 1)
            close_old_connections()  # as at the end of a request: others wait for those of the pool
            number += 1
        return made
    finally:
        connection.close()


if __name__ == "__main__":
    main(float(sys.argv[1]) if len(sys.argv) > 1 else 60)
