"""/me/: one's own page."""

import pytest

from debate.access.actions import grant
from debate.models import Annotation, Claim
from tests.library import COST, LIGHT, STUDENTS
from tests.web.accounts.people import person
from tests.web.pages.html import links, one, page, text, texts

pytestmark = pytest.mark.django_db


@pytest.fixture
def me(client, library):
    """Somebody who is signed in, with two claims and a note."""
    user = person()
    client.force_login(user)
    Claim.objects.filter(pid__in=[COST, LIGHT]).update(created_by=user)
    Annotation.objects.filter(pid="a000000000").update(created_by=user)
    return user


def test_strangers_are_led_to_sign_in(client):
    response = client.get("/en/me/")
    assert (response.status_code, response["Location"]) == (302, "/en/sign-in/?next=/en/me/")


def test_what_is_mine_is_here_and_nobody_elses(client, library, me):
    grant(debate=library, user=me, role="editor", by=None)
    Claim.objects.filter(pid=STUDENTS).update(created_by=person("other"))
    response = client.get("/en/me/")
    assert (response["Cache-Control"], response["Vary"]) == ("private, no-store", "Cookie")
    soup = page(client, "/en/me/")
    assert text(one(soup, "main h1")) == "路人"
    assert texts(soup, ".section h2") == ["Account", "My debates", "My claims: 2", "My notes: 1"]
    assert sorted(texts(soup, "#claims .title")) == [
        "One lamp and one guard are enough",
        "Opening all night costs 12 million more a year",
    ]
    assert links(soup, "#claims") == {f"/en/c/{COST}/", f"/en/c/{LIGHT}/"}
    assert links(soup, "#notes") == {f"/en/c/{STUDENTS}/#a-a000000000", "/en/me/notes/"}
    assert texts(soup, ".listing h3, .listing .badge") == ["Should the city library open all night?", "Editor"]
    assert texts(soup, ".facts .badge") == ["Confirmed"]


def test_everything_that_can_be_changed_is_one_step_away(client, me):
    ways = {"/en/account/name/", "/en/account/mail/", "/en/account/password/", "/en/account/sessions/"}
    assert links(page(client, "/en/me/"), ".facts, .ways") == {*ways, "/en/account/delete/"}
    me.is_staff = True
    me.save()
    assert links(page(client, "/en/me/"), ".ways") == {"/en/account/delete/", "/en/_/operators/"}


def test_the_masthead_leads_here(client, me):
    assert links(page(client, "/en/d/night-library/"), "header .account") == {"/en/me/"}


def test_long_lists_come_in_pages(client, library, me):
    rows = [
        Claim(debate=library, pid=f"z{number:09}", kind="claim", voice="editorial", language="en", text=f"No {number}",
              folded=str(number), created_by=me)
        for number in range(40)
    ]  # fmt: skip
    Claim.objects.bulk_create(rows)
    soup = page(client, "/en/me/?claims=2&notes=1")
    assert text(one(soup, "#claims .pager .number")) == "2 / 3"
    assert [a["href"] for a in soup.select("#claims .pager a")] == [
        "?claims=1&notes=1#claims",
        "?claims=3&notes=1#claims",
    ]
    assert texts(soup, "#claims .title")[0] == "No 19"
    for strange in ("99", "0", "-1", "x", "1" * 30, "²"):
        found = {"99": "3 / 3"}.get(strange, "1 / 3")
        assert text(one(page(client, f"/en/me/?claims={strange}"), "#claims .pager .number")) == found


def test_as_many_queries_for_one_contribution_as_for_many(client, library, me, django_assert_num_queries):
    with django_assert_num_queries(10):
        client.get("/en/me/")
    Claim.objects.update(created_by=me)
    Annotation.objects.update(created_by=me)
    with django_assert_num_queries(10):
        client.get("/en/me/")
