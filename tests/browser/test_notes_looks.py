"""What the notes of a page look like: nothing for axe to find, nothing wider than the screen."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import violations
from tests.browser.notes import drag, open_library
from tests.library import ARTICLE, COST

AXE = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")


@pytest.fixture
def site(live_server, transactional_db):
    """A server with the library debate, the words of its article public."""
    open_library()
    return live_server.url


@pytest.mark.parametrize(("prefix", "scheme"), [("", "light"), ("/en", "dark"), ("/zh-hans", "light")])
@pytest.mark.parametrize("width", [390, 1440])
def test_no_violation(new_page, site, prefix, scheme, width):
    page = new_page(bypass_csp=True, color_scheme=scheme, width=width, height=900)
    found = {}
    for path in (f"c/{COST}", f"s/{ARTICLE}"):
        page.goto(f"{site}{prefix}/{path}/")
        words = page.locator("[data-note-kind]").first
        drag(page, words, 1, 5)
        page.locator(".note-bar [data-do=highlighting]").click()
        drag(page, words, 3, 7)
        expect(page.get_by_role("toolbar")).to_be_visible()
        found[f"{path}: toolbar"] = violations(page, AXE)
        page.locator(".note-bar [data-do=commenting]").click()
        found[f"{path}: sheet"] = violations(page, AXE)
        page.keyboard.press("Escape")
        expect(page.locator(".note.device")).to_have_count(2)
        found[f"{path}: notes"] = violations(page, AXE)
        assert page.evaluate("document.documentElement.scrollWidth") == width
        page.evaluate("localStorage.clear()")
    assert {at: told for at, told in found.items() if told} == {}
