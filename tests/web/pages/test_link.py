"""/l/<pid>/: one inference."""

import pytest

from tests.library import BESIDE, COST, DAY, NIGHT, STUDENTS, WAGES
from tests.web.pages.html import links, one, page, text

pytestmark = pytest.mark.django_db


def test_premise_relation_target_and_what_is_said_against_it(client, library):
    soup = page(client, "/en/l/k000000002/")
    found = text(one(soup, "main"))
    assert "In exam season three in ten find no seat" in found
    assert {f"/en/c/{STUDENTS}/", f"/en/c/{NIGHT}/", f"/en/c/{BESIDE}/"} <= links(soup)
    assert "True, but beside the point" in found
    assert "/en/q/t000000005/" in links(soup)


def test_joint_premises_name_their_partners(client, library):
    soup = page(client, "/en/l/k000000003/")
    assert "Only together" in text(one(soup, "main"))
    assert {f"/en/c/{pid}/" for pid in (COST, WAGES, DAY)} <= links(soup)


def test_what_the_editors_connect_says_so(client, library):
    editorial = "The sources do not draw this connection; the editors do."
    assert editorial in text(one(page(client, "/en/l/k000000005/"), "main"))
    assert editorial not in text(one(page(client, "/en/l/k000000002/"), "main"))


@pytest.mark.parametrize("pid", ["k000000002", "k000000003", "k000000007"])
def test_queries(client, library, django_assert_num_queries, pid):
    with django_assert_num_queries(7 + (pid == "k000000002")):
        client.get(f"/l/{pid}/")
