"""Write a note: on a whole thing, on a sentence, on words; who may, and what is told where it is not possible."""

import pytest
from django.test import Client

from debate.access.actions import grant
from debate.editing.attach import attach_text
from debate.models import Annotation, Citation, Source, User
from tests.article import PARAGRAPHS, TEXT
from tests.library import ARTICLE, COST, STUDENTS
from tests.web.pages.html import one, page, shown, text, texts

pytestmark = pytest.mark.django_db
FORM = "7b0a8a52-8a59-4a2a-9a4d-0a7d0c6b1f10"
SAID = {
    "form_id": FORM,
    "motivation": "commenting",
    "body": "誰做的統計?",
    "tags": "數字, 出處",
    "visibility": "private",
}


@pytest.fixture
def guest(library):
    return User.objects.create_user("guest", password="a-long-password", display_name="訪客")


@pytest.fixture
def signed_in(guest):
    client = Client()
    client.force_login(guest)
    return client


@pytest.fixture
def attached(library):
    attach_text(source=Source.objects.get(pid=ARTICLE), data=TEXT.encode(), origin="", by=None)


def made(response):
    """The note that an answer leads to."""
    assert response.status_code == 302, texts(shown(response), ".errors")
    return Annotation.objects.get(pid=response["Location"].split("/")[-2])


def errors(client, path, **given):
    response = client.post(path, SAID | given)
    assert response.status_code == 400
    return {str(part.get("id", "")): text(part) for part in shown(response).select(".errors:not([data-told])")}


def test_a_note_on_the_whole(signed_in, guest, library):
    note = made(signed_in.post(f"/c/{STUDENTS}/note/", SAID))
    assert (note.created_by, note.claim.pid, note.body, note.tags) == (guest, STUDENTS, "誰做的統計?", ["數字", "出處"])
    assert (note.visibility, note.motivation, note.selected, note.language) == (
        "private",
        "commenting",
        False,
        "zh-Hant",
    )


def test_sent_twice_it_is_one_note(signed_in, library):
    before = Annotation.objects.count()
    first, second = (signed_in.post(f"/c/{STUDENTS}/note/", SAID)["Location"] for _ in range(2))
    assert (first == second, Annotation.objects.count()) == (True, before + 1)


def test_the_sentences_of_statement_and_detail_are_offered(signed_in, library):
    where = one(page(signed_in, f"/c/{STUDENTS}/note/"), "fieldset.where")
    assert texts(where, "label:has(input)") == [
        "針對整體，不特指某些字句",
        "考季時,三成學生找不到座位",
        "三成是市府的數字。",
        "只算考季",
    ]
    chosen = where.select("input")[2]["value"]
    assert chosen == "detail:zh-Hant:3:0:9"
    note = made(signed_in.post(f"/c/{STUDENTS}/note/", SAID | {"where": chosen}))
    assert (note.part, note.start, note.exact, note.selected_version) == ("detail", 0, "三成是市府的數字。", 3)


def test_exactly_these_words(signed_in, library):
    note = made(signed_in.post(f"/c/{STUDENTS}/note/", SAID | {"exactly": "找不到座位"}))
    assert (note.part, note.start, note.exact) == ("text", 8, "找不到座位")
    assert errors(signed_in, f"/c/{STUDENTS}/note/", form_id=FORM[:-1] + "1", exactly="三成") == {
        "id_exactly_error": "這段文字在原文裡出現 2 次，請選擇一處。"
    }
    assert list(errors(signed_in, f"/c/{STUDENTS}/note/", form_id=FORM[:-1] + "2", exactly="沒有")) == [
        "id_exactly_error"
    ]


def test_words_that_a_script_marked_are_quoted_and_kept(signed_in, library):
    query = "?part=text&exact=三成&start=4&language=zh-Hant&version=3&motivation=questioning"
    soup = page(signed_in, f"/c/{STUDENTS}/note/{query}")
    assert text(one(soup, ".chosen blockquote")) == "三成"
    assert soup.select("fieldset.where") == []
    assert one(soup, "input[name=motivation][checked]")["value"] == "questioning"
    hidden = {field["name"]: field.get("value", "") for field in soup.select(".write input[type=hidden]")}
    kept = {name: hidden[name] for name in ("part", "exact", "start", "language", "version")}
    assert kept == {"part": "text", "exact": "三成", "start": "4", "language": "zh-Hant", "version": "3"}
    note = made(signed_in.post(f"/c/{STUDENTS}/note/{query}", SAID | kept))
    assert (note.start, note.exact, note.selected_version) == (4, "三成", 3)


