"""/d/<slug>/outline/: nested lists."""

import pytest

from debate.models import Claim
from tests.library import (
    BESIDE,
    COST,
    DAY,
    DOUBT,
    GUARDS,
    LIGHT,
    MAYOR,
    MERGED,
    NIGHT,
    STUDENTS,
    WAGES,
    WITHDRAWN,
)
from tests.web.pages.html import links, one, page, text, texts

pytestmark = pytest.mark.django_db


def outline(client, query="", prefix="/en"):
    """The outline's page."""
    return page(client, f"{prefix}/d/night-library/outline/{query}")


def branch(soup, pid):
    """A claim's item, without what hangs below it."""
    return one(soup, f"#b-{pid} > .node")


def test_items_hang_in_nested_lists(client, library):
    soup = outline(client)
    assert [item["id"] for item in one(soup, f"#b-{DAY} > ul").find_all("li", recursive=False) if item.get("id")] == [
        f"b-{COST}",
        f"b-{WAGES}",
    ]
    assert text(branch(soup, STUDENTS)) == (
        "Supports In exam season three in ten find no seat L Lin Wang-shu Doesn't follow 1 1 source passage "
        "2 notes Unfold 1 : In exam season three in ten find no seat Respond : In exam season three in ten find no seat"
    )


def test_unfolding_is_a_link_and_the_same_link_for_htmx(client, library):
    toggle = one(branch(outline(client), COST), "a.toggle")
    assert toggle["href"] == f"?c={COST}#b-{COST}"
    assert toggle["hx-get"] == f"?c={COST}"
    assert toggle["hx-select"] == toggle["hx-target"] == f"#b-{COST}"


def test_a_branch_opens_and_folds_again(client, library):
    opened = outline(client, f"?c={COST}")
    assert text(one(opened, f"#b-{LIGHT} > .node .title a")) == "One lamp and one guard are enough"
    fold = one(branch(opened, COST), "a.toggle")
    assert fold["href"] == f"?c={DAY}#b-{COST}"
    assert outline(client, f"?c={DAY}").select(f"#b-{LIGHT}") == []


def test_everything_at_once(client, library):
    soup = outline(client, "?all=1")
    assert {item["id"] for item in soup.select("outline-tree li[id]")} == {
        f"b-{pid}" for pid in Claim.objects.exclude(kind="question").values_list("pid", flat=True)
    }
    assert texts(soup, f"#b-{DOUBT} .node .sign") == ["Doesn't follow"]


def test_a_claim_that_stands_elsewhere_is_mentioned_not_repeated(client, library):
    soup = outline(client, "?all=1")
    assert len(soup.select(f"#b-{GUARDS}")) == 1
    mentions = [
        item for item in soup.select("outline-tree li.pro:not([id])") if f"/en/c/{GUARDS}/" in links(item, ".node")
    ]
    assert len(mentions) == 1
    assert "Also stands elsewhere" in text(mentions[0])


def test_what_editors_infer_and_what_they_place_is_marked(client, library):
    soup = outline(client, "?all=1")
    assert "Editors' inference" in text(branch(soup, BESIDE))
    assert "Placed here by the editors" in text(branch(soup, LIGHT))
    assert "Editors' inference" not in text(branch(soup, STUDENTS))
    assert "Only together with “Night pay is not yet included”" in text(branch(soup, COST))
    assert one(branch(soup, COST), ".partner")["href"] == f"/en/c/{WAGES}/"
    assert branch(soup, STUDENTS).select(".partner") == []


def test_each_language_has_its_words_and_lang(client, library):
    assert text(one(branch(outline(client, prefix=""), STUDENTS), ".title a")) == "考季時,三成學生找不到座位"
    assert text(one(branch(outline(client, prefix="/zh-hans"), STUDENTS), ".title a")) == "考季时,三成学生没有位子"
    assert text(one(branch(outline(client, prefix="/zh-hans"), NIGHT), ".title a")) == "应该通宵开放"
    assert one(outline(client), "html")["lang"] == "en"


@pytest.mark.parametrize(("query", "cost"), [("", 6), (f"?c={COST}", 9), (f"?c={STUDENTS}", 9), ("?all=1", 6)])
def test_queries(client, library, django_assert_num_queries, query, cost):
    with django_assert_num_queries(cost):
        client.get(f"/d/night-library/outline/{query}")


def test_what_is_left_out_is_a_link_away(client, library, monkeypatch):
    monkeypatch.setattr("debate.arguments.outline.SIBLINGS", 2)
    monkeypatch.setattr("debate.arguments.outline.LEAST", 2)
    soup = outline(client)
    more = one(soup, f"#b-{DAY} > ul > li.more a")
    assert (more["href"], text(more)) == (f"?c={DAY}&from=2#b-{DAY}", "and 1 more : It should keep its day hours")
    rest = outline(client, f"?c={DAY}&from=2")
    assert texts(rest, f"#b-{DAY} > ul .title a") == ["Guards must be hired as well"]
    assert one(rest, f"#b-{DAY} > ul > li.more a")["href"] == f"?c={DAY}#b-{DAY}"
    assert one(rest, "outline-tree > ul > li > ul > li.more a")["href"].startswith("?c=")


@pytest.mark.parametrize("start", ["", "x", "-1", "٣", "9" * 40])
def test_an_odd_number_to_begin_from_is_none(client, library, start):
    assert outline(client, f"?c={DAY}&from={start}").select_one(f"#b-{COST}") is not None


def test_a_large_debate_is_not_unfolded_whole(client, library, monkeypatch):
    monkeypatch.setattr("debate.web.pages.outline.is_large", lambda debate_id: True)
    soup = outline(client, "?all=1")
    assert soup.select(f"#b-{DOUBT}") == []
    assert text(one(soup, "main p.why")) == (
        "This debate has more than 2000 claims, too many to unfold on one page."
        " “manage.py export_debate night-library” writes them all to a file."
    )


@pytest.mark.parametrize("address", ["/en/d/night-library/", "/en/d/night-library/outline/"])
def test_a_link_to_what_was_merged_or_withdrawn_leads_on(client, library, address):
    merged = client.get(f"{address}?c={MERGED}&from=60")
    assert (merged.status_code, merged["Location"]) == (302, f"{address}?c={STUDENTS}&from=60")
    withdrawn = client.get(f"{address}?c={WITHDRAWN}")
    assert (withdrawn.status_code, withdrawn["Location"]) == (302, f"/en/c/{WITHDRAWN}/")
    assert page(client, f"{address}?c={MAYOR}").select("outline-tree [aria-current]") == []
