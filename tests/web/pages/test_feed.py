"""Feeds: the newest changes in Atom, the same bytes to everybody."""

from xml.etree import ElementTree

import pytest

from debate.arguments import actions
from debate.models import Debate
from debate.web.middleware import PUBLIC
from tests.library import COST, LIGHT

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"
ADDRESS = "/en/d/night-library/activity/feed/"


@pytest.fixture
def changed(library, owner):
    """Two claims reworded."""
    for pid, words in ((COST, "一 & <b>"), (LIGHT, "二")):
        actions.edit_wording(debate=library, pid=pid, language="zh-Hant", seen=1, text=words, by=owner, summary="因為")
    return library


def feed(client, address=ADDRESS):
    """The feed at an address, read."""
    response = client.get(address)
    assert (response.status_code, response["Content-Type"]) == (200, "application/atom+xml; charset=utf-8")
    return ElementTree.fromstring(response.content)


def test_every_change_is_an_entry_with_all_that_atom_asks_for(client, changed):
    root = feed(client)
    assert root.find(f"{ATOM}title").text == "Should the city library open all night?"
    assert root.attrib["{http://www.w3.org/XML/1998/namespace}lang"] == "en"
    entries = root.findall(f"{ATOM}entry")
    assert [entry.find(f"{ATOM}title").text for entry in entries] == [
        "Reworded: One lamp and one guard are enough",
        "Reworded: Opening all night costs 12 million more a year",
        "Debate imported",
    ]
    first = entries[0]
    address = "http://testserver/en/d/night-library/activity/?before=4#r3"
    assert (first.find(f"{ATOM}id").text, first.find(f"{ATOM}link").attrib["href"]) == (address, address)
    assert first.find(f"{ATOM}author/{ATOM}name").text == "館長"
    assert first.find(f"{ATOM}summary").text == "因為"
    for entry in (root, *entries):
        for name in ("id", "title", "updated"):
            assert entry.find(f"{ATOM}{name}").text
    assert {link.attrib["rel"]: link.attrib["href"] for link in root.findall(f"{ATOM}link")} == {
        "alternate": "http://testserver/en/d/night-library/activity/",
        "self": f"http://testserver{ADDRESS}",
    }


def test_a_claims_feed_has_its_changes_alone(client, changed):
    titles = [
        entry.find(f"{ATOM}title").text for entry in feed(client, f"/c/{COST}/history/feed/").iter(f"{ATOM}entry")
    ]
    assert titles == ["改寫: 一 & <b>"]


def test_the_same_changes_are_the_same_bytes(client, changed, unstored):
    first = client.get(f"/c/{COST}/history/feed/")
    assert client.get(f"/c/{COST}/history/feed/").content == first.content
    assert (first["Cache-Control"], first.get("Vary")) == (PUBLIC, None)
    quiet = client.get("/c/c000000002/history/feed/").content
    assert client.get("/c/c000000002/history/feed/").content == quiet


def test_a_private_debate_has_none_for_strangers(client, changed, owner):
    Debate.objects.update(visibility="private")
    assert client.get(ADDRESS).status_code == 404
    client.force_login(owner)
    assert client.get(ADDRESS)["Cache-Control"] == "private, no-store"


def test_a_feed_costs_the_same_for_one_change_and_for_many(client, library, django_assert_num_queries):
    for number in range(1, 51):
        actions.edit_wording(debate=library, pid=COST, language="zh-Hant", seen=number, text=f"{number}", by=None)
        if number in (1, 3, 50):
            with django_assert_num_queries(4):
                client.get(ADDRESS)
