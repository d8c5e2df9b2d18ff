"""Sign in and out."""

import pytest

from tests.library import DOUBT
from tests.web.pages.html import one, page, text

pytestmark = pytest.mark.django_db


def test_signing_in_leads_back(client, library, owner):
    data = {"username": "owner", "password": "a-long-password", "next": f"/en/c/{DOUBT}/withdraw/"}
    response = client.post("/en/sign-in/", data)
    assert (response.status_code, response["Location"]) == (302, f"/en/c/{DOUBT}/withdraw/")
    assert "館長" in text(one(page(client, "/en/d/night-library/"), "header.masthead"))


def test_never_to_another_site(client, owner):
    response = client.post("/sign-in/", {"username": "owner", "password": "a-long-password", "next": "//evil.example/"})
    assert response["Location"] == "/"


def test_a_wrong_password_says_so(client, owner):
    response = client.post("/en/sign-in/", {"username": "owner", "password": "wrong"})
    assert response.status_code == 200
    assert "User name and password do not fit together." in response.content.decode()


def test_signing_out_takes_a_form(client, library, owner):
    client.force_login(owner)
    assert client.get("/sign-out/").status_code == 405
    assert client.post("/sign-out/").status_code == 302
    assert "館長" not in client.get("/d/night-library/").content.decode()
