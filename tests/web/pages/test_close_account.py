"""/account/delete/: the end of an account."""

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.test import Client

from debate.access.actions import grant
from debate.models import Annotation, Membership, User
from tests.library import STUDENTS
from tests.web.accounts.people import PASSWORD, mailed_code, person, sign_in
from tests.web.pages.html import links, one, page, shown, text, texts

pytestmark = pytest.mark.django_db
ADDRESS = "/en/account/delete/"


def test_with_the_password_everything_personal_goes_and_contributions_stay(client, library):
    user = person(is_staff=True)
    grant(debate=library, user=user, role="editor", by=None)
    Annotation.objects.filter(pid="a000000002").update(created_by=user, creator="")
    elsewhere = Client()
    sign_in(elsewhere)
    sign_in(client)
    response = client.post(ADDRESS, {"password": PASSWORD})
    assert (response.status_code, response["Cache-Control"]) == (200, "private, no-store")
    assert text(one(shown(response), "main h1")) == "Your account is deleted"
    assert (client.get("/en/me/").status_code, elsewhere.get("/en/me/").status_code) == (302, 302)
    user.refresh_from_db()
    assert (user.is_active, user.is_staff, user.email, user.display_name) == (False, False, "", "")
    assert (user.username, user.has_usable_password()) == (f"former-{user.pk}", False)
    assert (EmailAddress.objects.count(), Membership.objects.filter(user=user).count()) == (0, 0)
    for prefix, name in (("", "已離開的成員"), ("/zh-hans", "已离开的成员"), ("/en", "Former member")):
        soup = page(Client(), f"{prefix}/c/{STUDENTS}/")
        assert texts(soup, "#a-a000000002 .byline bdi") == [f"{name} {user.pk}"]
    assert (mail.outbox[-1].to, mail.outbox[-1].subject) == (["reader@mail.example"], "Your account is deleted")


def test_nobody_comes_back_and_the_address_is_free(client):
    person()
    sign_in(client)
    client.post(ADDRESS, {"password": PASSWORD})
    response = client.post("/en/sign-in/", {"login": "reader@mail.example", "password": PASSWORD})
    assert response.status_code == 200
    given = {"display_name": "又來了", "email": "reader@mail.example", "password1": PASSWORD}
    client.post("/en/account/sign-up/", given)
    assert client.post("/en/account/verify/", {"code": mailed_code()})["Location"] == "/en/"
    assert User.objects.get(is_active=True).display_name == "又來了"


def test_with_a_mailed_code(client):
    user = person()
    client.force_login(user)
    assert client.post(ADDRESS, {"send": "1"})["Location"] == ADDRESS
    assert mail.outbox[-1].subject == "Your code to delete the account"
    assert one(page(client, ADDRESS), "main form .field input")["name"] == "code"
    response = client.post(ADDRESS, {"code": mailed_code().replace("-", "")})
    assert text(one(shown(response), "main h1")) == "Your account is deleted"
    user.refresh_from_db()
    assert user.is_active is False


def test_three_wrong_codes_and_none_counts(client):
    user = person()
    client.force_login(user)
    client.post(ADDRESS, {"send": "1"})
    told = "This is not the code that was sent, or it has run out. Ask for a new one."
    for _ in range(3):
        response = client.post(ADDRESS, {"code": "0000-0000"})
        assert (response.status_code, texts(shown(response), ".errors")) == (400, [told])
    client.post(ADDRESS, {"code": mailed_code()})
    user.refresh_from_db()
    assert user.is_active is True


@pytest.mark.parametrize("sent", [{}, {"password": "wrong"}, {"code": "0000-0000"}])
def test_without_proof_nothing_happens(client, sent):
    user = person()
    client.force_login(user)
    assert client.post(ADDRESS, sent).status_code == 400
    user.refresh_from_db()
    assert (user.is_active, user.display_name) == (True, "路人")


def test_passwords_are_not_tried_here_at_will(client):
    client.force_login(person())
    assert [client.post(ADDRESS, {"password": "wrong"}).status_code for _ in range(6)] == [400] * 5 + [429]


def test_a_debate_that_nobody_else_belongs_to_is_named(client, library, owner):
    client.force_login(owner)
    assert "Should the city library open all night?" in text(one(page(client, ADDRESS), ".unanswered"))
    grant(debate=library, user=person(), role="owner", by=None)
    assert page(client, ADDRESS).select(".unanswered") == []


def test_a_debate_that_others_belong_to_is_handed_over_first(client, library, owner):
    helper = person()
    grant(debate=library, user=helper, role="contributor", by=None)
    client.force_login(owner)
    for soup in (page(client, ADDRESS), shown(client.post(ADDRESS, {"password": "a-long-password"}))):
        assert texts(soup, "#needed") == ["Hand these debates over first"]
        assert texts(soup, "main .goes a") == ["Should the city library open all night?"]
        assert links(soup, "main .goes") == {"/en/d/night-library/members/"}
        assert (soup.select("main form"), soup.select(".unanswered")) == ([], [])
    owner.refresh_from_db()
    assert owner.is_active is True
    grant(debate=library, user=helper, role="owner", by=None)
    assert client.post(ADDRESS, {"password": "a-long-password"}).status_code == 200
    owner.refresh_from_db()
    assert owner.is_active is False


def test_without_a_verified_address_no_code_is_offered(client, owner):
    client.force_login(owner)
    assert texts(page(client, ADDRESS), "main button") == ["Delete the account"]
    client.post(ADDRESS, {"send": "1"})
    assert mail.outbox == []


def test_strangers_are_led_to_sign_in(client):
    assert client.post(ADDRESS, {"password": "x"})["Location"] == f"/en/sign-in/?next={ADDRESS}"
