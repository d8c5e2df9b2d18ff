"""/d/<slug>/invitations/: links that make members."""

import pytest
from bs4 import BeautifulSoup

from debate.access.actions import grant
from debate.access.members import find_by_token
from debate.models import Invitation
from tests.web.pages.html import one, page, text, texts

pytestmark = pytest.mark.django_db
ADDRESS = "/en/d/night-library/invitations/"


@pytest.fixture
def signed_in(client, owner):
    """A client of the owner's."""
    client.force_login(owner)
    return client


def secret(client):
    """What a fresh form carries."""
    return one(page(client, ADDRESS), "input[name=secret]")["value"]


def send(client, *, status=200, **fields):
    """Send the form; the page that comes back."""
    data = {"role": "editor", "days": "30", "limit": "2", "note": "給王同學", **fields}
    response = client.post(ADDRESS, data)
    assert response.status_code == status
    return BeautifulSoup(response.content, "html.parser")


def test_the_link_is_shown_once_and_opens_the_invitation(signed_in, library, owner):
    soup = send(signed_in, secret=secret(signed_in))
    link = text(one(soup, ".secret"))
    prefix = "http://testserver/en/invitation/"
    assert link.startswith(prefix)
    made = find_by_token(link.removeprefix(prefix).strip("/"))
    assert (made.role, made.limit, made.note, made.created_by) == ("editor", 2, "給王同學", owner)
    assert (made.expires_at - made.created_at).days == 30
    again = page(signed_in, ADDRESS)
    assert link not in str(again)
    assert text(one(again, ".made .what")) == "Editor 給王同學"
    assert "used by 0 of 2" in text(one(again, ".made"))


def test_sent_twice_it_makes_one_and_shows_the_same_link(signed_in, library):
    own = secret(signed_in)
    assert text(one(send(signed_in, secret=own), ".secret")) == text(one(send(signed_in, secret=own), ".secret"))
    assert Invitation.objects.count() == 1


def test_days_are_said_in_the_language_of_the_page(signed_in, library):
    told = [
        texts(page(signed_in, prefix + "/d/night-library/invitations/"), "#id_days option") for prefix in ("", "/en")
    ]
    assert told == [["1 天", "7 天", "30 天"], ["1 day", "7 days", "30 days"]]


def test_it_is_revoked(signed_in, library):
    send(signed_in, secret=secret(signed_in))
    response = signed_in.post(ADDRESS, {"revoke": str(Invitation.objects.get().pk)})
    assert (response.status_code, response["Location"]) == (302, ADDRESS)
    soup = page(signed_in, ADDRESS)
    assert text(one(soup, ".made li")).startswith("Editor 給王同學 revoked")
    assert soup.select(".made button") == []


@pytest.mark.parametrize("number", ["0", "x", "", "٣", "9" * 30])
def test_what_was_never_made_is_not_revoked(signed_in, library, number):
    assert signed_in.post(ADDRESS, {"revoke": number}).status_code == 404


@pytest.mark.parametrize(
    ("fields", "errors"),
    [
        ({"role": "owner"}, ["Select a valid choice. owner is not one of the available choices."]),
        ({"days": "2"}, ["Select a valid choice. 2 is not one of the available choices."]),
        ({"limit": "0"}, ["Ensure this value is greater than or equal to 1."]),
        ({"note": "a\u202eb"}, ["Character 2 (U+202E) changes the writing direction; remove it."]),
    ],
)
def test_what_cannot_be_made_says_why(signed_in, library, fields, errors):
    assert texts(send(signed_in, status=400, secret=secret(signed_in), **fields), ".errors") == errors
    assert Invitation.objects.count() == 0


def test_a_secret_that_the_server_did_not_make_for_this_owner_is_refused(signed_in, library, django_user_model):
    other = django_user_model.objects.create(username="other")
    grant(debate=library, user=other, role="owner", by=None)
    own = secret(signed_in)
    signed_in.force_login(other)
    told = ["This form was not made for you and this debate. Reload the page and send it again."]
    for given in (own, "guessed", own[:-1]):
        assert texts(send(signed_in, status=400, secret=given), ".errors") == told
    assert Invitation.objects.count() == 0
