"""The map's pictures and addresses: first view, folding, zoom, colours, filters, history; the outline in its stead."""

import re

import pytest
from playwright.sync_api import expect

from debate.transfer.actions import import_debate
from tests.browser.map import BACK, LETTERS, SELECTED, VIEW, card, elsewhere, item, opened, pids, rest, slot, zoom
from tests.library import COST, DAY, GUARDS, LIGHT, NIGHT, QUESTION, SHARED, STUDENTS, WAGES, encoded
from tests.library import library as library_file


@pytest.fixture
def site(live_server, transactional_db):
    """The address of the library debate's page."""
    import_debate(encoded(library_file()), by=None)
    return f"{live_server.url}/en/d/night-library/"


def test_the_first_view_is_the_positions_and_their_first_level(page, site):
    opened(page, site)
    assert pids(page) == {QUESTION, NIGHT, DAY, STUDENTS, COST, WAGES, SHARED}
    assert page.evaluate(VIEW)["scale"] >= 0.75


def test_a_branch_opens_and_closes_and_its_card_stays(page, site):
    opened(page, site)
    before = slot(page, COST).bounding_box()
    slot(page, COST).locator("[data-fold]").click()
    card(page, LIGHT).wait_for()
    assert slot(page, COST).bounding_box() == before
    slot(page, COST).locator("[data-fold]").click()
    expect(card(page, LIGHT)).to_have_count(0)
    assert slot(page, COST).bounding_box() == before


def test_opening_is_short_and_still_where_asked(new_page, site):
    moving = opened(new_page(reduced_motion="no-preference"), site)
    still = opened(new_page(), site)
    for page, frames in ((moving, True), (still, False)):
        slot(page, COST).locator("[data-fold]").click()
        assert page.evaluate("document.querySelector('argument-map').map.loop.isMoving") == frames
        page.wait_for_timeout(300)
        assert page.evaluate("document.querySelector('argument-map').map.loop.isMoving") is False


def test_levels_and_everything(page, site):
    opened(page, site)
    page.get_by_label("Depth").select_option("1")
    rest(page)
    assert pids(page) == {QUESTION, NIGHT, DAY, SHARED}
    page.get_by_label("Depth").select_option("all")
    page.get_by_role("button", name="The whole map").click()
    rest(page)
    assert page.get_by_role("treeitem").count() == 11
    page.get_by_text("More", exact=True).click()
    page.get_by_role("button", name="Fold up").click()
    rest(page)
    expect(page.get_by_label("Depth")).to_have_value("2")


def test_selecting_opens_the_drawer_and_back_closes_it(page, site):
    opened(page, site)
    card(page, COST).locator(".byline").click()
    expect(page.locator(".map-drawer h1")).to_contain_text("Opening all night costs")
    expect(page).to_have_url(re.compile(rf"\?c={COST}#z="))
    page.go_back()
    expect(page.locator(".map-drawer")).to_be_hidden()
    page.go_forward()
    expect(page.locator(".map-drawer h1")).to_contain_text("Opening all night costs")


def test_reload_and_back_restore_selection_view_and_folding(new_page, site):
    page = opened(new_page(width=1680), site)
    slot(page, COST).locator("[data-fold]").click()
    card(page, LIGHT).locator(".byline").click()
    rest(page)
    page.mouse.move(*elsewhere(page))
    page.mouse.wheel(0, -120)
    rest(page)
    view, address = page.evaluate(VIEW), page.url
    page.reload()
    card(page, LIGHT).wait_for()
    rest(page)
    again = page.evaluate(VIEW)
    assert (page.url, page.evaluate(SELECTED)) == (address, LIGHT)
    assert abs(again["scale"] - view["scale"]) < 0.001
    assert abs(again["cx"] - view["cx"]) <= 1
    page.locator(".map-drawer a", has_text="Guards must be hired").first.click()
    expect(page.locator(".map-drawer h1")).to_contain_text("Guards must be hired")
    page.go_back()
    rest(page)
    assert (page.url, page.evaluate(SELECTED)) == (address, LIGHT)
    assert abs(page.evaluate(VIEW)["cx"] - view["cx"]) <= 1


def test_a_link_to_a_claim_unfolds_its_path(page, site):
    opened(page, f"{site}?c={GUARDS}")
    box = slot(page, GUARDS).bounding_box()
    assert 0 <= box["x"] <= 1280
    assert 0 <= box["y"] <= 800
    expect(page.locator(".map-drawer h1")).to_contain_text("Guards must be hired")
    assert item(page, "Guards must").get_attribute("aria-selected") == "true"
    assert page.url == f"{site}?c={GUARDS}"


def test_claims_in_the_drawer_open_in_the_map(page, site):
    opened(page, f"{site}?c={COST}")
    page.locator(".map-drawer #claim a[href$='/c/" + LIGHT + "/']").first.click()
    expect(page.locator(".map-drawer h1")).to_contain_text("One lamp")
    assert page.evaluate(SELECTED) == LIGHT
    assert page.locator("argument-map.ready").count() == 1
    page.get_by_role("button", name="Close", exact=True).first.click()
    expect(page.locator(".map-drawer")).to_be_hidden()
    assert "c=" not in page.url.partition("#")[0]


def test_something_is_readable_at_every_step(page, site):
    opened(page, site)
    stage = page.locator(".map-stage")
    seen = {}
    for scale in (1.0, 0.5, 0.2):
        zoom(page, scale)
        seen[stage.get_attribute("data-step")] = page.evaluate(LETTERS)
    assert list(seen) == ["cards", "headlines", "bars"]
    assert all(seen.values())


