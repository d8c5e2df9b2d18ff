"""/d/<slug>/reports/: editors settle what readers reported."""

import pytest

from debate.access.actions import grant
from debate.editing.reports import report
from debate.models import Report, User
from tests.library import STUDENTS
from tests.web.pages.html import links, one, page, text, texts

pytestmark = pytest.mark.django_db
ADDRESS = "/en/d/night-library/reports/"


@pytest.fixture
def told(library):
    """A report by a reader without an account."""
    return report(debate=library, pid=STUDENTS, body="數字不對", contact="me@mail.example", by=None)


def test_an_editor_reads_and_settles(client, library, owner, told):
    client.force_login(owner)
    soup = page(client, ADDRESS)
    said = text(one(soup, ".cards"))
    assert "數字不對" in said
    assert "me@mail.example" in said
    assert f"/en/c/{STUDENTS}/" in links(soup)
    assert client.post(ADDRESS, {"report": told.pk, "answer": "改好了"}).status_code == 302
    assert texts(page(client, ADDRESS), "main .badge") == ["Settled"]
    assert client.post(ADDRESS, {"report": told.pk, "answer": "x"}).status_code == 400
    assert Report.objects.get().answer == "改好了"


def test_nobody_else_sees_it(client, library, told):
    assert client.get(ADDRESS)["Location"] == f"/en/sign-in/?next={ADDRESS}"
    user = User.objects.create(username="helper")
    grant(debate=library, user=user, role="contributor", by=None)
    client.force_login(user)
    assert client.get(ADDRESS).status_code == 403
    assert client.post(ADDRESS, {"report": told.pk}).status_code == 403


@pytest.mark.parametrize(("asked", "found"), [("", 1), ("x", 1), ("99999999999999999999", 1), ("-1", 1), ("2", 0)])
def test_a_strange_page_is_the_first(client, library, owner, told, asked, found):
    client.force_login(owner)
    assert len(page(client, f"{ADDRESS}?page={asked}").select("main .card")) == found


def test_more_than_a_page_of_open_ones_can_be_reached(client, library, owner):
    for number in range(51):
        report(debate=library, pid=STUDENTS, body=f"第 {number} 個", contact="", by=None)
    client.force_login(owner)
    assert "?page=2" in links(page(client, ADDRESS))
    assert texts(page(client, f"{ADDRESS}?page=2"), "main .card > p:not(.byline)") == ["第 0 個"]
