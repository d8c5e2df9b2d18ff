"""/d/<slug>/members/: who belongs to the debate."""

import pytest

from debate.access.actions import grant
from debate.models import Membership, User
from tests.web.pages.html import links, one, page, text, texts

pytestmark = pytest.mark.django_db
ADDRESS = "/en/d/night-library/members/"


@pytest.fixture
def reader(library):
    """A member who may read."""
    user = User.objects.create(username="reader@mail.example", display_name="讀者甲")
    grant(debate=library, user=user, role="reader", by=None)
    return user


def test_who_is_who_by_display_name(client, library, owner, reader):
    client.force_login(reader)
    soup = page(client, ADDRESS)
    assert texts(soup, ".people bdi") == ["館長", "讀者甲"]
    assert texts(soup, ".people .role") == ["Owner", "Reader"]
    assert texts(soup, ".people .badge") == ["you"]
    assert "mail.example" not in str(soup)


def test_owners_change_everybody_and_members_leave(client, library, owner, reader):
    numbers = {row.user: row.pk for row in Membership.objects.select_related("user")}
    client.force_login(owner)
    addresses = {f"{ADDRESS}{number}/" for number in numbers.values()}
    assert links(page(client, ADDRESS)) == {"/en/d/night-library/invitations/", *addresses}
    client.force_login(reader)
    assert links(page(client, ADDRESS)) == {f"{ADDRESS}{numbers[reader]}/"}


def test_members_find_the_page_from_every_page_of_the_debate_and_owners_the_settings(client, library, owner, reader):
    bar = "nav.member-bar"
    assert page(client, "/en/d/night-library/about/").select(bar) == []
    client.force_login(User.objects.create(username="stranger"))
    assert page(client, "/en/d/night-library/about/").select(bar) == []
    client.force_login(reader)
    assert links(page(client, "/en/d/night-library/about/"), bar) == {ADDRESS}
    client.force_login(owner)
    for path in ("/en/d/night-library/", "/en/c/c000000000/"):
        assert links(page(client, path), bar) == {
            f"/en/d/night-library/{name}/" for name in ("members", "settings", "proposals", "reports")
        }


@pytest.mark.parametrize(
    ("visibility", "published", "told"),
    [
        ("public", True, "Public"),
        ("unlisted", True, "By link"),
        ("private", True, "Members only"),
        ("private", False, "Draft Only members see it until it is published."),
    ],
)
def test_the_bar_tells_who_sees_the_debate(client, library, owner, visibility, published, told):
    library.visibility, library.published_at = visibility, library.published_at if published else None
    library.save()
    client.force_login(owner)
    assert text(one(page(client, ADDRESS), ".member-bar p")) == told


def test_queries_do_not_grow_with_the_members(client, library, owner, django_assert_num_queries):
    client.force_login(owner)
    for number in range(5):
        grant(debate=library, user=User.objects.create(username=f"u{number}"), role="reader", by=owner)
    with django_assert_num_queries(9):
        client.get(ADDRESS)
