"""Sign in by password or by a mailed code, and sign out."""

import pytest
from django.core import mail

from debate.models import User
from tests.library import DOUBT
from tests.web.accounts.people import PASSWORD, mailed_code, person, sign_in, templates
from tests.web.pages.html import links, one, page, shown, text, texts

pytestmark = pytest.mark.django_db
WRONG = "Name and password do not fit together. Mind upper and lower case."


@pytest.mark.parametrize("name", ["owner", "reader@mail.example", " Reader@Mail.Example "])
def test_signing_in_leads_back(client, library, owner, name):
    person()
    data = {"login": name, "password": PASSWORD, "next": f"/en/c/{DOUBT}/withdraw/"}
    response = client.post("/en/sign-in/", data)
    assert (response.status_code, response["Location"]) == (302, f"/en/c/{DOUBT}/withdraw/")
    told = text(one(page(client, "/en/d/night-library/"), "header.masthead .account"))
    assert told == ("館 館長 Sign out" if name == "owner" else "路 路人 Sign out")


@pytest.mark.parametrize("target", ["//evil.example/", "https://evil.example/", "javascript:go()", "/\\evil.example"])
def test_never_to_another_site(client, owner, target):
    response = client.post("/sign-in/", {"login": "owner", "password": PASSWORD, "next": target})
    assert response["Location"] == "/"
    assert client.post("/sign-out/", {"next": target})["Location"] == "/"


@pytest.mark.parametrize(("name", "password"), [("owner", "wrong"), ("nobody", "wrong"), ("a@mail.example", "wrong")])
def test_what_does_not_fit_is_told_alike_for_known_and_unknown(client, owner, name, password):
    response = client.post("/en/sign-in/", {"login": name, "password": password})
    assert (response.status_code, templates(response)) == (200, ["account/login.html"])
    assert texts(shown(response), ".errors") == [WRONG]


def test_the_ways_in_keep_where_one_came_from(client):
    soup = page(client, "/en/sign-in/?next=/en/me/")
    ways = ("/en/account/code/", "/en/account/reset/", "/en/account/sign-up/")
    assert links(soup, ".ways") == {f"{way}?next=/en/me/" for way in ways}


def test_the_sign_in_page_makes_no_session(client):
    assert set(client.get("/sign-in/").cookies) == {"csrftoken"}


def test_signing_out_takes_a_form(client, library, owner):
    client.force_login(owner)
    assert client.get("/sign-out/").status_code == 405
    response = client.post("/sign-out/", {"next": "/d/night-library/"})
    assert (response.status_code, response["Location"]) == (302, "/d/night-library/")
    assert client.cookies["session"].value == ""
    assert "館長" not in client.get("/d/night-library/").content.decode()


def test_a_code_takes_the_place_of_the_password(client):
    person()
    response = client.get("/en/account/code/")
    assert templates(response) == ["account/request_login_code.html"]
    response = client.post("/en/account/code/", {"email": "reader@mail.example", "next": "/en/me/"})
    assert response["Location"] == "/en/account/code/enter/?next=%2Fen%2Fme%2F"
    response = client.get(response["Location"])
    assert templates(response) == ["account/confirm_login_code.html"]
    response = client.post("/en/account/code/enter/", {"code": mailed_code(), "next": "/en/me/"})
    assert (response.status_code, response["Location"]) == (302, "/en/me/")
    assert text(one(page(client, "/en/me/"), "main h1")) == "路人"


def test_three_wrong_codes_and_it_counts_no_more(client):
    person()
    client.post("/en/account/code/", {"email": "reader@mail.example"})
    code = mailed_code()
    for _ in range(2):
        response = client.post("/en/account/code/enter/", {"code": "0000-0000"})
        told = "This is not the code that was sent. Mind that only the newest one counts."
        assert texts(shown(response), ".errors") == [told]
    assert client.post("/en/account/code/enter/", {"code": "0000-0000"})["Location"] == "/en/account/code/"
    assert client.post("/en/account/code/enter/", {"code": code})["Location"] == "/en/account/code/"
    told = "Too many attempts. Ask for a new code, or try again in a few minutes."
    assert texts(page(client, "/en/account/code/"), ".notice") == [told]


def test_a_new_code_makes_the_old_one_worthless(client):
    person()
    client.post("/en/account/code/", {"email": "reader@mail.example"})
    old = mailed_code()
    client.post("/en/account/code/enter/", {"action": "resend"})
    assert (len(mail.outbox), mailed_code() == old) == (2, False)
    assert client.post("/en/account/code/enter/", {"code": old}).status_code == 200
    assert client.post("/en/account/code/enter/", {"code": mailed_code()})["Location"] == "/en/"


def test_an_unknown_address_is_answered_alike_and_told_by_mail(client):
    person()
    known = client.post("/en/account/code/", {"email": "reader@mail.example"})
    told = text(one(page(client, known["Location"]), "main")).replace("reader@", "")
    client.cookies.clear()
    unknown = client.post("/en/account/code/", {"email": "stranger@mail.example"})
    assert (unknown.status_code, unknown["Location"]) == (known.status_code, known["Location"])
    assert text(one(page(client, unknown["Location"]), "main")).replace("stranger@", "") == told
    assert [(m.to, m.subject) for m in mail.outbox] == [
        (["reader@mail.example"], "Your code to sign in"),
        (["stranger@mail.example"], "No account with this address"),
    ]


def test_an_account_that_is_switched_off_is_told_so(client):
    person(is_active=False)
    response = client.post("/en/sign-in/", {"login": "reader@mail.example", "password": PASSWORD})
    assert response["Location"] == "/en/account/off/"
    response = client.get("/en/account/off/")
    assert templates(response) == ["account/account_inactive.html"]
    assert client.get("/en/me/")["Location"] == "/en/sign-in/?next=/en/me/"


def test_an_account_from_the_command_line_with_an_unverified_address_gets_a_code(client):
    User.objects.create_superuser("root", "root@mail.example", PASSWORD)
    response = client.post("/en/sign-in/", {"login": "root", "password": PASSWORD})
    assert response["Location"] == "/en/account/verify/"
    assert client.post("/en/account/verify/", {"code": mailed_code()})["Location"] == "/en/"
    sign_in(client.__class__(), "root")
