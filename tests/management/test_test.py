"""`manage.py test` becomes pytest."""

import importlib.util
import os
import sys

import pytest

from debate.management.commands.test import Command, spread


@pytest.mark.parametrize(
    ("given", "run"),
    [
        ([], ["-n", "auto"]),
        (["-k", "claim", "tests/house"], ["-n", "auto", "-k", "claim", "tests/house"]),
        (["-n0", "-x"], ["-n0", "-x"]),
        (["--numprocesses=3"], ["--numprocesses=3"]),
        (["--pdb"], ["--pdb"]),
        (["--version"], ["--version"]),
    ],
)
def test_tests_are_spread_unless_told(given, run):
    assert spread(given) == run


def test_arguments_are_passed_on(monkeypatch):
    became = []
    monkeypatch.setattr(os, "execv", lambda *command: became.append(command))
    monkeypatch.setattr(os, "chdir", lambda _folder: None)
    Command().run_from_argv(["manage.py", "test", "--help"])
    assert became == [(sys.executable, [sys.executable, "-m", "pytest", "--help"])]


def test_missing_pytest_is_one_sentence(monkeypatch):
    monkeypatch.setattr(importlib.util, "find_spec", lambda _name: None)
    with pytest.raises(SystemExit) as ended:
        Command().run_from_argv(["manage.py", "test"])
    assert ended.value.code == (
        "pytest is not in this virtual environment; put it there with: python -m pip install -r requirements-dev.txt"
    )
