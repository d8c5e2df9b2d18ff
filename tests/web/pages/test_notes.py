"""The notes of a debate: which are listed for whom, by what they are chosen, and at what cost."""

import pytest
from django.test import Client

from debate.access.actions import grant
from debate.annotations.actions import NoteFields, add_note, flag_note, resolve_note
from debate.annotations.queries import MOST
from debate.models import Annotation, Claim, User
from tests.library import ARTICLE, COST, STUDENTS
from tests.web.pages.html import links, one, page, texts

pytestmark = pytest.mark.django_db


def noted(library, by, body, visibility="public", motivation="commenting", tags=(), pid=COST):
    said = NoteFields(body, motivation, tags, visibility=visibility)
    return add_note(debate=library, kind="claim", pid=pid, note=said, by=by)


def listed(client, query=""):
    """The notes of the list, as their bodies say."""
    return [
        part.get_text().strip() for part in page(client, f"/d/night-library/notes/{query}").select(".notes-list .prose")
    ]


def test_notes_stand_newest_first_with_what_they_are_on(client, library, author):
    noted(library, author, "新的")
    soup = page(client, "/d/night-library/notes/")
    assert texts(soup, ".notes-list .prose")[0] == "新的"
    assert texts(soup, ".notes-list li")[0].startswith("論點 通宵開館一年多花 1,200 萬元")
    assert {f"/c/{COST}/", f"/c/{STUDENTS}/", f"/s/{ARTICLE}/", "/l/k000000005/"} <= links(soup, ".notes-list")
    assert one(soup, ".tabs [aria-current]").get_text() == "筆記"


def test_each_reader_is_listed_what_he_may_read(client, library, author, owner):
    for visibility in ("private", "debate", "public"):
        noted(library, author, visibility, visibility, tags=("來源",))
    readers = {"anyone": client, "owner": Client(), "author": Client()}
    readers["owner"].force_login(owner)
    readers["author"].force_login(author)
    assert {name: listed(reader, "?tag=來源") for name, reader in readers.items()} == {
        "anyone": ["public"],
        "owner": ["public", "debate"],
        "author": ["public", "debate", "private"],
    }


def test_what_is_chosen(client, library, author, owner):
    noted(library, author, "誰?", motivation="questioning", tags=("數字",))
    settled = noted(library, owner, "何時?", motivation="questioning", tags=("數字", "時間"))
    resolve_note(debate=library, pid=settled.pid, resolved=True, by=owner)
    assert listed(client, "?tag=數字") == ["何時?", "誰?"]
    assert listed(client, f"?by={author.pk}") == ["誰?"]
    chosen = one(page(client, f"/d/night-library/notes/?by={author.pk}"), "select[name=by] [selected]")
    assert (chosen["value"], chosen.get_text()) == (str(author.pk), author.get_full_name())
    assert listed(client, "?open=1") == ["誰?"]
    assert listed(client, f"?kind=questioning&on={COST}") == ["何時?", "誰?"]
    assert listed(client, f"?on={ARTICLE}") == ["成本"]
    assert len(listed(client, "?kind=shouting&by=x&on=nothing")) == len(listed(client))


def test_flagged_ones_are_for_editors(client, library, author):
    path = "/d/night-library/notes/?flagged=1"
    assert client.get(path)["Location"] == "/sign-in/?next=/d/night-library/notes/%3Fflagged%3D1"
    client.force_login(author)
    assert client.get(path).status_code == 403


def test_pages_are_turned_with_what_was_chosen(client, library, author):
    for number in range(51):
        noted(library, author, f"第 {number} 則", tags=("長",))
    first, second = (page(client, f"/d/night-library/notes/?tag=長&page={number}") for number in (1, 2))
    assert (len(first.select(".notes-list > li")), texts(second, ".notes-list .prose")) == (50, ["第 0 則"])
    assert one(first, ".pager a")["href"] == "?tag=%E9%95%B7&page=2"


def test_queries_are_equal_for_one_note_and_for_three(client, library, author, django_assert_num_queries):
    for more in (1, 2):
        for _ in range(more):
            noted(library, author, "同一件事", tags=("同",))
        with django_assert_num_queries(6):
            client.get("/d/night-library/notes/?tag=同")


def test_a_sources_page_has_the_notes_on_its_passages_too(client, library):
    found = page(client, f"/s/{ARTICLE}/").select("#notes .note")
    assert [note["data-note"] for note in found] == ["a000000004", "a000000003"]


def test_flagged_notes_have_forms_of_their_own(client, library, author, owner):
    for body in ("一", "二"):
        flag_note(debate=library, pid=noted(library, author, body).pid, reason="廣告", by=owner)
    client.force_login(owner)
    soup = page(client, "/d/night-library/notes/?flagged=1")
    assert len({field["value"] for field in soup.select(".flags [name=form_id]")}) == 2


def test_a_claims_page_shows_fifty_threads_and_the_way_to_the_rest(client, library, author, django_assert_num_queries):
    for number in range(52):
        noted(library, author, f"第 {number} 則")
    with django_assert_num_queries(8):
        soup = page(client, f"/c/{COST}/")
    assert len(soup.select("#notes .note")) == 50
    assert one(soup, "#notes .more-link a")["href"] == f"/d/night-library/notes/?on={COST}"


def test_a_claim_with_very_many_notes_reads_a_bounded_number(client, library, author, django_assert_num_queries):
    claim = Claim.objects.get(pid=COST)
    Annotation.objects.bulk_create(
        Annotation(debate=library, claim=claim, pid=f"m{number:09}", body_html="<p>x</p>", visibility="public")
        for number in range(MOST + 50)
    )
    with django_assert_num_queries(8):
        assert len(page(client, f"/c/{COST}/").select("#notes .note")) == 50


def test_personal_notes_stand_beside_the_public_ones_for_their_readers_alone(client, library, author, owner):
    noted(library, author, "只給自己", "private")
    noted(library, owner, "給成員", "debate")
    grant(debate=library, user=(member := User.objects.create(username="member")), role="reader", by=None)
    found = {}
    for name, user in (("author", author), ("member", member), ("owner", owner)):
        reader = Client()
        reader.force_login(user)
        found[name] = texts(page(reader, f"/c/{COST}/"), "#my-notes .prose")
    assert found == {"author": ["只給自己"], "member": ["給成員"], "owner": ["給成員"]}
    assert page(client, f"/c/{COST}/").select("#my-notes") == []
