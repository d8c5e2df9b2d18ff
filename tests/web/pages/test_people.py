"""/d/<slug>/people/: who speaks."""

import pytest

from tests.library import MAYOR, UNION, VOICES
from tests.web.pages.html import links, one, page, text

pytestmark = pytest.mark.django_db


def test_everybody_with_how_much_he_says(client, library):
    soup = page(client, "/en/d/night-library/people/")
    assert {f"/en/p/{pid}/" for pid in (MAYOR, UNION, VOICES)} <= links(soup)
    found = text(one(soup, "main"))
    assert "Lin Wang-shu Mayor of Harbour City. Person 2 claims" in found
    assert "relayed in 1 claim" in found


def test_queries(client, library, django_assert_num_queries):
    with django_assert_num_queries(4):
        client.get("/d/night-library/people/")
