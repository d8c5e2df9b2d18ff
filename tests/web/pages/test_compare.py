"""/d/<slug>/compare/: two positions or two speakers side by side."""

import pytest

from debate.editing.withdraw import withdraw_claim
from debate.models import Address, Citation, Claim, Debate, Link
from tests.library import (
    ARTICLE,
    COST,
    DAY,
    DEBATE,
    GUARDS,
    LIGHT,
    MAYOR,
    MERGED,
    NIGHT,
    QUESTION,
    STUDENTS,
    UNION,
    VOICES,
    WAGES,
    WITHDRAWN,
)
from tests.web.pages.html import links, one, page, text, texts

pytestmark = pytest.mark.django_db
ROOT = f"/d/{DEBATE['slug']}/compare/"
ARTICLE_SILENT = "The article reports no reply from the other side."
HERE_SILENT = "Nobody here has replied for the other side yet."


def compared(client, a, b, prefix="/en"):
    """The page that compares these two."""
    return page(client, f"{prefix}{ROOT}?a={a}&b={b}")


def choices(client, query=""):
    """The chooser: what it says of the address, what is chosen, and the pairs it offers."""
    soup = page(client, f"/en{ROOT}{query}")
    chosen = [option["value"] for option in soup.select("main select option[selected]")]
    ready = [anchor["href"].partition("?")[2] for anchor in soup.select(".ready-pairs a")]
    return texts(soup, ".why"), chosen, ready


def test_two_positions_face_each_other(client, library):
    soup = compared(client, NIGHT, DAY)
    assert text(one(soup, "h1")) == "Two positions side by side"
    assert texts(soup, ".heads h2") == ["It should open all night", "It should keep its day hours"]
    assert texts(soup, ".half h2") == [
        "Reasons for ⟨It should open all night⟩ 1",
        "Reasons for ⟨It should keep its day hours⟩ 3",
        "Directly against ⟨It should keep its day hours⟩",
    ]
    first, second, against = soup.select(".half")
    assert (first["class"][-1], second["class"][-1], against["class"][-1]) == ("first", "second", "first")
    assert texts(first, ".title") == [
        "In exam season three in ten find no seat",
        "Too few seats does not mean opening at night",
    ]
    assert texts(first, ".replies .sign") == ["Doesn't follow"]
    assert texts(second, ".replies .sign") == ["Opposes"]
    assert f"/en/c/{LIGHT}/" in links(second, ".replies")
    assert text(against).endswith("Disputes it L Librarians' union Source passage")


def test_what_is_not_answered_says_why(client, library):
    _, second, _ = compared(client, NIGHT, DAY).select(".half")
    found = [(texts(part, ".title"), texts(part, ".silence")) for part in second.select(".unmet")]
    assert found == [
        (["Night pay is not yet included"], [ARTICLE_SILENT]),
        (["Guards must be hired as well"], [HERE_SILENT]),
    ]
    placed = "The article does not report this as a reply; the editors place it here."
    assert texts(second, ".replies > .silence") == [placed]
    Link.objects.filter(premise__pid=LIGHT).update(placement="reported")
    assert compared(client, NIGHT, DAY).select(".half.second .replies > .silence") == []


def test_the_claims_own_pages_tell_the_same_silence(client, library):
    """A reported passage without a reply, and an inference without one: the same difference in other words."""
    own = {"article": "The article reports no reply to this.", "here": "Nobody here has replied yet."}
    told = {pid: text(one(page(client, f"/en/c/{pid}/"), "#claim")) for pid in (COST, WAGES, GUARDS)}
    assert {pid: [why for why, line in own.items() if line in said] for pid, said in told.items()} == {
        COST: ["article"],
        WAGES: ["article"],
        GUARDS: ["here"],
    }


def test_what_stands_under_both_has_a_section_of_its_own(client, library):
    assert compared(client, NIGHT, DAY).select(".shared") == []
    claim, night = Claim.objects.get(pid=COST), Claim.objects.get(pid=NIGHT)
    ends = {"premise": claim, "target_claim": night, "parent": night, "relation": "con", "placement": "reported"}
    Link.objects.create(debate=library, pid="y000000000", **ends)
    shared = one(compared(client, NIGHT, DAY), ".shared")
    assert texts(shared, ".title") == ["Opening all night costs 12 million more a year"]
    assert texts(shared, ".side") == [
        "Counts against ⟨It should open all night⟩",
        "Counts for ⟨It should keep its day hours⟩",
    ]


def test_two_speakers_face_each_other(client, library):
    Citation.objects.filter(pid="t000000004").update(stance="supports")
    soup = compared(client, MAYOR, UNION)
    assert text(one(soup, "h1")) == "Two speakers side by side"
    assert texts(soup, ".half h2") == ["What Lin Wang-shu says 3", "What Librarians' union says 1"]
    first, second = soup.select(".half")
    assert texts(first, ".silence") == ["The article reports no reply by Librarians' union."]
    assert texts(second, ".replies .title") == ["One lamp and one guard are enough"]
    assert {f"/en/p/{MAYOR}/", f"/en/p/{UNION}/"} <= links(soup, ".heads")


def test_what_both_say_is_told_once(client, library):
    Citation.objects.filter(pid="t000000002").update(claim=Claim.objects.get(pid=STUDENTS))
    soup = compared(client, MAYOR, UNION)
    assert texts(soup, ".shared .title") == ["In exam season three in ten find no seat"]
    assert "Nothing here yet" in text(one(soup, ".half.second"))


