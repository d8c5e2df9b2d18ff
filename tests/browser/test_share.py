"""Passing a thing on: the panel by keyboard, by thumb and without scripts; the view of a map; and the way to the words
in an article, which stands here on a server of its own."""

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import unquote

import pytest
from playwright.sync_api import expect

from debate.models import Citation, Source
from debate.transfer.actions import import_debate
from tests.article import SPOKEN
from tests.browser.conftest import violations
from tests.library import GUARDS, SPEECH, encoded
from tests.library import library as library_file

BEFORE = "".join(f"<p>第 {number} 段說的是別的事，與閱覽室無關。</p>" for number in range(80))
LONG = "第一-二句很長，說到座位；" + "中間的話在這一頁上換了說法，" * 6 + "最後一句，說的是夜班津貼的事。"
THERE = LONG.replace("換了說法", "另有說法")
HEAD = "<!doctype html><html lang=zh-Hant><meta charset=utf-8><title>致詞</title>"
PASSAGES = (f"<p id=short>各位,{SPOKEN}謝謝。</p>", f"<p id=long>開頭。{THERE}結尾。</p>")
PAGE = HEAD + BEFORE + BEFORE.join(PASSAGES) + BEFORE


class Article(BaseHTTPRequestHandler):
    """The same page at every address."""

    def do_GET(self) -> None:
        """The name is the server's."""
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(PAGE.encode())

    def log_message(self, format: str, *args: object) -> None:
        """Nothing."""


@pytest.fixture
def article() -> Iterator[str]:
    """The address of an article elsewhere."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Article)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/speech"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def site(live_server, transactional_db):
    """A server with the library debate."""
    import_debate(encoded(library_file()), by=None)
    return live_server.url


def test_the_panel_opens_and_closes_by_keyboard_and_copies(new_page, site):
    page = new_page(permissions=["clipboard-read", "clipboard-write"])
    page.goto(f"{site}/en/c/{GUARDS}/")
    opener = page.locator("share-links [data-open]")
    opener.focus()
    page.keyboard.press("Enter")
    panel = page.locator("dialog.share-panel")
    expect(panel.locator("h1")).to_be_focused()
    panel.locator(".copy", has_text="as an objection to").get_by_role("button").click()
    expect(panel.get_by_role("status")).to_have_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()") == f"{site}/en/l/k000000006/"
    panel.get_by_text("QR code", exact=True).click()
    expect(panel.locator(".share-qr img")).to_have_js_property("complete", True)
    assert panel.locator(".share-qr img").evaluate("(image) => image.naturalWidth") > 200
    panel.get_by_text("Cite this", exact=True).click()
    expect(panel.locator("#cite textarea").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    expect(opener).to_be_focused()
    expect(panel).to_be_empty()


def test_in_the_drawer_of_the_map_the_panel_alone_is_closed(new_page, site):
    page = new_page(permissions=["clipboard-read", "clipboard-write"])
    page.goto(f"{site}/en/d/night-library/?c={GUARDS}")
    drawer = page.locator(".map-drawer")
    drawer.locator("[data-open]").click()
    expect(drawer.locator(".share-panel h1")).to_be_focused()
    page.keyboard.press("Escape")
    expect(drawer.locator(".share-panel")).to_be_empty()
    expect(drawer.locator("#claim h1")).to_be_visible()
    page.locator(".map-menu summary", has_text="More").click()
    page.get_by_role("button", name="Share this view").click()
    expect(page.locator(".share-view [role=status]")).to_have_text("Link copied")
    assert page.evaluate("navigator.clipboard.readText()") == page.url


def test_on_a_phone_the_panel_fits_and_axe_finds_nothing(new_page, site):
    page = new_page(width=390, height=844, is_mobile=True, has_touch=True, bypass_csp=True)
    page.goto(f"{site}/c/{GUARDS}/")
    page.locator("share-links [data-open]").tap()
    expect(page.locator(".share-panel h1")).to_be_focused()
    for part in page.locator(".share-panel summary").all():
        part.tap()
    wide = "document.querySelector('.share-panel').scrollWidth - document.querySelector('.share-panel').clientWidth"
    assert page.evaluate(wide) == 0
    assert violations(page, ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")) == []


def test_without_scripts_it_is_a_page(new_page, site):
    page = new_page(java_script_enabled=False)
    page.goto(f"{site}/en/c/{GUARDS}/")
    page.get_by_role("link", name="Share, cite").click()
    expect(page).to_have_url(f"{site}/en/c/{GUARDS}/share/")
    expect(page.get_by_label("Link", exact=True)).to_have_value(f"{site}/en/c/{GUARDS}/")
    expect(page.get_by_role("button", name="Copy")).to_have_count(0)
    page.get_by_text("Cite this", exact=True).click()
    expect(page.get_by_label("APA 7")).to_be_visible()


@pytest.mark.parametrize(("words", "place"), [(SPOKEN, "short"), (LONG, "long")])
def test_the_way_to_the_original_scrolls_to_its_words(page, site, article, words, place):
    Source.objects.filter(pid=SPEECH).update(address=article)
    Citation.objects.filter(pid="t000000007").update(exact=words)
    page.goto(f"{site}/zh-hans/q/t000000007/")
    link = page.get_by_role("link", name="看原文")
    assert "#:~:text=" in unquote(link.get_attribute("href"))
    link.click()
    expect(page).to_have_title("致詞")
    expect(page.locator(f"#{place}")).to_be_in_viewport()
    assert page.evaluate("window.scrollY") > 500
