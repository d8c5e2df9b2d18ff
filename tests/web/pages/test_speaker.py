"""/p/<pid>/: a speaker."""

import pytest

from tests.library import LIGHT, MAYOR, NIGHT, STUDENTS, UNION, VOICES
from tests.web.pages.html import links, one, page, text

pytestmark = pytest.mark.django_db


def test_saying_and_mentioning_are_told_apart(client, library):
    soup = page(client, f"/en/p/{MAYOR}/")
    assert text(one(soup, "main h1")) == "Lin Wang-shu"
    assert {f"/en/c/{pid}/" for pid in (STUDENTS, NIGHT, LIGHT)} <= links(soup)
    found = text(one(soup, "main"))
    assert found.index("Says") < found.index("Mentions")


def test_what_others_relay(client, library):
    assert f"/en/c/{LIGHT}/" in links(page(client, f"/en/p/{VOICES}/"))


@pytest.mark.parametrize("pid", [MAYOR, UNION])
def test_queries(client, library, django_assert_num_queries, pid):
    with django_assert_num_queries(5):
        client.get(f"/p/{pid}/")
