"""Static files can be hashed: what they refer to exists, and our modules import each other by hashed names."""

import json
import re

import pytest
from django.core.management import call_command

from debate import settings as program
from tests.house.files import ROOT


@pytest.fixture
def collected(settings, tmp_path):
    """What collectstatic makes with the program's own storage: hashed names by the plain ones."""
    settings.STORAGES = program.STORAGES
    settings.STATIC_ROOT = tmp_path
    call_command("collectstatic", verbosity=0, interactive=False)
    return json.loads((tmp_path / "staticfiles.json").read_text("utf-8"))["paths"]


def test_every_file_gets_a_hashed_name(collected):
    ours = {file.relative_to(ROOT / "static").as_posix() for file in (ROOT / "static").rglob("*") if file.is_file()}
    assert ours - set(collected) == set()
    plain = [name for name in ours if not re.search(r"\.[0-9a-f]{12}(\.|$)", collected[name])]
    assert plain == []


def test_modules_import_hashed_names(collected, tmp_path):
    hashed = set(collected.values())
    for name in (name for name in collected if name.startswith("js/")):
        script = (tmp_path / collected[name]).read_text("utf-8")
        targets = re.findall(r"""^\s*(?:import|export)\b[^'"();]*['"](\.[^'"]+)['"]""", script, re.MULTILINE)
        folder = (tmp_path / collected[name]).parent
        imported = {(folder / target).resolve().relative_to(tmp_path.resolve()).as_posix() for target in targets}
        assert imported - hashed == set(), name
