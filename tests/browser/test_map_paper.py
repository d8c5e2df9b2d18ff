"""The map on paper: the outline, unfolded, numbered, each claim in one piece with its address; the map as before."""

import re

import pytest
from playwright.sync_api import expect

from debate.transfer.actions import import_debate
from debate.transfer.synthetic.build import synthesize_debate
from debate.transfer.synthetic.plan import Size
from tests.browser.map import card, opened, pids
from tests.library import BESIDE, COST, DAY, DOUBT, GUARDS, LIGHT, NIGHT, SHARED, STUDENTS, WAGES, encoded
from tests.library import library as library_file

EVERYTHING = [NIGHT, STUDENTS, BESIDE, DOUBT, DAY, COST, LIGHT, GUARDS, WAGES, GUARDS, SHARED]
ON_PAPER = """() => {
  const titles = [...document.querySelectorAll(".outline .node > .title a")];
  return titles.map((one) => one.pathname.slice(-11, -1));
}"""


@pytest.fixture
def site(live_server, transactional_db):
    """The address of the library debate's page."""
    import_debate(encoded(library_file()), by=None)
    return f"{live_server.url}/en/d/night-library/"


def printed(page):
    """What is asked of the page as it goes to paper, and the document that comes of it."""
    page.evaluate(
        f"addEventListener('beforeprint', () => {{ window.shown = ({ON_PAPER})(); }}, {{ once: true }})"
    )  # after the page's own listeners
    body = page.pdf(format="A4", tagged=True)
    return page.evaluate("window.shown"), body


def links_of(body):
    """The addresses that a PDF's links lead to."""
    return {found.decode() for found in re.findall(rb"/URI \(([^)]*)\)", body)}


def test_everything_is_unfolded_on_paper_and_the_map_is_as_it_was(page, site):
    opened(page, site)
    before = pids(page)
    shown, body = printed(page)
    assert shown == EVERYTHING
    assert {f"{site.partition('/d/')[0]}/c/{pid}/" for pid in EVERYTHING} <= links_of(body)
    assert page.locator(".map-fallback").count() == 0
    assert pids(page) == before
    card(page, COST).wait_for()


def test_a_phone_prints_the_same(phone, site):
    phone.goto(site)
    folded = phone.locator(".map-fallback .node").count()
    _, body = printed(phone)
    assert links_of(body) >= {f"{site.partition('/d/')[0]}/c/{pid}/" for pid in EVERYTHING}
    assert phone.locator(".map-fallback .node").count() == folded < len(EVERYTHING)


def test_claims_are_numbered_with_their_addresses_and_none_is_cut(page, site):
    page.goto(f"{site}outline/?all=1")
    page.emulate_media(media="print")
    node = page.locator(f"#b-{COST} > .node")
    assert node.evaluate("one => getComputedStyle(one).breakInside") == "avoid"
    before, after = "getComputedStyle(one, '::before').content", "getComputedStyle(one, '::after').content"
    assert node.locator(".title").evaluate(f"one => {before}") == 'counters(claim, ".")'
    assert node.locator(".title > a").evaluate(f"one => {after}") == f'"/en/c/{COST}/"'
    assert page.locator(f"#b-{DAY} > .node").evaluate("one => getComputedStyle(one).breakAfter") == "avoid"
    assert page.locator("h2.title a").all_inner_texts() == ["It should open all night", "It should keep its day hours"]


def test_paper_is_white_in_the_dark(new_page, site):
    page = new_page(color_scheme="dark")
    page.goto(f"{site}outline/?all=1")
    title = page.locator(f"#b-{COST} .title").first
    expect(title).to_have_css("color", "rgb(236, 232, 223)")
    page.emulate_media(media="print")
    expect(title).to_have_css("color", "rgb(29, 28, 26)")


def test_deep_claims_say_their_level_instead_of_being_indented(page, live_server, transactional_db):
    synthesize_debate(slug="deep", size=Size(claims=80, depth=40, branching=1.1), seed=1, by=None)
    page.goto(f"{live_server.url}/en/d/deep/outline/?all=1")
    page.emulate_media(media="print")
    deepest = page.locator(".title[data-level]").last
    assert re.fullmatch(r"level \d+", deepest.get_attribute("data-level"))
    widths = page.locator(".title[data-level]").evaluate_all("all => all.map((one) => one.clientWidth)")
    assert min(widths) == max(widths) > 400


def test_without_the_unfolded_outline_the_folded_one_is_printed(page, site, expected_console):
    expected_console.append("503")
    opened(page, site)
    page.route("**/outline/?all=1", lambda route: route.fulfill(status=503))
    shown, _ = printed(page)
    assert shown == [NIGHT, STUDENTS, DAY, COST, WAGES, GUARDS, SHARED]
