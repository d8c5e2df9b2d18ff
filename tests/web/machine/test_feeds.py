"""Feeds are found in the heads and headers of pages, and a feed reader understands them."""

import re

import feedparser
import pytest

from tests.library import COST, STUDENTS
from tests.web.pages.html import one, page

pytestmark = pytest.mark.django_db
ATOM = 'link[rel="alternate"][type="application/atom+xml"]'


@pytest.mark.parametrize("prefix", ["", "/en", "/zh-hans"])
@pytest.mark.parametrize(
    ("path", "feed"),
    [
        (f"/c/{STUDENTS}/", f"/c/{STUDENTS}/history/feed/"),
        *((f"/d/night-library/{part}", "/d/night-library/activity/feed/") for part in ("", "sources/", "activity/")),
    ],
)
def test_a_page_leads_to_its_feed_in_its_language(client, library, prefix, path, feed):
    address = f"http://testserver{prefix}{feed}"
    assert one(page(client, prefix + path), ATOM)["href"] == address
    assert f'<{address}>; rel="alternate"; type="application/atom+xml"' in client.get(prefix + path)["Link"]


@pytest.mark.parametrize("path", ["/d/night-library/activity/feed/", f"/en/c/{COST}/history/feed/"])
def test_a_feed_reader_understands_it(client, library, changes, path):
    found = feedparser.parse(client.get(path).content)
    assert (found.bozo, found.version) == (False, "atom10")
    assert found.feed.id == f"http://testserver{path}"
    assert found.feed.updated_parsed is not None
    (entry, *_) = found.entries
    assert len({entry.id for entry in found.entries}) == len(found.entries)
    assert entry.title
    assert entry.updated_parsed is not None
    assert re.fullmatch(r"http://testserver/.*#r\d+", entry.link)
    assert client.get(entry.link).status_code == 200


@pytest.fixture
def changes(library):
    from debate.history.actions import commit, lock_debate

    for text in ("通宵開館要多花錢", "通宵開館要多花很多錢"):
        patch = {"claim": {COST: {"text": text}}}
        commit(debate=lock_debate(library.pk), action="reworded", kind="claim", pid=COST, patch=patch, by=None)
