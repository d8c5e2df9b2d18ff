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


@pytest.mark.parametrize("before", ["", "x", "99999999999999999999", "-1"])
def test_a_strange_page_is_the_first(client, library, owner, told, before):
    client.force_login(owner)
    page(client, f"{ADDRESS}?before={before}")