def test_the_page_is_its_own_address(client, library):
    soup = compared(client, NIGHT, DAY)
    query = f"?a={NIGHT}&b={DAY}"
    assert one(soup, 'link[rel="canonical"]')["href"] == f"http://testserver{ROOT}{query}"
    assert one(soup, 'link[rel="alternate"][hreflang="en"]')["href"] == f"http://testserver/en{ROOT}{query}"
    assert one(soup, "share-links input")["value"] == f"http://testserver/en{ROOT}{query}"
    assert text(one(soup, "title")).startswith("It should open all night versus It should keep its day hours – Should")
    assert f"?a={DAY}&b={NIGHT}" in links(soup)


def test_what_there_is_to_choose_from(client, library):
    soup = page(client, f"/en{ROOT}")
    assert one(soup, "main form")["method"] == "get"
    assert [group["label"] for group in soup.select("select[name=a] optgroup")] == ["Positions", "People"]
    values = [option["value"] for option in soup.select("select[name=b] option")]
    assert values == ["", NIGHT, DAY, MAYOR, UNION, VOICES]
    assert choices(client) == ([], [], [f"a={NIGHT}&b={DAY}"])


@pytest.mark.parametrize(
    ("query", "why", "chosen"),
    [
        (f"?a={NIGHT}", None, [NIGHT]),
        (f"?b={MAYOR}", None, [MAYOR]),
        (f"?a={NIGHT}&b={NIGHT}", "one and the same", [NIGHT, NIGHT]),
        (f"?a={NIGHT}&b={MAYOR}", "A position is compared with a position", [NIGHT, MAYOR]),
        (f"?a={NIGHT}&b={WITHDRAWN}", "was withdrawn", [NIGHT]),
        (f"?a={NIGHT}&b={STUDENTS}", "neither a position nor a speaker", [NIGHT]),
        (f"?a={QUESTION}&b={ARTICLE}", "neither a position nor a speaker", []),
        (f"?a={NIGHT}&b=zzzzzzzzzz", "neither a position nor a speaker", [NIGHT]),
        (f"?a={NIGHT}%00&b=%00", "neither a position nor a speaker", []),
        ("?a=%F0%9F%92%A9&b='%3B--", "neither a position nor a speaker", []),
        (f"?a={NIGHT}%0A&b={DAY}", "neither a position nor a speaker", [DAY]),
    ],
)
def test_what_is_no_pair_is_told_and_leads_to_the_choice(client, library, query, why, chosen):
    told, selected, _ = choices(client, query)
    assert [why in line for line in told] == ([True] if why else [])
    assert selected == chosen


def test_the_pairs_offered_begin_with_what_is_chosen(client, library):
    Citation.objects.filter(pid="t000000002").update(speaker=None)
    assert choices(client, f"?a={DAY}")[2] == [f"a={DAY}&b={NIGHT}"]
    assert choices(client, f"?b={VOICES}")[2] == [f"a={VOICES}&b={MAYOR}"]


def test_a_thing_of_another_debate_is_unknown_even_where_it_is_private(client, library):
    other = Debate.objects.create(pid="b000000001", slug="other", language="en", title="Other", visibility="private")
    claim = Claim.objects.create(
        debate=other, pid="x000000000", kind="position", voice="reported", language="en", text="Secret", folded="0"
    )
    for state, after in (("live", ""), ("withdrawn", ""), ("merged", NIGHT)):
        Address.objects.update_or_create(
            pid=claim.pid, defaults={"kind": "claim", "debate": other, "state": state, "successor": after}
        )
        (told,), _, _ = choices(client, f"?a={DAY}&b={claim.pid}")
        assert "neither a position nor a speaker" in told
    assert "Secret" not in text(page(client, f"/en{ROOT}?a={DAY}&b={claim.pid}"))


def test_a_position_withdrawn_since_is_told(client, library):
    Link.objects.filter(parent__pid=DAY).update(withdrawn_at="2026-01-01T00:00Z")
    withdraw_claim(debate=library, pid=DAY, reason="重複", by=None)
    (told,), chosen, ready = choices(client, f"?a={NIGHT}&b={DAY}")
    assert ("was withdrawn" in told, chosen, ready) == (True, [NIGHT], [])


def test_a_merged_thing_leads_to_its_survivor(client, library):
    response = client.get(f"/en{ROOT}?a={MERGED}&b={DAY}")
    assert (response.status_code, response["Location"]) == (301, f"/en{ROOT}?a={STUDENTS}&b={DAY}")
    assert response["Cache-Control"] == "public, max-age=300"


def test_the_ways_here(client, library):
    assert f"/en{ROOT}?a={NIGHT}" in links(page(client, f"/en/c/{NIGHT}/"))
    assert not [href for href in links(page(client, f"/en/c/{STUDENTS}/")) if "compare" in href]
    assert f"/en{ROOT}" in links(page(client, f"/en/d/{DEBATE['slug']}/people/"))


def test_a_debate_without_a_question_has_nothing_to_compare(client, library):
    Claim.objects.filter(pid=QUESTION).update(withdrawn_at="2026-01-01T00:00Z")
    page(client, f"/en{ROOT}", status=404)


@pytest.mark.parametrize(
    ("query", "cost"),
    [("", 6), (f"?a={NIGHT}", 8), (f"?a={NIGHT}&b={DAY}", 8), (f"?a={MAYOR}&b={UNION}", 9)],
)
def test_queries(client, library, django_assert_num_queries, query, cost):
    with django_assert_num_queries(cost):
        client.get(ROOT + query)
