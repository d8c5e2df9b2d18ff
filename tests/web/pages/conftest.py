"""What tests of pages of notes start from: a public question on words of a claim, and its author."""

import pytest

from debate.annotations.actions import NoteFields, add_note
from debate.annotations.selection import Selection
from debate.models import User
from tests.library import STUDENTS

PUBLIC = NoteFields("誰做的*統計*?", "questioning", visibility="public")


@pytest.fixture
def author(library):
    return User.objects.create_user("author", password="a-long-password", display_name="作者")


@pytest.fixture
def note(library, author):
    chosen = Selection("text", "三成", 4, language="zh-Hant", version=3)
    return add_note(debate=library, kind="claim", pid=STUDENTS, note=PUBLIC, by=author, selection=chosen)
