"""What was done is said once, on the next page of whoever did it, and to nobody else."""

import pytest

from debate.access.actions import grant
from debate.editing.settings import seen
from debate.models import Debate, Proposal, User
from debate.web.middleware import PUBLIC
from tests.library import COST, LIGHT, SPEECH
from tests.web.pages.html import one, page, text, texts
from tests.web.pages.structure import hidden, sent

pytestmark = pytest.mark.django_db
CLAIM = f"/en/c/{COST}/"
EDIT = f"{CLAIM}edit/"
FORM = {"form_id": "1" * 32, "seen": "1", "text": "通宵開館一年多花 1,500 萬元", "headline": "", "detail": ""}
CHANGE = "/en/d/night-library/activity/?before=3#r2"
UNDO = "/en/d/night-library/undo/2/"


@pytest.fixture(autouse=True)
def editor(client, library, owner):
    """An owner is signed in."""
    client.force_login(owner)
    return owner


def told(client, path, **more):
    """The notices of a page: what each says, and where it leads."""
    notices = page(client, path, **more).select(".notice.done")
    return [(notice["role"], text(notice), [link["href"] for link in notice.select("a")]) for notice in notices]


def test_a_change_is_told_once_with_the_ways_to_it_and_back(client):
    assert client.post(EDIT, FORM).status_code == 302
    assert told(client, CLAIM) == [("status", "Done: Reworded. See the change · Undo", [CHANGE, UNDO])]
    assert told(client, CLAIM) == []
    assert (client.get(CHANGE).status_code, client.get(UNDO).status_code) == (200, 200)


def test_it_is_told_in_the_language_of_the_page(client):
    client.post(EDIT.removeprefix("/en"), FORM)
    assert told(client, f"/c/{COST}/")[0][1] == "完成：改寫。 查看這次更動 · 復原"


def test_sent_in_place_it_is_told_on_the_page_that_follows(client):
    answer = client.post(EDIT, FORM, headers={"HX-Request": "true"})
    assert answer["HX-Redirect"] == CLAIM
    part = client.get(CLAIM, headers={"HX-Request": "true"})
    assert b"notice done" not in part.content
    assert client.get(CLAIM, headers={"Sec-Fetch-Dest": "empty"}).content.count(b"notice done") == 0
    assert len(told(client, CLAIM)) == 1


def test_what_is_sent_twice_is_told_once(client):
    for _ in range(2):
        client.post(EDIT, FORM)
    assert len(told(client, CLAIM)) == 1


def test_where_nothing_changes_it_says_so(client):
    client.post(EDIT, {**FORM, "text": "通宵開館一年多花 1,200 萬元"})
    assert told(client, CLAIM) == [("status", "Nothing was changed: it is so already.", [])]


def test_what_is_refused_is_not_told_as_done(client):
    assert client.post(EDIT, {**FORM, "text": ""}).status_code == 400
    assert told(client, CLAIM) == []


def test_a_suggestion_is_told_as_such(client, library):
    helper = User.objects.create(username="helper")
    grant(debate=library, user=helper, role="contributor", by=None)
    client.force_login(helper)
    goes_to = client.post(EDIT, FORM)["Location"]
    assert goes_to == f"/en/d/night-library/proposals/{Proposal.objects.get().pk}/"
    assert [told[1] for told in told(client, goes_to)] == [
        "Sent as a suggestion. An editor will accept or decline it, and you will be told."
    ]


def test_a_claim_that_went_says_so_where_it_stood(client):
    soup = sent(client, f"/en/c/{LIGHT}/withdraw/", reason="重複", responses="up")
    assert client.post(f"/en/c/{LIGHT}/withdraw/", {**hidden(soup), "sure": "1"}).status_code == 302
    assert told(client, f"/en/c/{LIGHT}/", status=410) == [
        ("status", "Done: Claim withdrawn. See the change · Undo", [CHANGE, UNDO])
    ]


@pytest.mark.parametrize(
    ("path", "data", "said"),
    [
        ("/en/d/night-library/sources/add/", {"title": "x", "language": "en", "words": "members"}, "Source added"),
        ("/en/d/night-library/people/add/", {"name": "x", "language": "en", "kind": "person"}, "Speaker added"),
        (f"/en/s/{SPEECH}/paragraphs/1/", {"digest": "x", "seen": '{"digest": ""}'}, "Summary of a paragraph changed"),
    ],
)
def test_whatever_writes_tells_it(client, path, data, said):
    answer = client.post(path, {"form_id": "1" * 32, **data})
    assert answer.status_code == 302, answer.content.decode()[-3000:]
    assert [notice[1] for notice in told(client, answer["Location"])] == [f"Done: {said}. See the change · Undo"]


def test_publishing_says_who_sees_it_now(client, library):
    address = "/en/d/night-library/settings/"
    Debate.objects.filter(pk=library.pk).update(published_at=None)
    library.refresh_from_db()
    form = {"part": "access", "was": seen(library), "visibility": "public", "confirmed": "1"}
    assert client.post(address, {**form, "published": "published"})["Location"] == "/en/d/night-library/"
    assert [notice[1] for notice in told(client, "/en/d/night-library/")] == [
        "Published. Everyone may read it; it stands in the list of debates, and search engines may show it."
    ]
    library.refresh_from_db()
    client.post(address, {**form, "was": seen(library), "published": "draft"})
    assert [notice[1] for notice in told(client, "/en/d/night-library/")] == ["It is a draft: only members see it."]


def test_a_page_costs_no_query_more_without_a_notice(client, django_assert_num_queries):
    page(client, CLAIM)
    with django_assert_num_queries(11):
        page(client, CLAIM)
    client.post(EDIT, FORM)
    page(client, CLAIM)
    with django_assert_num_queries(11):
        page(client, CLAIM)


def test_the_page_of_somebody_else_is_as_it_was(client, library):
    client.post(EDIT, FORM)
    other = type(client)()
    answer = other.get(CLAIM)
    assert (b"notice" in answer.content, answer["Cache-Control"]) == (False, PUBLIC)
    assert not answer.cookies


def test_what_an_account_page_kept_is_said_on_whatever_page_comes_next(client, owner):
    client.post("/en/account/name/", {"display_name": "過客"})
    assert texts(page(client, CLAIM), "p.notice") == ["Your display name has been changed."]


def test_a_sentence_has_its_sign(client):
    client.post(EDIT, FORM)
    assert one(page(client, CLAIM), ".notice.done svg")["aria-hidden"] == "true"
