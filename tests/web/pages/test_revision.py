"""/d/<slug>/r/<n>/: the whole debate as of a revision."""

import pytest

from debate.accounts.actions import rename
from debate.arguments import actions
from debate.editing import past
from debate.editing.merge import merge_claims
from debate.editing.withdraw import withdraw_claim
from debate.models import Debate
from tests.library import BESIDE, COST, DOUBT, GUARDS, LIGHT, NIGHT, SHARED, STUDENTS, WAGES
from tests.web.pages.html import links, one, page, text, texts

pytestmark = pytest.mark.django_db
DEBATE = "/en/d/night-library/"


@pytest.fixture
def changed(library):
    """Reworded, withdrawn, added to, merged."""
    actions.edit_wording(debate=library, pid=COST, language="zh-Hant", seen=1, text="一", by=None)
    withdraw_claim(debate=library, pid=DOUBT, reason="不對", by=None)
    claim = actions.NewClaim("New here", "en")
    actions.add_claim(debate=library, target=LIGHT, relation="pro", claim=claim, by=None)
    merge_claims(debate=library, pid=WAGES, into=SHARED, by=None)
    return library


def claims(soup, selector=".outline .title a"):
    """The pids of the claims in a page, in their order."""
    return [part["href"].split("/")[-2] for part in soup.select(selector)]


def shown(client, number):
    """The claims as of a revision."""
    return claims(page(client, f"{DEBATE}r/{number}/"))


def outline(client):
    """The claims of the present outline."""
    return claims(page(client, f"{DEBATE}outline/?all=1"))


def test_each_revision_is_as_the_outline_was_then(client, library):
    seen = {1: outline(client)}
    actions.edit_wording(debate=library, pid=COST, language="zh-Hant", seen=1, text="一", by=None)
    seen[2] = outline(client)
    withdraw_claim(debate=library, pid=DOUBT, reason="不對", by=None)
    seen[3] = outline(client)
    actions.add_claim(debate=library, target=LIGHT, relation="pro", claim=actions.NewClaim("N", "en"), by=None)
    seen[4] = outline(client)
    merge_claims(debate=library, pid=WAGES, into=SHARED, by=None)
    seen[5] = outline(client)
    assert {number: shown(client, number) for number in seen} == seen
    assert seen[1] != seen[3] != seen[4]


def test_a_banner_says_which_revision_and_leads_on(client, changed):
    soup = page(client, f"{DEBATE}r/2/")
    assert texts(soup, ".banner > p b")[0] == "The debate as of revision 2"
    assert {f"{DEBATE}outline/", f"{DEBATE}r/1/", f"{DEBATE}r/3/"} <= links(soup, ".banner")
    assert f"{DEBATE}r/0/" not in links(page(client, f"{DEBATE}r/1/"), ".banner")
    assert f"{DEBATE}r/6/" not in links(page(client, f"{DEBATE}r/5/"), ".banner")


def test_words_are_those_of_then_and_what_became_of_them_is_said(client, changed):
    told = dict(zip(shown(client, 1), texts(page(client, "/d/night-library/r/1/"), ".past .node"), strict=True))
    assert told[COST] == "支持 通宵開館一年多花 1,200 萬元 合起來才成立 後來改寫"
    assert told[DOUBT].endswith("後來撤回")
    assert told[WAGES].endswith("後來合併")
    assert told[GUARDS].count("後來") == 0


def test_revisions_that_are_not_known_are_not_found(client, changed):
    for number in (0, 6, 10**30):
        page(client, f"{DEBATE}r/{number}/", status=404)
    for query in ("?page=2", "?page=0", "?page=x"):
        page(client, f"{DEBATE}r/1/{query}", status=404)


