"""/invitation/<token>/: which debate one is invited to, and as what."""

import pytest
from django.test import Client
from django.utils import timezone

from debate.access.actions import grant, invite, new_secret
from debate.access.queries import role
from debate.models import Debate, Invitation, User
from tests.web.pages.html import links, one, page, text, texts

pytestmark = pytest.mark.django_db
DEBATE = "/en/d/night-library/"


@pytest.fixture
def token(library, owner):
    """What opens an invitation to edit the debate, which is private."""
    Debate.objects.update(visibility="private")
    order = {"role": "editor", "days": 7, "limit": 1, "note": "給王同學"}
    return invite(debate=library, secret=new_secret(), by=owner, **order)[1]


@pytest.fixture
def guest(db):
    """Somebody who is no member."""
    return User.objects.create(username="guest", display_name="客人")


def address(token):
    """The page of an invitation."""
    return f"/en/invitation/{token}/"


def test_a_stranger_learns_which_debate_and_is_led_through_sign_in_and_back(client, token):
    soup = page(client, address(token))
    told = text(one(soup, ".invited"))
    assert told.startswith("Should the city library open all night?")
    assert "館長 invites you to take part as: Editor" in told
    assert "Changes claims, links, sources and passages" in told
    assert "給王同學" not in str(soup)
    assert f"/en/sign-in/?next={address(token)}" in links(soup)
    response = client.post(address(token))
    assert (response.status_code, response["Location"]) == (302, f"/en/sign-in/?next={address(token)}")


def test_accepting_opens_the_debate(client, library, token, guest):
    client.force_login(guest)
    assert texts(page(client, address(token)), "main button") == ["Accept the invitation"]
    assert role(guest, library) == ""
    response = client.post(address(token))
    assert (response.status_code, response["Location"]) == (302, DEBATE)
    assert role(guest, library) == "editor"
    page(client, DEBATE)


def test_nobody_stores_it_and_no_other_site_is_told_its_address(client, token, guest):
    head = page(client, address(token)).head
    assert [tag for tag in head.select("meta, link") if token in str(tag)] == []
    policies = []
    for who in (None, guest):
        if who is not None:
            client.force_login(who)
        for path in (address(token), "/en/invitation/unknown/"):
            response = client.get(path)
            policies.append((response["Referrer-Policy"], response["Cache-Control"]))
    assert policies == [("no-referrer", "no-store")] * 2 + [("same-origin", "private, no-store")] * 2


@pytest.mark.parametrize("state", ["expired", "revoked", "used"])
def test_what_no_longer_works_answers_410_says_why_and_tells_nothing(client, library, token, guest, state):
    now = timezone.now()
    Invitation.objects.update(
        **{"expired": {"expires_at": now}, "revoked": {"revoked_at": now}, "used": {"uses": 1}}[state]
    )
    sentences = {"expired": "has expired.", "revoked": "was taken back.", "used": "has been used by as many people"}
    client.force_login(guest)
    for method in (client.get, client.post):
        response = method(address(token))
        assert response.status_code == 410
        assert sentences[state] in response.content.decode()
        assert "library" not in response.content.decode().lower()
    assert role(guest, library) == ""


@pytest.mark.parametrize("wrong", ["unknown", "b000000000-" + "A" * 43])
def test_what_was_never_made_answers_404(client, token, wrong):
    soup = page(client, address(wrong), status=404)
    assert "No invitation has this address." in text(one(soup, "main"))
    assert client.post(address(wrong)).status_code == 404


def test_a_member_is_told_that_nothing_would_change(client, library, owner, token):
    client.force_login(owner)
    soup = page(client, address(token))
    assert "You belong to this debate already (Owner)." in text(one(soup, "main"))
    assert soup.select("main form") == []
    assert client.post(address(token))["Location"] == DEBATE
    assert (role(owner, library), Invitation.objects.get().uses) == ("owner", 0)


def test_a_member_finds_his_way_from_an_invitation_that_he_used_up(client, library, token, guest):
    client.force_login(guest)
    client.post(address(token))
    assert links(page(client, address(token), status=410)) == {DEBATE, "/en/"}


def test_an_owner_who_is_none_any_more_invites_nobody(client, library, owner, token, guest):
    grant(debate=library, user=owner, role="editor", by=None)
    client.force_login(guest)
    assert client.post(address(token)).status_code == 410
    assert role(guest, library) == ""


def test_a_form_from_elsewhere_is_refused(library, token, guest):
    client = Client(enforce_csrf_checks=True)
    client.force_login(guest)
    assert client.post(address(token)).status_code == 403
    assert role(guest, library) == ""


def test_queries(client, token, django_assert_num_queries):
    with django_assert_num_queries(2):
        client.get(address(token))