def test_words_shown_in_the_other_script_are_found_in_the_original(signed_in, library):
    given = {"part": "text", "exact": "通宵开馆", "start": "0", "language": "zh-Hans", "version": "1"}
    note = made(signed_in.post(f"/zh-hans/c/{COST}/note/", SAID | given))
    assert (note.exact, note.selected_language, note.start) == ("通宵開館", "zh-Hant", 0)


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"body": " "}, "id_body_error"),
        ({"body": "字" * 5_001}, "id_body_error"),
        ({"motivation": "tagging", "tags": ""}, "id_tags_error"),
        ({"tags": "字" * 51}, "id_tags_error"),
        ({"motivation": "replying"}, "id_motivation_error"),
        ({"visibility": "world"}, "id_visibility_error"),
        ({"visibility": "debate"}, "id_visibility_error"),
        ({"where": "text:zh-Hant:3:0:2"}, "id_where_error"),
    ],
)
def test_what_cannot_be_stored_is_told_beside_its_field(signed_in, library, given, field):
    before = Annotation.objects.count()
    assert list(errors(signed_in, f"/c/{STUDENTS}/note/", **given)) == [field]
    assert Annotation.objects.count() == before


def test_members_may_write_to_members(client, library, owner):
    client.force_login(owner)
    assert made(client.post("/l/k000000002/note/", SAID | {"visibility": "debate"})).visibility == "debate"


def test_who_lost_his_role_while_he_wrote_is_told_so(client, library, guest, monkeypatch):
    grant(debate=library, user=guest, role="reader", by=None)
    client.force_login(guest)
    monkeypatch.setattr("debate.web.forms.note.still_may", lambda **_asked: False)
    assert list(errors(client, f"/c/{STUDENTS}/note/", visibility="debate")) == ["id_visibility_error"]


def test_a_visitor_signs_in_and_finds_what_he_wrote(client, library, guest):
    response = client.post(f"/c/{STUDENTS}/note/", SAID)
    assert (response.status_code, response["Location"]) == (302, f"/sign-in/?next=/c/{STUDENTS}/note/")
    client.post("/sign-in/", {"login": "guest", "password": "a-long-password", "next": f"/c/{STUDENTS}/note/"})
    kept = [area.get_text().strip() for area in page(client, f"/c/{STUDENTS}/note/").select(".handed-back textarea")]
    assert kept == ["誰做的統計?", "數字, 出處"]


def test_a_paragraph_of_a_source(signed_in, library):
    assert texts(page(signed_in, f"/s/{ARTICLE}/note/?block=3"), "fieldset.where label:has(input)") == [
        "針對整體，不特指某些字句",
        "市長以考季缺座位為由,支持夜間開館。",
    ]
    note = made(signed_in.post(f"/s/{ARTICLE}/note/?block=3", SAID | {"exactly": "缺座位"}))
    assert (note.source.pid, note.block, note.part, note.exact) == (ARTICLE, 3, "digest", "缺座位")
    assert signed_in.get(f"/s/{ARTICLE}/note/?block=99").status_code == 404


def test_who_may_not_read_a_paragraph_can_choose_and_learn_nothing_of_it(signed_in, library, attached, owner):
    row = Citation.objects.get(pid="t000000000")
    cited = PARAGRAPHS[2][row.start : row.start + row.length]
    before, after = PARAGRAPHS[2][: row.start], PARAGRAPHS[2][row.start + row.length :]
    path = f"/q/{row.pid}/note/"
    offered = texts(page(signed_in, path), "fieldset.where label:has(input)")
    assert cited in offered
    assert not any(before[:6] in words or after[-6:] in words for words in offered)
    told = [
        errors(signed_in, path, part="passage", exact=words, language="zh-Hant", form_id=f"{FORM[:-1]}{number}")
        for number, words in enumerate((before[:6], "這句話沒有"), 3)
    ]
    assert told[0] == told[1] != {}
    note = made(signed_in.post(path, SAID | {"exactly": cited[:5]}))
    assert (note.exact, note.start) == (cited[:5], row.start)
    member = Client()
    member.force_login(owner)
    assert any(before[:6] in words for words in texts(page(member, path), "fieldset.where label:has(input)"))


def test_what_is_not_there_is_not_noted(signed_in, library):
    library.visibility = "private"
    library.save()
    assert signed_in.get(f"/c/{STUDENTS}/note/").status_code == 404
    assert signed_in.post(f"/c/{STUDENTS}/note/", SAID).status_code == 404