def test_a_large_debate_is_shown_page_by_page(client, changed, monkeypatch):
    whole = shown(client, 1)
    monkeypatch.setattr(past, "DRAWN", 3)
    pages = [page(client, f"{DEBATE}r/1/?page={number}") for number in (1, 2, 3, 4)]
    fresh = [pid for soup in pages for pid in claims(soup, ".past li:not(.again) > .node .title a")]
    assert fresh == whole
    assert "This is page 2 of 4." in text(one(pages[1], ".why"))
    again = claims(pages[1], ".past li.again > .node .title a")
    assert again == [NIGHT, STUDENTS, BESIDE]  # the way down to where the page goes on
    assert [len(soup.select(".past + nav a[rel~=next]")) for soup in pages] == [1, 1, 1, 0]
    page(client, f"{DEBATE}r/1/?page=5", status=404)


def test_too_many_changes_since_are_told_instead(client, changed, monkeypatch):
    monkeypatch.setattr(past, "FARTHEST", 3)
    assert "More than" in text(one(page(client, f"{DEBATE}r/1/"), "main"))
    assert page(client, f"{DEBATE}r/2/").select(".past") != []


def test_lists_are_nested_like_the_tree(client, changed):
    soup = page(client, f"{DEBATE}r/1/")
    item = next(part for part in soup.select(".past li") if part.select_one(".title a")["href"].endswith(f"{LIGHT}/"))
    above = item.find_parent("li")
    assert above.select_one(".title a")["href"] == f"/en/c/{COST}/"
    assert [part["href"] for part in item.find("ul").select(".title a")] == [f"/en/c/{GUARDS}/"]


def test_a_chain_of_any_depth_is_drawn(client, library):
    target = LIGHT
    for number in range(190):
        claim = actions.NewClaim(f"第{number}層", "zh-Hant")
        target = actions.add_claim(debate=library, target=target, relation="pro", claim=claim, by=None).pid
    assert len(shown(client, 191)) == 11 + 190


def test_costs_the_same_for_one_change_and_for_many(client, library, django_assert_num_queries):
    for number in range(5):
        actions.edit_wording(debate=library, pid=COST, language="zh-Hant", seen=number + 1, text=f"{number}", by=None)
    for number in (2, 3, 6):
        with django_assert_num_queries(12):
            client.get(f"{DEBATE}r/{number}/")


def test_crawlers_are_led_past_what_is_dear(client, changed):
    soup = page(client, f"{DEBATE}r/2/")
    assert one(soup, "meta[name=robots]")["content"] == "noindex, nofollow"
    old = [*soup.select("main a[href]"), *page(client, f"{DEBATE}activity/").select("main a[href]")]
    led = {"nofollow" in (part.get("rel") or []) for part in old if "/r/" in str(part["href"])}
    assert led == {True}


def test_what_has_not_changed_is_not_made_again(client, changed, owner, django_assert_num_queries):
    first = client.get(f"{DEBATE}r/2/")
    asked = {"If-None-Match": first["ETag"]}
    with django_assert_num_queries(1):
        again = client.get(f"{DEBATE}r/2/", headers=asked)
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", first["ETag"])
    assert again["Cache-Control"] == first["Cache-Control"]
    others = ("/d/night-library/r/2/", f"{DEBATE}r/3/", f"{DEBATE}r/2/?page=1")
    assert {client.get(other, headers=asked).status_code for other in others} == {200}
    actions.describe_claim(debate=changed, pid=COST, nature="value", by=owner)
    changed.refresh_from_db()
    assert client.get(f"{DEBATE}r/2/", headers=asked).status_code == 200
    six = client.get(f"{DEBATE}r/6/")
    rename(user=owner, name="別名")
    assert client.get(f"{DEBATE}r/6/", headers={"If-None-Match": six["ETag"]}).status_code == 200
    client.force_login(owner)
    assert "ETag" not in client.get(f"{DEBATE}r/2/")


def test_what_is_nobody_elses_is_not_told_by_a_304(client, changed):
    asked = {"If-None-Match": client.get(f"{DEBATE}r/2/")["ETag"]}
    Debate.objects.update(visibility="private")
    for given in (asked, {"If-None-Match": "*"}):
        assert client.get(f"{DEBATE}r/2/", headers=given).status_code == 404
    assert client.get(f"{DEBATE}r/99/", headers={"If-None-Match": "*"}).status_code == 404
