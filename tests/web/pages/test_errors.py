"""404, 400 and 500."""

import pytest

from tests.web.pages.html import one, page, text

pytestmark = pytest.mark.django_db


def test_not_found_offers_a_way_on(client):
    soup = page(client, "/en/nowhere/", status=404)
    assert text(one(soup, "main h1")) == "Nothing here"
    assert one(soup, "html")["lang"] == "en"


def test_a_broken_view_says_so_without_the_database(client, monkeypatch, django_assert_num_queries):
    client.raise_request_exception = False

    def broken(*_):
        raise RuntimeError

    monkeypatch.setattr("debate.web.pages.home.debate_rows", broken)
    with django_assert_num_queries(0):
        response = client.get("/en/")
    assert (response.status_code, response["Cache-Control"]) == (500, "no-store")
    assert "Something broke" in response.content.decode()
