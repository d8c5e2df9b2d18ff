"""Every dependency is one exact version with its reason."""

import re

import pytest

from tests.house.files import ROOT, read

LINE = re.compile(r"[A-Za-z0-9._-]+(\[[a-z0-9,-]+\])?==[0-9][\w.]*  # \S.{3,}")


def loose(text):
    """Lines that are neither a comment, nor another file, nor an exact version with a reason."""
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return [line for line in lines if not LINE.fullmatch(line) and not re.fullmatch(r"-r [\w.-]+\.txt", line)]


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_versions_are_exact_and_explained(name):
    assert loose(read(ROOT / name)) == []


@pytest.mark.parametrize(
    "line",
    [
        "Django==5.2.19",
        "Django>=5.2  # the framework of this program",
        "Django==5.2.19  # x",
        "Django  # the framework of this program",
        "Django==5.2.*  # the framework of this program",
        "git+ssh://example.org/x  # the framework of this program",
        "--find-links https://example.org/  # a folder of ours",
    ],
)
def test_a_loose_line_is_seen(line):
    assert loose(f"# comment\n-r requirements.txt\npsycopg[binary,pool]==3.3.9  # PostgreSQL driver\n{line}") == [line]
