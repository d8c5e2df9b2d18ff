"""/d/<slug>/proposals/: suggestions, waiting and decided."""

import pytest
from bs4 import BeautifulSoup
from django.template.loader import render_to_string

from debate.access.actions import grant
from debate.arguments import actions, linking
from debate.editing import queries
from debate.editing.outcomes import news_for
from debate.editing.proposals import accept, decline, propose
from debate.editing.queries import newly_decided
from debate.history.refusals import Refused
from debate.models import Proposal, User
from debate.web.waiting import waiting_here
from tests.library import COST, DAY, GUARDS, LIGHT, NIGHT, QUESTION
from tests.web.pages.html import links, one, page, text, texts

pytestmark = pytest.mark.django_db
ADDRESS = "/en/d/night-library/proposals/"


@pytest.fixture
def helper(library):
    """A contributor."""
    user = User.objects.create(username="helper", display_name="阿明")
    grant(debate=library, user=user, role="contributor", by=None)
    return user


def suggest(debate, by, target=COST, words="要人顧"):
    """Somebody suggests a response."""
    claim = actions.NewClaim(words, "zh-Hant")
    return propose(action=actions.add_claim, debate=debate, by=by, target=target, relation="pro", claim=claim)


@pytest.fixture
def three(library, owner, helper):
    """One accepted, one declined, one waiting."""
    found = [suggest(library, helper, words=words) for words in ("一", "二", "三")]
    accept(debate=library, proposal=found[0].pk, by=owner)
    decline(debate=library, proposal=found[1].pk, by=owner, reason="重複了")
    return found


def shown(client, query=""):
    """The keys of the suggestions on the page."""
    return [int(part["id"][1:]) for part in page(client, ADDRESS + query).select(".change")]


def test_editors_see_what_waits_and_what_was_decided(client, three, owner):
    client.force_login(owner)
    first, second, third = (row.pk for row in three)
    assert shown(client) == [third]
    assert shown(client, "?state=accepted") == [first]
    assert shown(client, "?state=declined") == [second]
    assert shown(client, "?state=") == [third, second, first]
    assert shown(client, "?state=nonsense") == [third, second, first]
    soup = page(client, ADDRESS + "?state=")
    assert texts(soup, ".change .title") == ["Claim added 三", "Claim added 二", "Claim added 一"]
    assert texts(soup, ".byline .badge") == ["Waiting", "Declined", "Accepted"]
    assert f"{ADDRESS}{third}/" in links(soup)


def test_contributors_see_their_own(client, three, library):
    other = User.objects.create(username="other")
    grant(debate=library, user=other, role="contributor", by=None)
    mine = suggest(library, other)
    client.force_login(other)
    assert shown(client) == [mine.pk]
    client.force_login(three[0].created_by)
    assert shown(client) == [row.pk for row in reversed(three)]


def test_strangers_are_led_to_sign_in_and_readers_refused(client, three, library):
    assert client.get(ADDRESS)["Location"] == f"/en/sign-in/?next={ADDRESS}"
    user = User.objects.create(username="reader")
    grant(debate=library, user=user, role="reader", by=None)
    client.force_login(user)
    assert client.get(ADDRESS).status_code == 403


def test_pages_follow_each_other(client, three, owner, monkeypatch):
    monkeypatch.setattr(queries, "PAGE", 2)
    client.force_login(owner)
    soup = page(client, ADDRESS + "?state=")
    assert [part["href"] for part in soup.select("a[rel=next]")] == [f"?state=&before={three[1].pk}"]
    assert shown(client, f"?state=&before={three[1].pk}") == [three[0].pk]


@pytest.mark.parametrize("many", [1, 3, 50])
def test_costs_the_same_however_many_there_are(client, library, owner, helper, many, django_assert_num_queries):
    for number in range(many):
        suggest(library, helper, words=f"第{number}點")
    client.force_login(owner)
    with django_assert_num_queries(10):
        client.get(ADDRESS)


def test_the_proposer_is_told_once(client, three, helper, owner):
    client.force_login(helper)
    assert [row.pk for row in newly_decided(helper)] == [three[1].pk, three[0].pk]
    page(client, f"{ADDRESS}{three[1].pk}/")
    assert [row.pk for row in newly_decided(helper)] == [three[0].pk]
    client.force_login(owner)
    page(client, f"{ADDRESS}{three[0].pk}/")
    assert [row.pk for row in newly_decided(helper)] == [three[0].pk]
    assert newly_decided(owner) == []


def test_what_waits_is_shown_in_place_to_members_alone(three, library, owner, helper, django_assert_num_queries):
    suggest(library, owner, target=DAY)
    reader = User.objects.create(username="reader")
    grant(debate=library, user=reader, role="reader", by=None)

    def here(who, *pids):
        return [row.pk for row, _ in waiting_here(who, library, list(pids))]

    assert here(owner, COST) == here(helper, COST) == here(owner, COST, LIGHT) == [three[2].pk]
    assert (here(helper, DAY), len(here(owner, DAY)), here(owner, NIGHT), here(reader, COST)) == ([], 1, [], [])
    with django_assert_num_queries(0):
        assert here(None, COST) == []
    assert Proposal.objects.filter(state="waiting").count() == 2


