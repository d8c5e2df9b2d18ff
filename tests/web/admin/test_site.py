"""The operators' pages: for staff, through the sign-in of everybody; what they may change, what they may see."""

import pytest
from django.contrib.auth.models import Permission
from django.test import Client

from debate.models import Address, Annotation, Change, Debate, Membership, User
from tests.library import COST
from tests.web.accounts.people import PASSWORD, person

pytestmark = pytest.mark.django_db
SITE = "/en/_/operators/"
TABLES = ("user", "debate", "membership", "address", "change")


@pytest.fixture
def operator(client, library):
    """A superuser who is signed in."""
    user = person("operator", is_staff=True, is_superuser=True)
    client.force_login(user)
    return user


def staff(*permissions):
    """Somebody with some permissions, and a client of his own."""
    user = person("clerk", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=permissions))
    client = Client()
    client.force_login(user)
    return user, client


def test_the_sign_in_of_everybody_leads_here(client):
    person("operator", is_staff=True)
    response = client.get(f"{SITE}debate/user/", follow=True)
    assert response.redirect_chain[-1] == (f"/en/sign-in/?next={SITE}debate/user/", 302)
    response = client.post(f"{SITE}login/", {"username": "operator", "password": PASSWORD})
    assert (response.status_code, response["Location"]) == (302, f"/en/sign-in/?next={SITE}")
    data = {"login": "operator", "password": PASSWORD, "next": SITE}
    assert client.post("/en/sign-in/", data)["Location"] == SITE


@pytest.mark.parametrize("given", [{}, {"is_staff": True, "is_active": False}])
def test_there_is_nothing_here_for_others(client, given):
    client.force_login(person(**given))
    response = client.get(SITE, follow=True)
    if given:
        assert response.redirect_chain[-1][0].startswith("/en/sign-in/")
    else:
        assert (response.status_code, response["Cache-Control"]) == (404, "private, no-store")


@pytest.mark.parametrize("table", TABLES)
def test_every_table_opens(client, operator, table):
    Change.objects.create(debate=Debate.objects.get(), revision=99, action="x", kind="claim", pid=COST, by=operator)
    Membership.objects.create(debate=Debate.objects.get(), user=operator, role="reader")
    assert client.get(f"{SITE}debate/{table}/?q=0").status_code == 200
    response = client.get(f"{SITE}debate/{table}/")
    assert (response.status_code, response["Cache-Control"]) == (200, "private, no-store")
    row = response.context["cl"].queryset.first()
    assert client.get(f"{SITE}debate/{table}/{row.pk}/change/").status_code == 200


@pytest.mark.parametrize("table", ["user", "debate", "address", "change"])
def test_nothing_is_made_or_deleted(client, operator, table):
    row = Change.objects.create(debate=Debate.objects.get(), revision=99, action="x", kind="claim", pid=COST)
    pk = {"user": operator.pk, "debate": row.debate_id, "address": COST, "change": row.pk}[table]
    assert client.get(f"{SITE}debate/{table}/add/").status_code == 403
    assert client.post(f"{SITE}debate/{table}/{pk}/delete/", {"post": "yes"}).status_code == 403
    rows = (User.objects.filter(pk=operator.pk), Debate.objects.all(), Address.objects.filter(pid=COST))
    assert [found.count() for found in (*rows, Change.objects.filter(pk=row.pk))] == [1, 1, 1, 1]


def test_history_is_read_only(client, operator, library):
    row = Change.objects.create(debate=library, revision=99, action="x", kind="claim", pid=COST)
    response = client.post(f"{SITE}debate/change/{row.pk}/change/", {"action": "forged", "_save": "1"})
    assert response.status_code == 403
    row.refresh_from_db()
    assert row.action == "x"


def test_of_a_debate_the_visibility_alone_is_changed(client, operator, library):
    before = library.title
    path = f"{SITE}debate/debate/{library.pk}/change/"
    assert client.post(path, {"visibility": "unlisted", "title": "forged"}).status_code == 302
    library.refresh_from_db()
    assert (library.visibility, library.title) == ("unlisted", before)
    change = Change.objects.get(revision=library.revision)
    assert (change.action, change.by, change.after) == (
        *("settings", operator),
        {"debate": {library.pid: {"visibility": "unlisted"}}},
    )


def test_roles_are_given_by_the_action(client, operator, library):
    other = person()
    data = {"debate": library.pk, "user": other.pk, "role": "editor"}
    assert client.post(f"{SITE}debate/membership/add/", data).status_code == 302
    found = Membership.objects.get(user=other)
    assert (found.role, found.created_by) == ("editor", operator)
    client.post(f"{SITE}debate/membership/{found.pk}/change/", {"role": "reader"})
    assert Membership.objects.get(user=other).role == "reader"


def test_accounts_are_switched_off_and_names_and_mail_stay(client, operator):
    other = person()
    path = f"{SITE}debate/user/{other.pk}/change/"
    assert client.post(path, {"display_name": "路人", "email": "x@mail.example", "username": "x"}).status_code == 302
    other.refresh_from_db()
    assert (other.is_active, other.email, other.username) == (False, "reader@mail.example", "reader")


def test_pages_with_the_name_of_who_is_renamed_here_are_made_anew(client, operator, library):
    other = person()
    Annotation.objects.update(created_by=other)
    data = {"display_name": "別名", "is_active": "on"}
    assert client.post(f"{SITE}debate/user/{other.pk}/change/", data).status_code == 302
    other.refresh_from_db()
    assert (other.display_name, Debate.objects.get().shape) == ("別名", library.shape + 1)


def test_staff_gives_nobody_power_and_leaves_superusers_alone(client, operator):
    other = person()
    clerk, desk = staff("change_user", "view_user")
    data = {"display_name": "路人", "is_active": "on", "is_staff": "on", "is_superuser": "on"}
    for user in (other, clerk):
        assert desk.post(f"{SITE}debate/user/{user.pk}/change/", data).status_code == 302
        user.refresh_from_db()
        assert user.is_superuser is False
    assert other.is_staff is False
    assert desk.post(f"{SITE}debate/user/{operator.pk}/change/", data).status_code == 403


def test_signing_out_and_passwords_are_those_of_everybody(client, operator):
    assert client.get(f"{SITE}password_change/")["Location"] == "/en/account/password/"
    assert client.post(f"{SITE}logout/")["Location"] == "/en/"
    assert client.get("/en/me/").status_code == 302
