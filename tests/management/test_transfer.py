"""The commands that take debates in and out, and texts in."""

import os
import subprocess
import sys
from io import StringIO

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from debate.exchange.read import read_document
from debate.exchange.write import write_document
from debate.models import Debate, Membership
from tests.article import PARAGRAPHS, TEXT
from tests.library import ARTICLE, encoded
from tests.library import library as library_file

pytestmark = pytest.mark.django_db


@pytest.fixture
def file(tmp_path):
    """The library debate as a file."""
    found = tmp_path / "library.json"
    found.write_bytes(encoded(library_file()))
    return found


def run(*arguments, **options):
    """What a command prints."""
    printed = StringIO()
    call_command(*arguments, stdout=printed, **options)
    return printed.getvalue()


def test_in_and_out_again(file):
    assert run("import_debate", str(file)) == "Imported night-library at /d/night-library/\n"
    assert run("export_debate", "night-library").encode() == write_document(read_document(file.read_bytes()))
    assert run("check_debate") == "1 debates, 0 faults\n"


def test_an_owner_is_named(file, django_user_model):
    django_user_model.objects.create_user("keeper")
    run("import_debate", str(file), owner="keeper")
    assert Membership.objects.get().role == "owner"


def test_a_bad_file_is_told_line_by_line(file):
    file.write_bytes(file.read_bytes().replace(b'"kind": "position"', b'"kind": "place"'))
    with pytest.raises(CommandError) as caught:
        run("import_debate", str(file))
    assert str(caught.value).splitlines() == [
        "Nothing was imported.",
        "/claims/1/kind: Input should be 'question', 'position' or 'claim'",
        "/claims/2/kind: Input should be 'question', 'position' or 'claim'",
    ]
    assert Debate.objects.count() == 0


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["import_debate", "absent.json"], "absent.json cannot be read: No such file or directory"),
        (["import_debate", "."], ". cannot be read: Is a directory"),
        (["export_debate", "absent"], "There is no debate absent."),
        (["check_debate", "absent"], "There is no debate absent."),
        (["attach_text", "zzzzzzzzzz", "absent.txt"], "zzzzzzzzzz is no live source."),
        (["attach_text", ARTICLE, "absent.txt"], "absent.txt cannot be read: No such file or directory"),
        (["attach_text", ARTICLE, "manage.py", "--by", "nobody"], "There is no account nobody."),
    ],
)
def test_what_is_not_there_is_one_sentence(library, arguments, message):
    with pytest.raises(CommandError) as caught:
        run(*arguments)
    assert str(caught.value) == message


def test_a_text_is_attached_and_every_citation_told(library, tmp_path):
    file = tmp_path / "article.txt"
    file.write_text(TEXT, encoding="utf-8")
    lines = run("attach_text", ARTICLE, str(file)).splitlines()
    assert lines[:2] == ["citation    block  result", "t000000000      3  found in place"]
    assert lines[-1] == "7 found in place, 0 found elsewhere, 0 not found"
    again = run("attach_text", ARTICLE, str(file))
    assert again == "These bytes are version 1 already; nothing was changed.\n"


def test_what_is_not_found_is_told_without_its_words_and_fails(library, tmp_path):
    file = tmp_path / "article.txt"
    file.write_text("新的一段\n" + "\n".join(PARAGRAPHS).replace("1,200", "1,300"), encoding="utf-8")
    printed = StringIO()
    with pytest.raises(CommandError, match="Some passages were not found"):
        call_command("attach_text", ARTICLE, str(file), stdout=printed)
    told = printed.getvalue().splitlines()
    assert "t000000002      4  not found; the paragraph most like its digest is block 5" in told
    assert "t000000000      3  found elsewhere, in block 4" in told
    assert not any("圖書館" in line or "通宵" in line for line in told)


def test_bytes_that_are_no_text_are_refused(library, tmp_path):
    file = tmp_path / "picture.png"
    file.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    with pytest.raises(CommandError, match="Nothing was attached"):
        run("attach_text", ARTICLE, str(file))


KILLED = """
import os, signal, sys, django
django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
import debate.transfer.actions as actions
actions.record_change = lambda **_: os.kill(os.getpid(), signal.SIGKILL)
actions.import_debate(open(sys.argv[1], "rb").read(), by=None)
"""
COUNT = """
import django
django.setup()
from debate.models import Address, Claim
print(Address.objects.count(), Claim.objects.count())
"""


def test_a_process_killed_in_the_middle_of_an_import_leaves_nothing(file, tmp_path):
    environment = {**os.environ, "BIANTU_VAR": str(tmp_path), "DJANGO_SETTINGS_MODULE": "tests.settings"}
    environment.pop("DATABASE_URL", None)

    def python(code, *arguments):
        command = [sys.executable, "-c", code, *arguments]
        return subprocess.run(
            command, cwd=settings.BASE_DIR, env=environment, capture_output=True, text=True, check=False
        )

    assert python(KILLED, str(file)).returncode == -9
    assert python(COUNT).stdout == "0 0\n"
