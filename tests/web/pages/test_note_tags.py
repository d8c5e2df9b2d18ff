"""The tags that are offered to whoever writes a note."""

import pytest

from debate.annotations.actions import NoteFields, add_note
from debate.models import Annotation, User
from tests.library import COST
from tests.web.pages.html import page

pytestmark = pytest.mark.django_db
ADDRESS = "/_/notes/tags/b000000000.json"


@pytest.fixture
def author(library):
    """Somebody with an account."""
    return User.objects.create(username="author")


def tagged(library, author, *tags, visibility="public"):
    note = NoteFields("?", tags=tags, visibility=visibility)
    add_note(debate=library, kind="claim", pid=COST, note=note, by=author)


def test_the_tags_of_notes_that_the_reader_may_read(client, library, author):
    Annotation.objects.update(withdrawn_at="2026-01-01T00:00Z")
    tagged(library, author, "夜", "費用")
    tagged(library, author, "夜", "私下", visibility="private")
    assert sorted(client.get(ADDRESS).json()["tags"]) == sorted(["夜", "費用"])
    client.force_login(author)
    response = client.get(ADDRESS)
    assert sorted(response.json()["tags"]) == sorted(["夜", "費用", "私下"])
    assert response.headers["Cache-Control"] == "private, no-store"


def test_the_form_of_a_note_offers_them(client, library, author):
    tagged(library, author, "<夜>")
    client.force_login(author)
    (line,) = page(client, f"/c/{COST}/note/").select("tag-line")
    offered = [option["value"] for option in line.select("datalist option")]
    assert "<夜>" in offered
    assert line.select_one("input")["list"] == line.select_one("datalist")["id"]
