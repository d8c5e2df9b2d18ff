"""/d/<slug>/report/: anyone says what is wrong."""

import pytest

from debate.models import Report
from tests.library import STUDENTS
from tests.web.pages.html import one, page, text, texts

pytestmark = pytest.mark.django_db
ADDRESS = "/en/d/night-library/report/"


def test_without_an_account(client, library):
    field = one(page(client, f"{ADDRESS}?about={STUDENTS}"), "[name=about]")
    assert field["value"] == STUDENTS
    response = client.post(ADDRESS, {"about": f"https://x.example/en/c/{STUDENTS}/", "body": "數字不對"})
    assert "Thank you" in response.content.decode()
    assert list(Report.objects.values_list("pid", "body")) == [(STUDENTS, "數字不對")]
    assert Report.objects.get().created_by is None


def test_the_debate_as_a_whole_and_who_reports(client, library, owner):
    client.force_login(owner)
    client.post(ADDRESS, {"body": "缺少另一方"})
    assert list(Report.objects.values_list("pid", "kind", "created_by")) == [(library.pid, "debate", owner.pk)]


@pytest.mark.parametrize(
    ("data", "errors"),
    [
        ({}, ["This field is required."]),
        ({"body": "a\u202eb"}, ["Character 2 (U+202E) changes the writing direction; remove it."]),
        ({"body": "x", "about": "elsewhere"}, ["This is not a link to anything here."]),
    ],
)
def test_bad_input_is_told(client, library, data, errors):
    response = client.post(ADDRESS, data)
    assert response.status_code == 400
    assert Report.objects.count() == 0
    assert all(error in response.content.decode() for error in errors)


def test_a_machine_that_fills_everything_is_thanked_and_forgotten(client, library):
    assert "Thank you" in client.post(ADDRESS, {"body": "x", "website": "spam"}).content.decode()
    assert Report.objects.count() == 0


def test_the_form_is_stored_nowhere(client, library):
    assert client.get(ADDRESS)["Cache-Control"] == "private, no-store"
    assert texts(page(client, ADDRESS), "h1") == ["Report a mistake"]
    assert "No account is needed" in text(one(page(client, ADDRESS), "main"))


def test_nobody_fills_the_editors_list(client, library):
    answers = [client.post(ADDRESS, {"body": f"第 {number} 次"}).status_code for number in range(11)]
    assert answers == [200] * 10 + [429]
    assert client.get(ADDRESS).status_code == 200
    other = client.post(ADDRESS, {"body": "別人"}, REMOTE_ADDR="192.0.2.9")
    assert (other.status_code, Report.objects.count()) == (200, 11)
