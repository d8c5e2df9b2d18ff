"""My notebook: what I noted in all debates that I may see, and the ways to take it along."""

import csv
import io
import json

import pytest

from debate.annotations.actions import NoteFields, add_note
from debate.annotations.selection import Selection
from debate.exchange.notebook import BOM
from debate.models import Annotation, User
from tests.library import COST, STUDENTS
from tests.web.pages.html import links, page, texts

pytestmark = pytest.mark.django_db


@pytest.fixture
def author(library, client):
    user = User.objects.create_user("author", password="a-long-password", display_name="作者")
    client.force_login(user)
    return user


@pytest.fixture
def notes(library, author):
    chosen = Selection("text", "三成", 4, language="zh-Hant", version=3)
    question = NoteFields("誰算的?", "questioning", ("數字",))
    one = add_note(debate=library, kind="claim", pid=STUDENTS, note=question, by=author, selection=chosen)
    two = add_note(debate=library, kind="claim", pid=COST, note=NoteFields("=1+1", tags=("錢",)), by=author)
    return one, two


def test_my_notes_and_nobody_elses(client, library, author, notes):
    Annotation.objects.filter(pid="a000000000").update(created_by=User.objects.create(username="other"))
    soup = page(client, "/me/notes/")
    assert texts(soup, ".notes-list .prose") == ["=1+1", "誰算的?"]
    assert {f"/a/{notes[0].pid}/", f"/c/{STUDENTS}/", "/me/notes.md", "/me/notes.csv"} <= links(soup)
    assert texts(page(client, "/me/notes/?tag=錢"), ".notes-list .prose") == ["=1+1"]
    assert texts(page(client, "/me/notes/?open=1"), ".notes-list .prose") == ["誰算的?"]


def test_a_debate_that_became_private_keeps_its_words(client, library, author, notes):
    library.visibility = "private"
    library.save()
    assert texts(page(client, "/me/notes/"), ".notes-list .prose") == []
    assert client.get("/me/notes.csv").content.decode().count("\r\n") == 1


def test_queries_are_equal_for_one_note_and_for_three(client, library, author, django_assert_num_queries):
    for more in (1, 2):
        for _ in range(more):
            add_note(debate=library, kind="claim", pid=COST, note=NoteFields("x"), by=author)
        with django_assert_num_queries(9):
            client.get("/me/notes/")


def test_markdown(client, notes):
    response = client.get("/me/notes.md?open=1")
    assert (response["Content-Type"], response["Cache-Control"]) == (
        "text/markdown; charset=utf-8",
        "private, no-store",
    )
    assert response["Content-Disposition"] == 'attachment; filename="notes.md"'
    made = notes[0].created_at.isoformat(timespec="seconds")
    assert response.content.decode() == (
        "# 我的筆記\n\n## 市立圖書館該通宵開放嗎?\n\n### 考季時,三成學生找不到座位\n\n> 三成\n\n誰算的?\n\n"
        f"questioning · #數字 · {made} · <http://testserver/a/{notes[0].pid}/>\n"
    )


def test_csv(client, notes):
    response = client.get("/me/notes.csv")
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    _head, first, second = csv.reader(io.StringIO(response.content.decode().removeprefix(BOM), newline=""))
    assert first[2:10] == [
        *("claim", "通宵開館一年多花 1,200 萬元", f"http://testserver/c/{COST}/", ""),
        *("commenting", "private", "錢", "'=1+1"),
    ]
    assert second[2:10] == [
        *("claim", "考季時,三成學生找不到座位", f"http://testserver/c/{STUDENTS}/", "三成"),
        *("questioning", "private", "數字", "誰算的?"),
    ]


def test_json_ld(client, notes):
    response = client.get("/me/notes.jsonld")
    assert response["Content-Type"] == "application/ld+json"
    page = json.loads(response.content)
    assert (page["@context"], page["type"]) == ("http://www.w3.org/ns/anno.jsonld", "AnnotationPage")
    expected = [(f"http://testserver/annotations/b000000000/{note.pid}", note.motivation) for note in notes]
    assert [(item["id"], item["motivation"]) for item in page["items"]] == expected
    assert [item for item in page["items"] if "@context" in item] == []
