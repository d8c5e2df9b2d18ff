"""Many people at once, and a process that dies: nothing is lost or broken. The long runs: tests/bench/crowd.py."""

import json
import os
import subprocess
import sys
import time
from functools import partial
from pathlib import Path
from threading import Event

import pytest
from django.db import transaction

from debate.access.actions import change_role, grant, still_may
from debate.access.queries import may
from debate.models import Debate, Membership, User
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


@pytest.mark.django_db(transaction=True)
def test_who_is_demoted_while_his_change_waits_for_the_debate_does_not_make_it(together, library):
    (editor,) = together(partial(a_member, library, "editor"))
    (owner,) = together(partial(a_member, library, "owner"))
    locked = Event()

    def demote() -> str:
        with transaction.atomic():
            change_role(member=Membership.objects.get(user=editor), role="reader", by=owner)
            locked.set()
            time.sleep(0.3)
        return "demoted"

    def write() -> str:
        assert may(editor, "edit", library)
        assert locked.wait(10)
        with transaction.atomic():
            return "wrote" if still_may(by=editor, action="edit", debate=library) else "refused"

    assert together(demote, write) == ["demoted", "refused"]


def a_member(debate: Debate, role: str) -> User:
    """A new one with this role."""
    user = User.objects.create(username=role)
    grant(debate=debate, user=user, role=role, by=None)
    return user
