"""Many people at once, and a process that dies: nothing is lost or broken. The long runs: tests/bench/crowd.py."""

import json
import os
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest

from tests.editing import audit
from tests.editing.crowd import audited, move_each_under_the_other, write_some

ROOT = Path(__file__).parents[2]


@pytest.mark.django_db(transaction=True)
def test_two_moves_at_once_never_make_a_cycle(together, library):
    for _ in range(50):
        assert move_each_under_the_other(together, library) == ["moved", "target: under itself"]
    assert together(partial(audit.check_sound, library)) == [None]


@pytest.mark.django_db(transaction=True)
def test_twenty_people_write_and_no_change_is_lost(together, library):
    (base,) = together(partial(audit.present, library))
    made = together(*(partial(write_some, library, seed, 4) for seed in range(20)))
    assert sum(made) > 20
    assert together(partial(audited, library, library.revision, base)) == [library.revision + sum(made)]


def test_a_process_killed_while_it_writes_leaves_all_or_nothing(tmp_path):
    command = [sys.executable, "-m", "tests.editing.killed", str(tmp_path / "killed.sqlite3"), "4", "1"]
    done = subprocess.run(command, cwd=ROOT, env={**os.environ}, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-3000:]
    told = json.loads(done.stdout)
    assert told["kills"] == 4
    assert told["changes"] > 0
