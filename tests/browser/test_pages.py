"""Every page of the starter debate: nothing for axe to find, nothing wider than the screen, nothing in the console."""

import json
from pathlib import Path

import pytest

from debate.transfer.actions import import_debate
from tests.browser.conftest import violations

STARTER = Path(__file__).parents[2] / "debate" / "starter" / "open-vs-closed.json"


@pytest.fixture
def site(live_server, transactional_db):
    """A server with the starter debate."""
    import_debate(STARTER.read_bytes(), by=None)
    return live_server.url


def addresses() -> list[str]:
    """One of each kind of page, busy ones where there is a choice."""
    value = json.loads(STARTER.read_text(encoding="utf-8"))
    claims = {claim["kind"]: claim["pid"] for claim in reversed(value["claims"])}
    question, position = claims["question"], claims["position"]
    undercut = next(link for link in value["links"] if "link" in link)
    joint = next(link["pid"] for link in value["links"] if link.get("group"))
    sealed = value["citations"][0]["pid"]
    debate = f"/d/{value['debate']['slug']}/"
    positions = [claim["pid"] for claim in value["claims"] if claim["kind"] == "position"]
    speakers = [citation["speaker"] for citation in value["citations"] if "speaker" in citation]
    speakers = sorted(set(speakers), key=speakers.count)
    return [
        debate,
        *(f"{debate}{name}/" for name in ("outline", "sources", "people", "about")),
        f"{debate}outline/?all=1",
        *(f"{debate}compare/{query}" for query in ("", *(f"?a={x[-1]}&b={x[-2]}" for x in (positions, speakers)))),
        *(f"/c/{pid}/" for pid in (question, position, undercut["premise"])),
        *(f"/l/{pid}/" for pid in (undercut["pid"], joint)),
        f"/s/{value['sources'][0]['pid']}/",
        f"/q/{sealed}/",
        f"/p/{value['speakers'][0]['pid']}/",
        "/sign-in/",
        "/account/sign-up/",
        "/account/code/",
        "/account/reset/",
        "/account/reset/done/",
        "/account/off/",
        "/nowhere/",
    ]


@pytest.mark.parametrize(("prefix", "scheme"), [("", "light"), ("", "dark"), ("/en", "dark"), ("/zh-hans", "light")])
def test_no_violation_on_any_page(new_page, site, prefix, scheme, expected_console):
    expected_console.append("404")
    page = new_page(bypass_csp=True, color_scheme=scheme)
    tags = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
    found = {}
    for address in addresses():
        page.goto(site + prefix + address)
        found[address] = violations(page, tags)
    assert {address: told for address, told in found.items() if told} == {}


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_nothing_is_wider_than_the_screen(new_page, site, prefix, expected_console):
    expected_console.append("404")
    page = new_page()
    wide = {}
    for address in addresses():
        page.goto(site + prefix + address)
        for width in (360, 390, 768, 1440, 2560):
            page.set_viewport_size({"width": width, "height": 900})
            found = page.evaluate("document.documentElement.scrollWidth")
            if found > width:
                wide[address, width] = found
    assert wide == {}


def test_a_pages_language_is_said_on_every_foreign_piece(new_page, site):
    """No text that is more Chinese than Latin inherits lang=en."""
    page = new_page()
    script = """() => {
      const walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
      const found = [];
      while (walker.nextNode()) {
        const language = walker.currentNode.parentElement.closest("[lang]").lang;
        const text = walker.currentNode.data;
        const count = (letters) => (text.match(letters) ?? []).length;
        if (language === "en" && count(/\\p{Script=Han}/gu) > count(/\\p{Script=Latin}/gu)) found.push(text);
      }
      return found;
    }"""
    found = {}
    for address in addresses()[:-1]:
        page.goto(f"{site}/en{address}")
        found[address] = page.evaluate(script)
    assert {address: told for address, told in found.items() if told} == {}
