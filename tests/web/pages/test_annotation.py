"""A note by itself: in its place, with its thread, for whom it is there."""

import pytest

from debate.access.actions import grant
from debate.annotations.actions import NoteFields, add_note, reply_to, withdraw_note
from debate.annotations.selection import Selection
from debate.editing.attach import attach_text
from debate.models import Source, User
from tests.article import PARAGRAPHS, TEXT
from tests.library import ARTICLE, STUDENTS
from tests.web.pages.html import links, one, page, text
from tests.web.pages.notes import as_user

pytestmark = pytest.mark.django_db


def test_a_note_shows_its_words_in_their_text(client, note):
    soup = page(client, f"/a/{note.pid}/")
    assert one(soup, ".in-place").get_text() == "考季時,三成學生找不到座位"
    assert text(one(soup, ".in-place mark")) == "三成"
    assert one(soup, ".note .prose").get_text() == "誰做的統計?\n"
    assert {f"/a/{note.pid}/reply/", f"/a/{note.pid}/flag/", f"/c/{STUDENTS}/v/3/"} <= links(soup)
    assert {f"/a/{note.pid}/edit/", f"/a/{note.pid}/withdraw/"} & links(soup) == set()


def test_queries_are_equal_for_one_reply_and_for_three(client, library, note, author, django_assert_num_queries):
    answer = NoteFields("市府吧。")
    for replies in (1, 2):
        for _ in range(replies):
            reply_to(debate=library, pid=note.pid, note=answer, by=author)
        with django_assert_num_queries(7):
            found = page(client, f"/a/{note.pid}/")
    assert [part["class"][2] for part in found.select(".note")] == ["depth-0", "depth-1", "depth-1", "depth-1"]


def test_what_a_reader_may_not_read_is_not_there(client, library, author, owner):
    said = NoteFields("只給自己")
    note = add_note(debate=library, kind="claim", pid=STUDENTS, note=said, by=author)
    assert page(as_user(author), f"/a/{note.pid}/").select(".note .prose") != []
    for reader in (client, as_user(owner)):
        response = reader.get(f"/a/{note.pid}/")
        assert (response.status_code, "no-store" in response["Cache-Control"]) == (404, True)
    withdraw_note(debate=library, pid=note.pid, by=author)
    assert [reader.get(f"/a/{note.pid}/").status_code for reader in (client, as_user(owner), as_user(author))] == [
        404,
        404,
        410,
    ]


def test_words_of_a_restricted_source_are_shown_to_its_members_whole_and_to_others_as_a_quotation(
    client, library, owner
):
    attach_text(source=Source.objects.get(pid=ARTICLE), data=TEXT.encode(), origin="", by=None)
    chosen = Selection("passage", PARAGRAPHS[3], 0, language="zh-Hant")
    said = NoteFields("整段都在算錢。", visibility="public")
    note = add_note(debate=library, kind="source", pid=ARTICLE, note=said, by=owner, block=4, selection=chosen)
    grant(debate=library, user=(member := User.objects.create(username="member")), role="reader", by=None)
    assert one(page(as_user(member), f"/a/{note.pid}/"), ".in-place").get_text() == PARAGRAPHS[3]
    assert one(page(client, f"/a/{note.pid}/"), ".in-place mark").get_text() == PARAGRAPHS[3][:120]
