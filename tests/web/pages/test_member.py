"""/d/<slug>/members/<number>/: one member's role, and the way out."""

import pytest

from debate.access.actions import grant
from debate.access.queries import role
from debate.models import Membership, User
from tests.web.pages.html import one, page, text, texts

pytestmark = pytest.mark.django_db
LIST = "/en/d/night-library/members/"


@pytest.fixture
def reader(library, owner):
    """A member who may read."""
    user = User.objects.create(username="reader", display_name="讀者甲")
    grant(debate=library, user=user, role="reader", by=owner)
    return user


def address(user):
    """The page of a user's membership."""
    return f"{LIST}{Membership.objects.get(user=user).pk}/"


def test_an_owner_gives_another_role(client, library, owner, reader):
    client.force_login(owner)
    soup = page(client, address(reader))
    head = text(one(soup, ".page-head"))
    assert (head.startswith("讀者甲 Reader · since"), head.endswith("role given by 館長")) == (True, True)
    response = client.post(address(reader), {"role": "editor"})
    assert (response.status_code, response["Location"]) == (302, LIST)
    assert role(reader, library) == "editor"


def test_an_owner_ends_a_membership_and_is_told_what_that_means(client, library, owner, reader):
    library.visibility = "private"
    library.save()
    client.force_login(owner)
    told = texts(page(client, address(reader)), ".goes li")
    assert told[0].startswith("This person will not see the debate any more")
    assert client.post(address(reader), {"remove": "1"})["Location"] == LIST
    assert role(reader, library) == ""


@pytest.mark.parametrize(
    ("visibility", "then", "told"),
    [("public", "/en/d/night-library/", "You go on reading the debate"), ("private", "/en/", "You will not see this")],
)
def test_a_member_leaves(client, library, reader, visibility, then, told):
    library.visibility = visibility
    library.save()
    client.force_login(reader)
    soup = page(client, address(reader))
    assert texts(soup, "main button") == ["Leave"]
    assert texts(soup, ".goes li")[0].startswith(told)
    assert client.post(address(reader), {"remove": "1"})["Location"] == then
    assert role(reader, library) == ""


def test_a_member_gives_himself_no_role_and_ends_nobody_elses_membership(client, library, owner, reader):
    client.force_login(reader)
    for data in ({"role": "owner"}, {"role": "owner", "remove": ""}, {"role": "owner", "remove": "0"}):
        assert client.post(address(reader), data).status_code == 403
    assert client.post(address(owner), {"remove": "1"}).status_code == 403
    assert [role(user, library) for user in (owner, reader)] == ["owner", "reader"]


@pytest.mark.parametrize("data", [{"role": "reader"}, {"remove": "1"}])
def test_the_last_owner_stays_and_is_told_why(client, library, owner, data):
    client.force_login(owner)
    soup = page(client, address(owner))
    assert text(one(soup, ".why")).startswith("You are the only owner. You cannot leave")
    assert soup.select("main form") == []
    assert client.post(address(owner), data).status_code == 400
    assert role(owner, library) == "owner"


@pytest.mark.parametrize("data", [{}, {"role": "king"}])
def test_what_is_no_role_is_refused(client, library, owner, reader, data):
    client.force_login(owner)
    assert client.post(address(reader), data).status_code == 400
    assert role(reader, library) == "reader"


def test_a_member_of_another_debate_is_not_found(client, library, owner):
    client.force_login(owner)
    page(client, f"{LIST}{Membership.objects.get(user=owner).pk + 1}/", status=404)
    page(client, f"{LIST}99999999999999999999999/", status=404)
