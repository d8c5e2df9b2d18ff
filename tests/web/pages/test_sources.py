"""/d/<slug>/sources/: the list of sources."""

import pytest

from tests.library import ARTICLE, SPEECH
from tests.web.pages.html import links, one, page, text

pytestmark = pytest.mark.django_db


def test_each_source_with_what_rests_on_it(client, library):
    soup = page(client, "/en/d/night-library/sources/")
    assert {f"/en/s/{ARTICLE}/", f"/en/s/{SPEECH}/"} <= links(soup)
    assert "Harbour Evening News" in text(one(soup, "main"))


def test_queries(client, library, django_assert_num_queries):
    with django_assert_num_queries(5):
        client.get("/d/night-library/sources/")
