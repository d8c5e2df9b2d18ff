"""/d/<slug>/watch/: what one follows, and what is new there."""

import pytest

from debate.arguments.actions import describe_claim
from debate.models import User, Watch
from tests.library import ARTICLE, DAY, MAYOR
from tests.web.pages.html import links, one, page, text, texts

pytestmark = pytest.mark.django_db
ADDRESS = "/en/d/night-library/watch/"
NEWS = "/_/news/b000000000/"


@pytest.fixture
def fan(client, library):
    """Somebody with an account, signed in."""
    user = User.objects.create(username="fan")
    client.force_login(user)
    return user


def test_follow_read_and_follow_no_longer(client, library, owner, fan):
    assert f"{ADDRESS}?pid={DAY}" in links(page(client, f"/en/c/{DAY}/"))
    buttons = texts(page(client, f"{ADDRESS}?pid={DAY}"), "main .card button")
    assert buttons == ["Follow this claim", "Follow this and all below it"]
    assert client.post(f"{ADDRESS}?pid={DAY}", {"do": "watch", "kind": "branch", "pid": DAY}).status_code == 302
    assert texts(page(client, f"{ADDRESS}?pid={DAY}"), "main .card button") == [
        "Follow this claim",
        "Follow this and all below it no longer",
    ]
    describe_claim(debate=library, pid=DAY, nature="value", by=owner)
    assert client.get(NEWS).json() == {"claims": [DAY], "suggested": {}}
    assert f"/en/c/{DAY}/" in links(page(client, ADDRESS), ".change")
    assert client.post(ADDRESS, {"do": "seen", "revision": 2}).status_code == 302
    assert "Nothing new." in text(one(page(client, ADDRESS), ".followed"))
    assert client.get(NEWS).json() == {"claims": [], "suggested": {}}
    client.post(ADDRESS, {"do": "unwatch", "kind": "branch", "pid": DAY})
    assert Watch.objects.count() == 0


def test_a_source_and_the_debate(client, library, fan):
    assert texts(page(client, f"{ADDRESS}?pid={ARTICLE}"), "main .card button") == ["Follow this source"]
    client.post(ADDRESS, {"do": "watch", "kind": "debate", "pid": library.pid})
    assert texts(page(client, ADDRESS), ".followed h2") == ["The whole debate"]
    assert "/en/d/night-library/watch/" in links(page(client, "/en/me/"), "#watching")


@pytest.mark.parametrize("pid", ["zzzzzzzzzz", MAYOR, "x", ""])
def test_what_cannot_be_followed_is_not_offered(client, library, fan, pid):
    assert page(client, f"{ADDRESS}?pid={pid}").select("main .card") == []
    assert client.post(ADDRESS, {"do": "watch", "kind": "claim", "pid": pid}).status_code == 400
    assert client.post(ADDRESS, {"do": "x"}).status_code == 400


def test_strangers_are_led_to_sign_in_and_have_no_news(client, library):
    assert client.get(ADDRESS)["Location"] == f"/en/sign-in/?next={ADDRESS}"
    assert client.get(NEWS).json() == {"claims": [], "suggested": {}}