@pytest.mark.parametrize("by", ["relation", "side", "speaker", "evidence"])
def test_colours_and_their_legend(page, site, by):
    opened(page, site)
    page.get_by_label("Colour by").select_option(by)
    rest(page)
    legend = page.locator("[data-legend] li").all_inner_texts()
    said = [re.sub(r"\s+", " ", one) for one in legend]
    wanted = {
        "relation": ["Position", "Supports", "Opposes", "Context", "Doesn't follow"],
        "side": [
            "No side",
            "Counts for ⟨It should open",
            "Counts against ⟨It should open",
            "Counts for ⟨It should keep",
        ],
        "speaker": ["No speaker", "Lin Wang-shu"],
        "evidence": ["Not yet checked", "No source passage"],
    }[by]
    for words in wanted:
        assert any(words in one for one in said), (words, said)
    assert f"by={by}" in page.url or by == "relation"


def test_filters_set_back_what_does_not_match(page, site):
    opened(page, site)
    page.locator("summary", has_text="Filter").click()
    page.locator("select[name=relation]").select_option("c")
    rest(page)
    expect(slot(page, COST)).not_to_have_class(re.compile("back"))  # leads to one that matches
    expect(slot(page, SHARED)).to_have_class(re.compile("back"))
    expect(page.locator("[data-matches]")).to_have_text(re.compile(r"^\d+ match$"))
    page.reload()
    card(page, QUESTION).wait_for()
    expect(slot(page, SHARED)).to_have_class(re.compile("back"))
    page.locator("[data-do=clear]").click()
    expect(slot(page, SHARED)).not_to_have_class(re.compile("back"))


def test_a_branch_in_focus(page, site):
    opened(page, f"{site}?c={COST}")
    page.get_by_role("button", name="Focus on this branch").click()
    rest(page)
    assert page.evaluate(BACK) == [NIGHT, STUDENTS, WAGES, SHARED]
    slot(page, COST).wait_for()
    page.get_by_role("button", name="Leave the branch").click()
    assert page.evaluate(BACK) == []


def test_a_claim_that_stands_elsewhere_leads_there(page, site):
    opened(page, f"{site}?c={GUARDS}")
    slot(page, GUARDS).locator("[data-elsewhere]").click()
    expect(page.locator(".map-drawer h1")).to_contain_text("It should keep its day hours")


def test_how_often_a_claim_stands_elsewhere_is_said_on_its_card(page, site):
    opened(page, f"{site}?c={GUARDS}")
    mark = slot(page, GUARDS).locator("[data-elsewhere]")
    expect(mark).to_have_text("1")
    expect(mark).to_have_attribute("title", "Connected to places elsewhere on the map: 1. Go there")


def test_a_first_view_keeps_the_cards_clear_of_the_controls(new_page, site):
    page = opened(new_page(width=1440, height=900), site)
    bottom = page.locator(".map-top").bounding_box()
    legend = page.locator(".map-legend").bounding_box()
    cards = [box.bounding_box() for box in page.locator(".map-slot.filled:not([hidden])").all()]
    assert len(cards) == 7
    assert min(card["y"] for card in cards) >= bottom["y"] + bottom["height"]
    assert max(card["y"] + card["height"] for card in cards) <= legend["y"]


def test_what_only_leads_to_a_match_steps_back_and_stays_readable(page, site):
    opened(page, site)
    page.get_by_text("Filter", exact=True).click()
    page.get_by_label("Relation").first.select_option("p")
    page.keyboard.press("Escape")
    rest(page)
    leads = page.locator(".map-slot.leads:not([data-kind=q])")
    assert sorted(leads.locator(".map-card").evaluate_all("all => all.map((one) => one.dataset.pid)")) == [DAY, NIGHT]
    assert leads.first.evaluate("one => getComputedStyle(one).opacity") == "1"
    faces = page.locator(".map-slot.filled .map-card").evaluate_all(
        "all => Object.fromEntries(all.map((one) => [one.dataset.pid, getComputedStyle(one).backgroundColor]))"
    )
    assert faces[NIGHT] == faces[DAY] != faces[STUDENTS]


def test_the_view_can_be_taken_along(page, site, tmp_path):
    opened(page, site)
    for kind, start in (("svg", b"<svg "), ("png", b"\x89PNG")):
        page.get_by_text("More", exact=True).click()
        with page.expect_download() as taken:
            page.get_by_role("button", name=f"Save this view as {kind.upper()}").click()
        taken.value.save_as(tmp_path / f"map.{kind}")
        assert (tmp_path / f"map.{kind}").read_bytes().startswith(start)
    saved = (tmp_path / "map.svg").read_text("utf-8")
    assert all(f"/en/c/{pid}/" in saved for pid in (QUESTION, NIGHT, DAY, STUDENTS, COST))


def test_without_javascript_there_is_the_outline(new_page, site):
    page = new_page(java_script_enabled=False)
    page.goto(site)
    expect(page.locator(f"#b-{NIGHT}")).to_be_visible()


def test_when_the_map_does_not_come_there_is_the_outline(page, site, expected_console):
    expected_console += ["503", "map: 503"]
    page.route("**/_/map/**", lambda route: route.fulfill(status=503))
    page.goto(site)
    expect(page.locator(f"#b-{NIGHT}")).to_be_visible()


def test_the_map_asks_for_all_it_needs_at_once(page, site):
    """Each script, and the map's structure, is fetched once, and none waits for another to name it."""
    asked = []
    page.on("request", lambda request: asked.append(request.url.rpartition(site.split("/en/")[0])[2]))
    opened(page, site)
    ahead = page.locator("link[rel=modulepreload]").evaluate_all("all => all.map((one) => new URL(one.href).pathname)")
    scripts = [path for path in asked if path.startswith("/static/js/")]
    assert sorted(scripts) == sorted(ahead)
    assert len([path for path in asked if path.startswith("/_/map/")]) == 1
