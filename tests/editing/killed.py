"""`python -m tests.editing.killed FILE KILLS SEED`: a process that writes to FILE is killed at random moments.

Each time what it left is looked at. Prints what was found as JSON; any fault ends it with a traceback.
"""

import io
import json
import os
import random
import signal
import sys
import time
from typing import Any

SLUG = "night-library"


def main(file: str, kills: int, seed: int) -> None:
    """Begin with one debate, then kill and look, over and over."""
    os.environ |= {"DATABASE_URL": f"sqlite:///{file}", "DJANGO_SETTINGS_MODULE": "tests.settings"}
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection

    call_command("migrate", verbosity=0)
    base = _begin()
    connection.close()
    dice = random.Random(seed)
    told = {"kills": 0, "changes": 0, "imports": 0}
    for number in range(kills):
        acknowledged = _kill_one(seed + number, dice.uniform(0.05, 0.8))
        told["kills"] += 1
        told |= _look(base, acknowledged)
        connection.close()
    sys.stdout.write(json.dumps(told))


def _begin() -> Any:
    from debate.models import Debate
    from debate.transfer.actions import import_debate
    from tests.editing import audit
    from tests.library import encoded, library

    import_debate(encoded(library()), by=None)
    return audit.present(Debate.objects.get(slug=SLUG))


def _kill_one(seed: int, seconds: float) -> int:
    """Let a child write for some time and kill it; the last revision that it was told of."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        _write_for_ever(seed, writing)
    os.close(writing)
    with os.fdopen(reading) as pipe:
        first = pipe.readline()  # it has begun
        time.sleep(seconds)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        lines = [first, *pipe.read().splitlines()]
    return max(int(line) for line in lines if line.strip())


def _write_for_ever(seed: int, writing: int) -> None:
    """Changes and imports; after each change its revision goes to the parent."""
    from debate.editing.undo import Overtaken
    from debate.history.checks import Unsound
    from debate.history.refusals import Refused, Stale
    from debate.models import Debate
    from debate.transfer.actions import import_debate
    from tests.editing.crowd import any_action

    dice = random.Random(seed)
    debate = Debate.objects.get(slug=SLUG)
    os.write(writing, f"{debate.revision}\n".encode())
    for number in range(1_000_000):
        if number % 3 == 2:
            import_debate(_another(seed * 10_000 + number), by=None)
            continue
        try:
            entry = any_action(debate, dice, f"{seed}.{number}")
        except (Refused, Stale, Unsound, Overtaken):
            continue
        if entry is not None:
            os.write(writing, f"{entry.revision}\n".encode())


def _another(number: int) -> bytes:
    """The library debate under other pids."""
    from tests.library import encoded, library

    text = encoded(library()).decode().replace("00000000", f"{number:08d}")
    return text.replace(SLUG, f"{SLUG}-{number}").encode()


def _look(base: Any, acknowledged: int) -> dict[str, int]:
    """Whether all is whole, and no change that was acknowledged is missing."""
    from django.core.management import call_command
    from django.db import connection

    from debate.models import Address, Debate
    from tests.editing.crowd import audited

    with connection.cursor() as cursor:
        cursor.execute("PRAGMA integrity_check")
        assert cursor.fetchall() == [("ok",)]
    call_command("check_debate", stdout=io.StringIO())
    revision = audited(Debate.objects.get(slug=SLUG), 1, base)
    assert acknowledged <= revision <= acknowledged + 1, (acknowledged, revision)
    imported = Debate.objects.exclude(slug=SLUG)
    for debate in imported:
        assert (debate.revision, Address.objects.filter(debate=debate).count()) == (1, len(_addresses()))
    return {"changes": revision - 1, "imports": imported.count()}


def _addresses() -> list[str]:
    """Every pid of the library debate."""
    from tests.library import library

    file = library()
    names = ("claims", "links", "sources", "citations", "speakers", "annotations", "retired")
    return [file["debate"]["pid"], *(thing["pid"] for name in names for thing in file[name])]


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