def test_parts_for_other_pages_say_it_in_a_few_lines(three, library, owner, helper):
    context = {"debate": library, "waiting": waiting_here(owner, library, [COST])}
    shown = BeautifulSoup(render_to_string("parts/_waiting.html", context), "html.parser")
    assert text(one(shown, "h2")) == "這裡有 1 則建議待處理"
    assert links(shown, "section") >= {f"/d/night-library/proposals/{three[2].pk}/"}
    shown = BeautifulSoup(render_to_string("parts/_my_proposals.html", {"decided": news_for(helper)}), "html.parser")
    assert texts(shown, ".badge") == ["未採納", "已採納"]
    assert texts(shown, ".change .title") == ["新增論點 二", "新增論點 一"]
    assert texts(shown, ".change .title + p") == ["理由： 重複了"]
    for name in ("_waiting", "_my_proposals"):
        assert render_to_string(f"parts/{name}.html", {"debate": library}).strip() == ""


def test_the_outline_and_the_front_page_draw_what_waits_as_what_it_would_be(client, library, owner, helper):
    row = suggest(library, helper, target=DAY, words="要人顧")
    position = propose(
        action=actions.add_claim,
        debate=library,
        by=helper,
        target=QUESTION,
        relation="answers",
        claim=actions.NewClaim("輪流開放", "zh-Hant"),
    )
    client.force_login(owner)
    for address in ("/en/d/night-library/outline/", "/en/d/night-library/"):
        soup = page(client, address)
        (waits,) = soup.select(f"#b-{DAY} > .node > .suggested")
        assert text(waits) == "Suggested Supports 要人顧 阿明"
        assert {link["href"] for link in waits.select("a")} == {f"{ADDRESS}{row.pk}/"}
        above = one(soup, "outline-tree > .suggested")
        assert (text(above), above.a["href"]) == ("Suggested Position 輪流開放 阿明", f"{ADDRESS}{position.pk}/")
    assert texts(page(client, "/en/d/night-library/"), ".stance > .suggested") == ["Suggested Supports 要人顧 阿明"]


def test_the_outline_shows_a_move_where_it_would_lead_and_where_it_leaves(client, library, owner, helper):
    fields = {"pid": "k000000006", "target": DAY, "relation": "con"}
    with pytest.raises(Refused):  # GUARDS stands there already
        propose(action=linking.move_link, debate=library, by=helper, **fields)
    propose(action=linking.move_link, debate=library, by=helper, **fields | {"target": NIGHT})
    client.force_login(owner)
    soup = page(client, "/en/d/night-library/outline/?all=1")
    shown = {part.find_parent("li", id=True)["id"]: text(part) for part in soup.select(".suggested")}
    assert shown == {
        f"b-{NIGHT}": "Suggested Opposes Guards must be hired as well 阿明 from: One lamp and one guard are enough",
        f"b-{GUARDS}": "Suggested Moved to: It should open all night 阿明",
    }


def test_the_claims_page_shows_what_would_change(client, library, owner, helper):
    fields = {"pid": COST, "language": "zh-Hant", "seen": 1, "text": "一年多花 1,500 萬元", "summary": "見預算書"}
    propose(action=actions.edit_wording, debate=library, by=helper, **fields)
    propose(action=linking.move_link, debate=library, by=helper, pid="k000000005", target=DAY, relation="pro")
    client.force_login(owner)
    soup = page(client, f"/en/c/{COST}/")
    assert texts(soup, ".waiting del") == ["removed: 通宵開館", "removed: 200"]
    assert texts(soup, ".waiting ins") == ["added: 500"]
    assert texts(soup, ".waiting .said") == ["見預算書"]
    told = [text(part) for part in soup.select(".waiting .facts")[1].select("li")]
    assert told == [
        "Under the claim Opening all night costs 12 million more a year → It should keep its day hours",
        "Relation Opposes → Supports",
    ]


def test_nobody_else_sees_what_waits_and_pays_no_query_for_it(client, three, library, django_assert_num_queries):
    for address in ("/en/d/night-library/outline/?all=1", "/en/d/night-library/"):
        assert page(client, address).select(".suggested") == []
    reader = User.objects.create(username="reader")
    grant(debate=library, user=reader, role="reader", by=None)
    client.force_login(reader)
    for address in ("/en/d/night-library/outline/?all=1", "/en/d/night-library/"):
        assert page(client, address).select(".suggested") == []
    assert client.get("/_/news/b000000000/").json() == {"claims": [], "suggested": {}}


def test_the_map_is_told_how_many_wait_where(client, three, library, owner, helper):
    suggest(library, owner, words="四")
    suggest(library, owner, target=DAY, words="五")
    client.force_login(owner)
    told = client.get("/_/news/b000000000/").json()["suggested"]
    assert {pid: told[pid] for pid in (COST, DAY)} == {COST: 2, DAY: 1}
    client.force_login(helper)
    told = client.get("/_/news/b000000000/").json()["suggested"]
    assert {pid: told.get(pid) for pid in (COST, DAY)} == {COST: 1, DAY: None}
