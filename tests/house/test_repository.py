"""The repository holds the program alone: no machine's paths, no registry's hosts, no secret, nothing generated."""

import re

import pytest

from tests.house.files import listed_by_git, name_of, project_files

MACHINE_PATH = re.compile(r"(?<![\w.:/~>-])/(?:home|root|Users|[w]ork|opt|mnt|srv)/[\w.-]+")
REGISTRY = re.compile(r"https?://(?:[\w-]+\.)*(?:registry|mirror|packages|proxy|cdn|files)\.[\w.-]+|index[-_]url\b")
SECRET = re.compile(r"-----BEGIN [A-Z ]*PRIVATE KEY-----|(?:AKIA|ghp_|xox[bp]-)[A-Za-z0-9]{16,}")
GENERATED = re.compile(
    r"(^|/)(\.venv|var|__pycache__|node_modules)/|(^|/)\.env($|\.)|\.(mo|pyc|sqlite3?|db|sqlite3-(wal|shm)|pem|key|log)$"
)


def text_faults(name, text):
    """What no text file may hold."""
    rules = {"path of one machine": MACHINE_PATH, "package registry": REGISTRY, "secret": SECRET}
    return [f"{name}: {what}: {hit[0]}" for what, pattern in rules.items() for hit in pattern.finditer(text)]


def generated(names):
    """Tracked paths that are made by running the program."""
    return [name for name in names if GENERATED.search(name)]


def test_texts_belong_to_no_machine():
    faults = []
    for file in project_files():
        data = file.read_bytes()
        if b"\0" not in data and file.name != "test_repository.py":
            faults += text_faults(name_of(file), data.decode("utf-8"))
    assert faults == []


def test_nothing_generated_is_tracked():
    listed = listed_by_git()
    if listed is None:
        pytest.skip("this folder is not a git checkout")
    assert generated(listed) == []


@pytest.mark.parametrize(
    "text",
    [
        "cd /home/someone/biantu",
        "open('/srv/biantu/x')",
        '"/root/x"',
        "see https://registry.example.org/project/x",
        "index_url = x",
        "-----BEGIN PRIVATE KEY-----",
    ],
)
def test_a_bad_text_is_seen(text):
    assert len(text_faults("a", text)) == 1


@pytest.mark.parametrize("text", ["https://example.org/home/x", "/usr/bin/env bash", "/d/<slug>/", "docs/home/x"])
def test_a_good_text_is_let_through(text):
    assert text_faults("a", text) == []


@pytest.mark.parametrize(
    "name", [".venv/x", "var/secret", "a/__pycache__/x.pyc", "debate/locale/en/django.mo", "x.sqlite3", ".env", "a.pem"]
)
def test_a_generated_file_is_seen(name):
    assert generated([name, "debate/variables.py", "static/js/key.js"]) == [name]
