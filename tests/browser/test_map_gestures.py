"""Hands on the map: a mouse, a thumb, the keyboard."""

import re

import pytest
from playwright.sync_api import expect

from debate.transfer.actions import import_debate
from tests.browser.map import VIEW, card, elsewhere, fingers, opened, rest, slot
from tests.library import COST, GUARDS, QUESTION, STUDENTS, encoded
from tests.library import library as library_file


@pytest.fixture
def site(live_server, transactional_db):
    """The address of the library debate's page."""
    import_debate(encoded(library_file()), by=None)
    return f"{live_server.url}/en/d/night-library/"


def test_drag_wheel_and_double_click(page, site):
    opened(page, site)
    x, y = elsewhere(page)
    start = page.evaluate(VIEW)
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 60, y - 40, steps=4)
    page.mouse.up()
    moved = page.evaluate(VIEW)
    assert round((start["cx"] - moved["cx"]) * start["scale"]) == 60
    page.mouse.wheel(0, 100)
    page.wait_for_timeout(100)
    smaller = page.evaluate(VIEW)
    assert smaller["scale"] < moved["scale"]
    page.mouse.dblclick(x, y)
    page.wait_for_timeout(300)
    assert page.evaluate(VIEW)["scale"] > smaller["scale"]
    page.keyboard.down("Control")
    page.mouse.wheel(0, -50)
    page.keyboard.up("Control")
    page.wait_for_timeout(100)
    assert page.evaluate("window.visualViewport.scale") == 1


def test_buttons_zoom_fit_and_go_back_to_the_selection(page, site):
    opened(page, f"{site}?c={GUARDS}")
    start = page.evaluate(VIEW)["scale"]
    page.get_by_role("button", name="Zoom in").click()
    assert page.evaluate(VIEW)["scale"] > start
    page.get_by_role("button", name="Zoom out").click()
    page.get_by_role("button", name="The whole map").click()
    rest(page)
    fitted = page.evaluate(VIEW)
    page.get_by_role("button", name="Back to the selection").click()
    rest(page)
    assert page.evaluate(VIEW)["scale"] >= 0.9
    assert page.evaluate(VIEW)["cx"] != fitted["cx"]
    slot(page, GUARDS).wait_for()


def test_the_minimap_goes_where_it_is_pressed_and_drawn(page, site):
    opened(page, site)
    before = page.evaluate(VIEW)["cx"]
    box = page.locator(".map-mini").bounding_box()
    frame = page.locator(".map-mini [data-frame]")
    shown = frame.bounding_box()
    page.mouse.move(box["x"] + 12, box["y"] + box["height"] / 2)
    page.mouse.down()
    pressed = page.evaluate(VIEW)["cx"]
    page.mouse.move(box["x"] + box["width"] - 12, box["y"] + box["height"] / 2, steps=4)
    page.mouse.up()
    rest(page)
    assert pressed < before < page.evaluate(VIEW)["cx"]
    assert frame.bounding_box()["x"] > shown["x"]


def test_words_of_a_card_can_be_selected_and_copied(new_page, site):
    page = opened(new_page(permissions=["clipboard-read", "clipboard-write"]), site)
    words = card(page, COST).locator(".title")
    box = words.bounding_box()
    before = page.evaluate(VIEW)
    page.mouse.move(box["x"] + 1, box["y"] + 8)
    page.mouse.down()
    page.mouse.move(box["x"] + 90, box["y"] + 8, steps=6)
    page.mouse.up()
    said = page.evaluate("String(getSelection())")
    assert len(said) > 3
    assert "Opening all night costs".startswith(said.strip()[:10])
    page.keyboard.press("Control+c")
    assert page.evaluate("navigator.clipboard.readText()") == said
    assert page.evaluate(VIEW) == before
    assert page.url == site


def test_the_right_button_is_the_browsers(page, site):
    opened(page, site)
    page.evaluate("addEventListener('contextmenu', (event) => { window.menu = !event.defaultPrevented; })")
    card(page, COST).click(button="right")
    assert page.evaluate("window.menu") is True
    assert page.url == site


