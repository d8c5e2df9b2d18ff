"""/c/<pid>/history/: what a claim has been through."""

import pytest

from debate.arguments import actions
from debate.editing.merge import merge_claims
from debate.models import Claim
from tests.library import COST, GUARDS, LIGHT, SHARED, STUDENTS, WITHDRAWN
from tests.web.pages.html import links, one, page, text, texts

pytestmark = pytest.mark.django_db


def reword(debate, pid, words, by=None, language="zh-Hant"):
    """Another wording."""
    seen, _ = actions.wording_of(Claim.objects.get(pid=pid), language)
    return actions.edit_wording(debate=debate, pid=pid, language=language, seen=seen, text=words, by=by)


def test_lists_the_changes_and_wordings_of_this_claim_alone(client, library, owner):
    reword(library, COST, "一年多花很多", owner)
    reword(library, LIGHT, "二")
    reword(library, COST, "It costs more", owner, "en")
    soup = page(client, f"/en/c/{COST}/history/")
    assert [part["id"] for part in soup.select(".change")] == ["r4", "r2"]
    assert texts(soup, ".wordings .value") == [
        "一年多花很多",
        "通宵開館一年多花 1,200 萬元",
        "It costs more",
        "Opening all night costs 12 million more a year",
    ]
    assert links(soup, ".wordings") == {
        f"/en/c/{COST}/v/2/",
        f"/en/c/{COST}/v/1/",
        f"/en/c/{COST}/v/1/diff/",
        f"/en/c/{COST}/v/2/?lang=en",
        f"/en/c/{COST}/v/1/?lang=en",
        f"/en/c/{COST}/v/1/diff/?lang=en",
    }
    assert texts(soup, ".wordings .badge") == ["now", "now"]


def test_a_merge_is_in_the_survivors_history_and_can_be_undone_there(client, library):
    merged = merge_claims(debate=library, pid=GUARDS, into=SHARED, by=None)
    soup = page(client, f"/en/c/{SHARED}/history/")
    assert text(one(soup, f"#r{merged.revision} .actions")).startswith("Undo the merge")
    assert client.get(f"/en/c/{GUARDS}/history/").status_code == 301


def test_pages_follow_each_other(client, library):
    for number in range(51):
        reword(library, COST, f"第{number}版")
    soup = page(client, f"/en/c/{COST}/history/")
    assert len(soup.select(".change")) == 50
    assert [part["href"] for part in soup.select("a[rel=next]")] == ["?before=3"]
    assert [part["id"] for part in page(client, f"/en/c/{COST}/history/?before=3").select(".change")] == ["r2"]


@pytest.mark.parametrize("many", [1, 3, 50])
def test_costs_the_same_however_long_it_is(client, library, owner, many, django_assert_num_queries):
    for number in range(many):
        reword(library, COST, f"第{number}版", owner)
    with django_assert_num_queries(9):  # address, claim, two for what touched it, changes, versions, undoings, names
        client.get(f"/en/c/{COST}/history/")


def test_a_claim_that_is_not_here_has_none(client, library):
    page(client, "/en/c/zzzzzzzzzz/history/", status=404)
    page(client, f"/en/c/{WITHDRAWN}/history/", status=410)
    assert texts(page(client, f"/en/c/{STUDENTS}/history/"), ".changes") == ["Nothing was changed."]
