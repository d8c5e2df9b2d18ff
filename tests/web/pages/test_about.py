"""/d/<slug>/about/: who made it and how to read it."""

import pytest

from tests.web.pages.html import links, one, page, text

pytestmark = pytest.mark.django_db


def test_made_by_from_what_and_how_to_read_it(client, library):
    found = text(one(page(client, "/en/d/night-library/about/"), "main"))
    for part in ("Made by its editors.", "CC BY 4.0", "How to read this", "4 paragraphs", "8 source passages"):
        assert part in found


def test_mistakes_are_reported_where_the_operator_says(client, library, settings):
    settings.CONTACT = "mailto:editors@biantu.example"
    assert "mailto:editors@biantu.example" in links(page(client, "/en/d/night-library/about/"))


def test_queries(client, library, django_assert_num_queries):
    with django_assert_num_queries(6):
        client.get("/d/night-library/about/")
