"""Sign up, verify the address, and what is not told about addresses that have an account."""

import re

import pytest
from allauth.account.models import EmailAddress
from django.core import mail

from debate.models import User
from tests.web.accounts.people import PASSWORD, mailed_code, person, templates
from tests.web.pages.html import one, page, shown, text, texts

pytestmark = pytest.mark.django_db
ASKED = "/en/account/sign-up/"
GIVEN = {"display_name": "新來的人", "email": "New@Mail.example", "password1": "long-enough-7"}


def test_a_stranger_signs_up_and_comes_back_to_where_he_was(client, library):
    assert templates(client.get(ASKED)) == ["account/signup.html"]
    response = client.post(ASKED, {**GIVEN, "next": "/en/d/night-library/"})
    assert (response.status_code, response["Location"]) == (302, "/en/account/verify/")
    assert client.get("/en/me/").status_code == 302
    response = client.get("/en/account/verify/")
    assert templates(response) == ["account/confirm_email_verification_code.html"]
    response = client.post("/en/account/verify/", {"code": mailed_code()})
    assert (response.status_code, response["Location"]) == (302, "/en/d/night-library/")
    user = User.objects.get(display_name="新來的人")
    assert (user.email, user.has_usable_password(), user.is_staff) == ("new@mail.example", True, False)
    assert re.fullmatch(r"u-[0-9a-f]{16}", user.username)
    assert list(EmailAddress.objects.values_list("email", "verified", "primary")) == [("new@mail.example", True, True)]
    assert "new" not in text(one(page(client, "/en/d/night-library/"), "header.masthead"))


def test_known_and_unknown_addresses_are_answered_alike(client):
    person()
    answers = {}
    for name in ("reader", "nobody"):
        client.cookies.clear()
        response = client.post(ASKED, {**GIVEN, "email": f"{name}@mail.example"})
        soup = page(client, response["Location"])
        for token in soup.select("[name=csrfmiddlewaretoken]"):
            token.decompose()
        answers[name] = (response.status_code, response["Location"], str(soup).replace(name, "…"))
    assert answers["reader"] == answers["nobody"]
    assert [(m.to, m.subject) for m in mail.outbox] == [
        (["reader@mail.example"], "You have an account already"),
        (["nobody@mail.example"], "Confirm your mail address"),
    ]
    assert User.objects.count() == 2


def test_a_known_address_takes_as_long_as_a_new_one(client, monkeypatch):
    person()
    hashed = []

    def hash_of(given, *_more):
        hashed.append(given)
        return "!"

    for place in ("debate.web.accounts.forms", "django.contrib.auth.base_user"):
        monkeypatch.setattr(f"{place}.make_password", hash_of)
    for name in ("reader", "nobody"):
        client.cookies.clear()
        client.post(ASKED, {**GIVEN, "email": f"{name}@mail.example", "password1": f"long-enough-{name}"})
    assert hashed == ["long-enough-reader", "long-enough-nobody"]


def test_no_code_opens_an_account_that_was_there_before(client):
    person()
    client.post(ASKED, {**GIVEN, "email": "reader@mail.example"})
    response = client.post("/en/account/verify/", {"code": ""})
    assert texts(shown(response), ".errors") == ["This field is required."]
    assert client.get("/en/me/").status_code == 302


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("display_name", "", "This field is required."),
        ("display_name", "甲" * 81, "Ensure this value has at most 80 characters (it has 81)."),
        ("display_name", "\u202e倒著寫", "Character 1 (U+202E) changes the writing direction; remove it."),
        ("display_name", "甲\x00", "Null characters are not allowed."),
        ("email", "nowhere", "Enter a valid email address."),
        ("password1", "short", "This password is too short. It must contain at least 8 characters."),
        ("password1", "password", "This password is too common."),
    ],
)
def test_what_cannot_be_taken_is_named(client, field, value, told):
    response = client.post(ASKED, {**GIVEN, field: value})
    assert (texts(shown(response), ".errors"), User.objects.count()) == ([told], 0)
    assert one(shown(response), f"[name={field}]")["aria-invalid"] == "true"


def test_a_code_is_sent_anew_for_known_and_unknown_alike(client, settings):
    settings.ACCOUNT_RATE_LIMITS = {"confirm_email": None}
    person()
    for name, mails in (("reader", 1), ("nobody", 2)):  # whoever has an account is told so once
        client.cookies.clear()
        mail.outbox.clear()
        client.post(ASKED, {**GIVEN, "email": f"{name}@mail.example"})
        for _ in range(2):
            assert texts(page(client, "/en/account/verify/"), ".actions button")[1:] == ["Send a new code", "Cancel"]
            response = client.post("/en/account/verify/", {"action": "resend"})
            assert response["Location"] == "/en/account/verify/"
        assert texts(page(client, "/en/account/verify/"), ".actions button") == ["Continue", "Cancel"]
        assert len(mail.outbox) == mails + (name == "nobody")


def test_who_gives_up_can_begin_anew_with_another_address(client):
    client.post(ASKED, GIVEN)
    assert client.get(ASKED)["Location"] == "/en/account/verify/"
    client.post("/en/sign-out/", {"next": ASKED})
    client.post(ASKED, {**GIVEN, "email": "right@mail.example"})
    assert client.post("/en/account/verify/", {"code": mailed_code()})["Location"] == "/en/"
    assert list(EmailAddress.objects.filter(verified=True).values_list("email", flat=True)) == ["right@mail.example"]


def test_who_never_verified_is_asked_again_at_the_sign_in(client):
    client.post(ASKED, GIVEN)
    client.cookies.clear()
    response = client.post("/en/sign-in/", {"login": "new@mail.example", "password": GIVEN["password1"]})
    assert response.status_code == 200  # the first code was sent a moment ago
    assert texts(shown(response), ".errors") == [
        "Too many attempts. Ask for a new code, or try again in a few minutes."
    ]


def test_whoever_is_signed_in_needs_no_account(client):
    client.force_login(person())
    assert client.get(ASKED)["Location"] == "/en/"
    assert PASSWORD not in "".join(str(message.body) for message in mail.outbox)


def test_mail_that_cannot_be_sent_is_told(client, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    response = client.post(ASKED, GIVEN)
    assert (response.status_code, response["Cache-Control"]) == (503, "private, no-store")
    assert text(one(shown(response), "main h1")) == "The mail could not be sent"
