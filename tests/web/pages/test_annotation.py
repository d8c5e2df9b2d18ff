"""A note by itself: in its place, with its thread, and what may be done with it by whom."""

import pytest
from django.test import Client

from debate.access.actions import grant
from debate.annotations.actions import NoteFields, add_note, reply_to, withdraw_note
from debate.annotations.selection import Selection
from debate.editing.attach import attach_text
from debate.models import Annotation, AnnotationFlag, Change, Source, User
from tests.article import PARAGRAPHS, TEXT
from tests.library import ARTICLE, STUDENTS
from tests.web.pages.html import links, one, page, shown, text, texts

pytestmark = pytest.mark.django_db
FORM = "7b0a8a52-8a59-4a2a-9a4d-0a7d0c6b1f20"
PUBLIC = NoteFields("誰做的*統計*?", "questioning", visibility="public")


@pytest.fixture
def author(library):
    return User.objects.create_user("author", password="a-long-password", display_name="作者")


@pytest.fixture
def note(library, author):
    chosen = Selection("text", "三成", 4, language="zh-Hant", version=3)
    return add_note(debate=library, kind="claim", pid=STUDENTS, note=PUBLIC, by=author, selection=chosen)


def as_user(user):
    client = Client()
    client.force_login(user)
    return client


def post(client, note, what, **given):
    return client.post(f"/a/{note.pid}/{what}/", {"form_id": FORM, **given})


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
        with django_assert_num_queries(8):
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


def test_a_withdrawn_note_answers_410_and_replies_stay(client, library, note, author, owner):
    reply = reply_to(debate=library, pid=note.pid, note=NoteFields("市府吧。"), by=owner)
    assert post(as_user(author), note, "withdraw").status_code == 302
    gone = page(client, f"/a/{note.pid}/", status=410)
    assert text(one(gone, "h1")) == "這則筆記已撤回"
    assert texts(page(client, f"/a/{reply.pid}/"), ".note")[0] == "這則筆記已撤回。"
    assert "誰做的" not in client.get(f"/a/{reply.pid}/").content.decode()
    assert texts(page(client, f"/c/{STUDENTS}/"), f"#a-{reply.pid} > p.small")[0] == "回覆的是一則已撤回的筆記。"


def test_a_reply_is_read_by_whoever_reads_the_note(client, note, owner):
    response = post(as_user(owner), note, "reply", body="市府吧。")
    reply = Annotation.objects.get(reply_to=note)
    assert response["Location"] == f"/a/{note.pid}/#a-{reply.pid}"
    assert (reply.visibility, reply.motivation, reply.created_by) == ("public", "replying", owner)
    assert post(client, note, "reply", body="x").status_code == 302
    assert Annotation.objects.filter(reply_to=note).count() == 1


def test_an_edit_keeps_what_was_said_before(note, author, client):
    given = {"seen": 1, "body": "誰算的?", "motivation": "commenting", "visibility": "public", "tags": "數字"}
    assert post(as_user(author), note, "edit", **given).status_code == 302
    assert texts(page(client, f"/a/{note.pid}/"), ".note .prose") == ["誰算的?"]
    assert one(page(client, f"/a/{note.pid}/v/1/"), "article .prose").get_text() == "誰做的統計?\n"
    assert text(one(page(client, f"/a/{note.pid}/v/2/"), "article .prose")) == "誰算的?"
    assert client.get(f"/a/{note.pid}/v/3/").status_code == 404
    assert post(as_user(User.objects.create(username="x")), note, "edit", **given).status_code == 403


def test_a_stale_edit_answers_with_both_texts(note, author):
    given = {"seen": 1, "motivation": "commenting", "visibility": "public", "tags": ""}
    client = as_user(author)
    assert post(client, note, "edit", **given, body="誰算的?").status_code == 302
    late = client.post(f"/a/{note.pid}/edit/", {**given, "form_id": FORM[:-1] + "1", "body": "哪年的*統計*?"})
    assert late.status_code == 409
    soup = shown(late)
    assert [area.get_text().strip() for area in soup.select(".met textarea")] == ["誰算的?", "哪年的*統計*?"]
    assert one(soup, "input[name=seen]")["value"] == "2"
    assert Annotation.objects.get(pk=note.pk).body == "誰算的?"


def test_editors_withdraw_with_a_reason(note, owner):
    assert post(as_user(owner), note, "withdraw").status_code == 400
    assert post(as_user(owner), note, "withdraw", reason="不相干").status_code == 302
    assert Change.objects.latest("revision").summary == "不相干"


def test_a_question_is_settled_and_opened_again(note, author, client):
    assert as_user(author).post(f"/a/{note.pid}/resolve/").status_code == 302
    assert "提問，已解決" in texts(page(client, f"/a/{note.pid}/"), ".badge")
    as_user(author).post(f"/a/{note.pid}/resolve/", {"open": "1"})
    assert "提問，尚未解決" in texts(page(client, f"/a/{note.pid}/"), ".badge")


def test_who_lost_the_role_meanwhile_settles_nothing(note, owner, monkeypatch):
    monkeypatch.setattr("debate.web.writing.still_may", lambda **_asked: False)
    assert as_user(owner).post(f"/a/{note.pid}/resolve/").status_code == 403
    assert Annotation.objects.get(pk=note.pk).resolved_at is None


def test_a_note_is_flagged_once_by_each_and_kept_or_withdrawn(note, library, owner):
    reader = User.objects.create(username="reader")
    for number in (1, 2):
        given = {"form_id": f"{FORM[:-1]}{number}", "reason": "廣告"}
        assert as_user(reader).post(f"/a/{note.pid}/flag/", given).status_code == 302
    assert AnnotationFlag.objects.count() == 1
    flagged = f"/d/{library.slug}/notes/?flagged=1"
    assert as_user(reader).get(flagged).status_code == 403
    assert texts(page(as_user(owner), flagged), ".flags li") == [f"成員 {reader.pk} : 廣告"]
    response = post(as_user(owner), note, "keep", next=flagged)
    assert (response.status_code, response["Location"]) == (302, flagged)
    assert page(as_user(owner), flagged).select(".notes-list [data-note]") == []


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