def test_links_of_cards_open_in_a_new_tab(page, site):
    opened(page, site)
    with page.context.expect_page() as other:
        card(page, COST).locator(".title a").click(modifiers=["Control"])
    assert other.value.url.endswith(f"/en/c/{COST}/")
    assert page.url == site


def test_what_is_said_of_the_claim_under_the_pointer(page, site):
    opened(page, site)
    card(page, COST).hover()
    panel = page.locator(".map-hover")
    expect(panel).to_be_visible()
    expect(panel.locator("[data-path] li")).to_have_count(3)
    expect(panel.locator("[data-counts]")).to_have_text(re.compile("opposed by 1"))
    expect(panel.locator("[data-quotes] li").first).not_to_be_empty()
    page.mouse.move(*elsewhere(page))
    expect(panel).to_be_hidden()


def test_by_keyboard_alone(page, site):
    opened(page, site)
    tree = page.get_by_role("tree")
    page.get_by_role("treeitem").first.focus()
    for key, words in (
        ("ArrowDown", "It should open"),
        ("ArrowDown", "In exam season three in ten"),
        ("ArrowRight", "In exam season three in ten"),
        ("ArrowRight", "Too few seats does not mean"),
        ("ArrowLeft", "In exam season three in ten"),
        ("ArrowLeft", "In exam season three in ten"),
        ("ArrowLeft", "It should open"),
        ("End", "Libraries are public space"),
        ("Home", "Should the city library"),
    ):
        page.keyboard.press(key)
        expect(tree.locator(":focus")).to_contain_text(words)
    for _ in range(2):
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator(".map-drawer")).to_be_focused()
    expect(page.locator(".map-drawer h1")).to_contain_text("In exam season")
    page.keyboard.press("Escape")
    expect(tree.locator(":focus")).to_contain_text("In exam season")
    expect(page.locator(".map-drawer")).to_be_hidden()
    scale = page.evaluate(VIEW)["scale"]
    page.keyboard.press("+")
    assert page.evaluate(VIEW)["scale"] > scale
    page.keyboard.press("-")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()


def test_the_keys_are_shown_to_whoever_asks_from_anywhere(page, site):
    opened(page, site)
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    card(page, STUDENTS).click()
    page.locator(".map-drawer").focus()
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_be_visible()


def test_by_thumb(phone, site):
    phone.goto(site)
    expect(phone.locator(".map-stage")).to_have_count(0)
    expect(phone.locator(".stance").first).to_be_visible()
    phone.locator("a[href='#map']").first.tap()
    card(phone, QUESTION).wait_for()
    rest(phone)
    start = phone.evaluate(VIEW)
    touch = fingers(phone)
    touch("touchStart", (200, 600))
    for y in (620, 640, 660, 680):
        touch("touchMove", (200, y))
    touch("touchEnd")
    phone.wait_for_timeout(100)
    moved = phone.evaluate(VIEW)
    assert round((start["cy"] - moved["cy"]) * start["scale"]) == 80
    touch("touchStart", (150, 600), (250, 600))
    for spread in (10, 20, 30):
        touch("touchMove", (150 - spread, 600), (250 + spread, 600))
    touch("touchEnd")
    phone.wait_for_timeout(100)
    assert phone.evaluate(VIEW)["scale"] > 1.4 * moved["scale"]
    assert phone.evaluate("visualViewport.scale") == 1
    card(phone, QUESTION).tap()
    expect(phone.locator(".map-drawer h1")).to_contain_text("Should the city library")
    sheet = phone.locator(".map-drawer").bounding_box()
    assert (sheet["x"], sheet["width"], round(sheet["y"] + sheet["height"])) == (0, 390, 844)
    phone.get_by_role("button", name="Close", exact=True).first.tap()
    phone.get_by_role("button", name="Close the map").tap()
    expect(phone.locator(".stance").first).to_be_visible()
    expect(phone.locator(".map-stage")).to_be_hidden()
