"""Reset a password by mail, change it, set a first one."""

import pytest
from django.core import mail

from tests.web.accounts.people import PASSWORD, mailed_code, person, sign_in, templates
from tests.web.pages.html import one, page, shown, text, texts

pytestmark = pytest.mark.django_db
NEW = "another-long-one"


def test_a_forgotten_password_is_set_anew(client):
    user = person()
    elsewhere = client.__class__()
    sign_in(elsewhere)
    assert templates(client.get("/en/account/reset/")) == ["account/password_reset.html"]
    response = client.post("/en/account/reset/", {"email": "reader@mail.example"})
    assert response["Location"] == "/en/account/reset/code/"
    assert templates(client.get("/en/account/reset/code/")) == ["account/confirm_password_reset_code.html"]
    response = client.post("/en/account/reset/code/", {"code": mailed_code()})
    assert response["Location"] == "/en/account/reset/new/"
    response = client.get("/en/account/reset/new/")
    assert templates(response) == ["account/password_reset_from_key.html"]
    response = client.post("/en/account/reset/new/", {"password1": NEW})
    assert response["Location"] == "/en/account/reset/done/"
    assert templates(client.get("/en/account/reset/done/")) == ["account/password_reset_from_key_done.html"]
    user.refresh_from_db()
    assert (user.check_password(NEW), mail.outbox[-1].subject) == (True, "Your password was set anew")
    assert elsewhere.get("/en/me/").status_code == 302


def test_a_reset_is_answered_alike_for_known_and_unknown(client):
    person()
    answers = {}
    for name in ("reader", "nobody"):
        client.cookies.clear()
        response = client.post("/en/account/reset/", {"email": f"{name}@mail.example"})
        told = text(one(page(client, response["Location"]), "main")).replace(name, "…")
        wrong = client.post("/en/account/reset/code/", {"code": "0000-0000"})
        answers[name] = (response.status_code, response["Location"], told, texts(shown(wrong), ".errors"))
    assert answers["reader"] == answers["nobody"]
    assert [m.subject for m in mail.outbox] == ["Your code for a new password", "No account with this address"]


def test_the_new_password_is_not_set_without_the_code(client):
    person()
    client.post("/en/account/reset/", {"email": "reader@mail.example"})
    response = client.post("/en/account/reset/new/", {"password1": NEW})
    assert response["Location"] == "/en/account/reset/code/"


def test_three_wrong_codes_end_the_reset(client):
    person()
    client.post("/en/account/reset/", {"email": "reader@mail.example"})
    code = mailed_code()
    for _ in range(3):
        client.post("/en/account/reset/code/", {"code": "0000-0000"})
    assert client.post("/en/account/reset/code/", {"code": code})["Location"] == "/en/sign-in/"


def test_a_password_is_changed_and_other_sessions_end(client):
    user = person()
    elsewhere = client.__class__()
    sign_in(elsewhere)
    sign_in(client)
    assert templates(client.get("/en/account/password/")) == ["account/password_change.html"]
    response = client.post("/en/account/password/", {"oldpassword": PASSWORD, "password1": NEW})
    assert (response.status_code, response["Location"]) == (302, "/en/me/")
    assert texts(page(client, "/en/me/"), "p.notice") == ["Your password has been changed."]
    assert texts(page(client, "/en/me/"), "p.notice") == []
    assert elsewhere.get("/en/me/").status_code == 302
    user.refresh_from_db()
    assert (user.check_password(NEW), mail.outbox[-1].subject) == (True, "Your password was changed")


def test_the_present_password_is_asked_for(client):
    user = person()
    sign_in(client)
    response = client.post("/en/account/password/", {"oldpassword": "wrong", "password1": NEW})
    assert texts(shown(response), ".errors") == ["This is not your present password."]
    user.refresh_from_db()
    assert user.check_password(PASSWORD)


def test_a_first_password_is_set(client):
    user = person()
    user.set_unusable_password()
    user.save()
    client.force_login(user)
    assert client.get("/en/account/password/")["Location"] == "/en/account/password/first/"
    assert templates(client.get("/en/account/password/first/")) == ["account/password_set.html"]
    assert client.post("/en/account/password/first/", {"password1": NEW})["Location"] == "/en/me/"
    user.refresh_from_db()
    assert user.check_password(NEW)
