"""What is done with a note: reply, edit, withdraw, settle, flag; by whom, and what is told otherwise."""

import pytest

from debate.annotations.actions import NoteFields, reply_to
from debate.models import Annotation, AnnotationFlag, Change, User
from tests.library import STUDENTS
from tests.web.pages.html import one, page, shown, text, texts
from tests.web.pages.notes import FORM, as_user, post

pytestmark = pytest.mark.django_db


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
