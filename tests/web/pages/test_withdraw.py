"""/c/<pid>/withdraw/: take a claim back."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from debate.access.actions import grant
from debate.models import Claim, User
from tests.library import COST, DOUBT, QUESTION, STUDENTS
from tests.web.pages.html import links, one, page, text, texts

pytestmark = pytest.mark.django_db
ADDRESS = f"/en/c/{DOUBT}/withdraw/"
FORM = {"form_id": "0a3b3c0e-7d5c-4f6e-9d2b-1f2e3d4c5b6a"}


def test_an_editor_withdraws_and_the_address_answers_410(client, library, owner):
    client.force_login(owner)
    assert ADDRESS in links(page(client, f"/en/c/{DOUBT}/"))
    response = client.post(ADDRESS, {**FORM, "reason": "不是原文", "successor": f"https://x.example/en/c/{COST}/"})
    assert (response.status_code, response["Location"]) == (302, f"/en/c/{DOUBT}/")
    soup = page(client, f"/en/c/{DOUBT}/", status=410)
    assert "不是原文" in text(one(soup, "main"))
    assert f"/en/c/{COST}/" in links(soup)
    client.logout()
    page(client, f"/en/c/{DOUBT}/", status=410)


def test_strangers_are_led_to_sign_in_and_readers_refused(client, library):
    response = client.get(ADDRESS)
    assert (response.status_code, response["Location"]) == (302, f"/en/sign-in/?next={ADDRESS}")
    user = User.objects.create(username="helper")
    grant(debate=library, user=user, role="reader", by=None)
    client.force_login(user)
    assert client.post(ADDRESS, {"reason": "x"}).status_code == 403
    assert ADDRESS not in links(page(client, f"/en/c/{DOUBT}/"))
    assert Claim.objects.get(pid=DOUBT).withdrawn_at is None


@pytest.mark.parametrize(
    ("pid", "data", "errors"),
    [
        (DOUBT, {}, ["This field is required."]),
        (DOUBT, {"reason": "a\u202eb"}, ["Character 2 (U+202E) changes the writing direction; remove it."]),
        (DOUBT, {"reason": "x", "successor": "elsewhere"}, ["This is not the link of a claim."]),
        (DOUBT, {"reason": "x", "successor": "zzzzzzzzzz"}, ["There is no such thing in this debate."]),
        (STUDENTS, {"reason": "x"}, ["This field is required."]),
        (QUESTION, {"reason": "x", "responses": "branch"}, ["This is not possible here."]),
    ],
)  # fmt: skip
def test_what_cannot_be_done_says_why_and_changes_nothing(client, library, owner, pid, data, errors):
    client.force_login(owner)
    response = client.post(f"/en/c/{pid}/withdraw/", {**FORM, **data})
    assert response.status_code == 400
    assert texts(BeautifulSoup(response.content, "html.parser"), ".errors") == errors
    library.refresh_from_db()
    assert library.revision == 1


def test_a_form_from_elsewhere_is_refused(library, owner):
    client = Client(enforce_csrf_checks=True)
    client.force_login(owner)
    assert client.post(ADDRESS, {"reason": "x"}).status_code == 403
