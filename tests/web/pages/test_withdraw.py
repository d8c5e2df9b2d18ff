"""/c/<pid>/withdraw/: take a claim back."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from debate.access.actions import grant
from debate.models import Claim, User
from tests.library import BESIDE, COST, DAY, DOUBT, LIGHT, QUESTION, STUDENTS
from tests.web.pages.html import links, one, page, text, texts
from tests.web.pages.structure import done

pytestmark = pytest.mark.django_db
ADDRESS = f"/en/c/{DOUBT}/withdraw/"
FORM = {"form_id": "0a3b3c0e-7d5c-4f6e-9d2b-1f2e3d4c5b6a"}


def test_an_editor_withdraws_and_the_address_answers_410(client, library, owner):
    client.force_login(owner)
    assert ADDRESS in links(page(client, f"/en/c/{DOUBT}/"))
    told, goes_to = done(client, ADDRESS, reason="不是原文", successor=f"https://x.example/en/c/{COST}/")
    assert told == ["1 connection goes.", "2 addresses will say that what stood there was withdrawn, when and why."]
    assert goes_to == f"/en/c/{DOUBT}/"
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
    assert Claim.objects.get(pid=DOUBT).withdrawn_at is None


@pytest.mark.parametrize(
    ("pid", "data", "errors"),
    [
        (DOUBT, {}, ["This field is required."]),
        (DOUBT, {"reason": "a\u202eb"}, ["Character 2 (U+202E) changes the writing direction; remove it."]),
        (DOUBT, {"reason": "x", "successor": "elsewhere"}, ["This is not a link to anything here."]),
        (DOUBT, {"reason": "x", "successor": "zzzzzzzzzz"}, ["There is no such thing in this debate."]),
        (STUDENTS, {"reason": "x"}, ["This field is required."]),
        (STUDENTS, {"reason": "x", "responses": "place"}, ["Choose one, or paste its link."]),
        (STUDENTS, {"reason": "x", "responses": "place", "place": BESIDE}, ["The claim would stand under itself."]),
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


def test_responses_that_move_up_are_told_with_what_goes(client, library, owner):
    client.force_login(owner)
    told, _ = done(client, f"/en/c/{COST}/withdraw/", reason="重複", responses="up")
    assert told == [
        "1 response gets another place.",
        "1 claim below goes along.",
        "1 connection goes.",
        "1 premise that counted only together counts by itself.",
        "1 source passage is withdrawn.",
        "1 note is withdrawn.",
        "4 addresses will say that what stood there was withdrawn, when and why.",
    ]
    assert Claim.objects.get(pid=LIGHT).withdrawn_at is None


def test_responses_move_to_a_chosen_claim_or_go(client, library, owner):
    client.force_login(owner)
    told, _ = done(client, f"/en/c/{LIGHT}/withdraw/", reason="重複", responses="branch")
    assert told[0] == "1 further claim is withdrawn."
    told, _ = done(client, f"/en/c/{STUDENTS}/withdraw/", reason="重複", responses="place", near_place=DAY)
    assert "1 response gets another place." in told
    assert Claim.objects.get(pid=BESIDE).withdrawn_at is None


def test_a_form_from_elsewhere_is_refused(library, owner):
    client = Client(enforce_csrf_checks=True)
    client.force_login(owner)
    assert client.post(ADDRESS, {"reason": "x"}).status_code == 403
