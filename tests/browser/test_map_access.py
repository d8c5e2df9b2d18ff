"""The map for those who hear it, with axe; and how much of it is in the document."""

import pytest
from playwright.sync_api import expect

from debate.transfer.actions import import_debate
from debate.transfer.synthetic.build import synthesize_debate
from debate.transfer.synthetic.plan import Size
from tests.browser.conftest import violations
from tests.browser.map import item, opened, slot, zoom
from tests.library import COST, encoded
from tests.library import library as library_file


@pytest.fixture
def site(live_server, transactional_db):
    """The address of the library debate's page."""
    import_debate(encoded(library_file()), by=None)
    return f"{live_server.url}/en/d/night-library/"


def test_the_tree_tells_what_is_drawn(page, site):
    opened(page, site)
    cost = item(page, "Supports: Opening all night costs")
    names = ("level", "expanded", "selected", "posinset", "setsize")
    told = {name: cost.get_attribute(f"aria-{name}") for name in names}
    assert told == {"level": "3", "expanded": "false", "selected": "false", "posinset": "1", "setsize": "2"}
    assert cost.inner_text() == (
        "Supports: Opening all night costs 12 million more a year. opposed by 1, source passages: 1. "
        "Only together with: Night pay is not yet included"
    )
    slot(page, COST).locator("[data-fold]").click()
    expect(item(page, "One lamp")).to_have_attribute("aria-level", "4")
    expect(cost).to_have_attribute("aria-expanded", "true")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("state", ["", f"?c={COST}", "drawn out", "filters"])
def test_axe_finds_nothing(new_page, site, scheme, state):
    page = new_page(bypass_csp=True, color_scheme=scheme)
    opened(page, site + (state if state.startswith("?") else ""))
    if state == "drawn out":
        zoom(page, 0.2)
    if state == "filters":
        page.locator("summary", has_text="Filter").click()
    if state.startswith("?"):
        page.locator(".map-drawer h1").wait_for()
    assert violations(page, ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa")) == []


def test_axe_finds_nothing_on_a_phone(new_page, site):
    page = new_page(width=390, height=844, has_touch=True, is_mobile=True, bypass_csp=True)
    opened(page, f"{site}?c={COST}#map")
    page.locator(".map-drawer h1").wait_for()
    assert violations(page, ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa")) == []


def test_the_document_stays_small_in_a_large_debate(page, live_server, transactional_db):
    synthesize_debate(slug="large", size=Size(claims=1500), seed=1, by=None)
    opened(page, f"{live_server.url}/en/d/large/")
    page.get_by_label("Depth").select_option("all")
    found = []
    for scale in (0.01, 0.1, 0.3, 0.5, 0.7, 1.0):
        zoom(page, scale)
        page.wait_for_timeout(300)
        found.append(page.evaluate("document.querySelectorAll('*').length"))
    assert max(found) <= 3000
    assert page.get_by_role("treeitem").count() <= 200
