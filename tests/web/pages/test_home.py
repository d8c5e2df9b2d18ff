"""/: the debates."""

from datetime import UTC, datetime

import pytest

from debate.access.actions import grant
from debate.models import Debate
from tests.web.pages.html import links, one, page, text, texts

NOW = datetime(2026, 1, 1, tzinfo=UTC)
pytestmark = pytest.mark.django_db


def test_a_single_debate_is_gone_straight_to(client, library):
    response = client.get("/en/")
    assert (response.status_code, response["Location"]) == (302, "/en/d/night-library/")


def test_several_are_listed_and_those_of_members_only_for_them(client, library, owner):
    for slug, visibility in (
        ("second", "public"),
        ("hidden", "private"),
        ("unlisted", "unlisted"),
        ("draft", "public"),
    ):
        Debate.objects.create(
            pid=f"b00000{slug[:4]}",
            slug=slug,
            language="en",
            title=f"Is {slug}?",
            visibility=visibility,
            published_at=None if slug == "draft" else library.published_at,
        )
    soup = page(client, "/")
    assert {link for link in links(soup) if link.startswith("/d/")} == {"/d/night-library/", "/d/second/"}
    assert soup.select(".badge") == []
    for debate in Debate.objects.exclude(slug="night-library"):
        grant(debate=debate, user=owner, role="reader", by=None)
    client.force_login(owner)
    told = {text(one(card, "h2")): texts(card, ".badge") for card in page(client, "/en/").select(".listing .card")}
    assert told == {
        "Should the city library open all night?": [],
        "Is second?": [],
        "Is hidden?": ["Members only"],
        "Is unlisted?": ["By link"],
        "Is draft?": ["Draft"],
    }


def test_an_empty_house_says_so(client, db):
    assert text(one(page(client, "/en/"), "main h1")) == "Debates"


@pytest.mark.parametrize("count", [2, 4])
def test_queries_do_not_grow_with_the_debates(client, library, django_assert_num_queries, count):
    for number in range(count - 1):
        Debate.objects.create(pid=f"b11111111{number}", slug=f"d{number}", language="en", title="x", published_at=NOW)
    with django_assert_num_queries(3):
        client.get("/")
