"""/q/<pid>/: one citation in its source."""

import pytest

from tests.library import COST, STUDENTS, UNION
from tests.web.pages.html import links, one, page, text

pytestmark = pytest.mark.django_db


def test_what_rests_on_the_passage_who_says_it_and_the_neighbours(client, library):
    soup = page(client, "/en/q/t000000002/")
    assert text(one(soup, "main h1")) == "Opening all night costs 12 million more a year"
    assert {f"/en/c/{COST}/", f"/en/p/{UNION}/"} <= links(soup)
    assert f"/en/c/{STUDENTS}/" not in links(soup)
    assert [part["id"] for part in soup.select("main [id^=p-]")] == ["p-3", "p-4", "p-5"]


def test_a_citation_of_a_link_shows_the_inference(client, library):
    found = links(page(client, "/en/q/t000000005/"))
    assert "/en/l/k000000002/" in found


def test_a_withdrawn_citation_names_what_replaces_it(client, library):
    soup = page(client, "/en/q/r000000002/", status=410)
    assert "/en/q/t000000000/" in links(soup)


def test_queries(client, library, django_assert_num_queries):
    with django_assert_num_queries(9):
        client.get("/q/t000000002/")
