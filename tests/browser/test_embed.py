"""A claim and a map in frames of a page of another origin: shown, followed, dark, without a word in the console."""

from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest
from playwright.sync_api import expect

from debate.transfer.actions import import_debate
from debate.web.embedding import Size, frame
from tests.browser.conftest import violations
from tests.library import NIGHT, STUDENTS, encoded
from tests.library import library as library_file

DARK, LIGHT = "rgb(32, 30, 26)", "rgb(255, 255, 255)"


@contextmanager
def elsewhere(body: str) -> Iterator[str]:
    """The address of a page of another origin with this in it."""

    class Page(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            found = self.path == "/"
            self.send_response(200 if found else 204)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            if found:
                self.wfile.write(f"<!doctype html><html lang=en><title>Elsewhere</title>{body}".encode())

        def log_message(self, *_: object) -> None:
            """Quiet."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Page) as served:
        Thread(target=served.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{served.server_port}/"
        served.shutdown()


@pytest.fixture
def site(live_server, transactional_db):
    """Where the library debate is: by the name of this machine, the other page by its number."""
    import_debate(encoded(library_file()), by=None)
    return f"{live_server.url}/en"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_frames_in_a_page_of_another_origin(new_page, site, scheme, screenshot):
    assert site.startswith("http://localhost:")
    claim = frame(f"{site}/c/{STUDENTS}/", "claim", title="claim")
    debate = frame(f"{site}/d/night-library/", "debate", title="map")
    narrow = frame(f"{site}/d/night-library/", "debate", size=Size(340, 300), title="narrow")
    page = new_page(width=900, height=1400, color_scheme=scheme)
    with elsewhere(claim + debate + narrow) as address:
        page.goto(address)
        framed = {name: page.frame_locator(f"iframe[title={name}]") for name in ("claim", "map", "narrow")}
        expect(framed["claim"].locator("h1")).to_have_text("In exam season three in ten find no seat")
        expect(framed["claim"].locator("body")).to_have_css("background-color", DARK if scheme == "dark" else LIGHT)
        card = framed["map"].locator(f".map-card[data-pid='{NIGHT}']")
        expect(card).to_be_visible()
        expect(framed["map"].locator(".map-top")).to_be_hidden()
        expect(framed["narrow"].locator(".embed-outline > ul > li").first).to_be_visible()
        expect(framed["narrow"].locator(".map-stage")).to_have_count(0)
        for name, link in (("claim", "h1 a"), ("map", f".map-card[data-pid='{NIGHT}'] a"), ("narrow", ".title a")):
            with page.context.expect_page() as opened:
                framed[name].locator(link).first.click()
            pid = STUDENTS if name == "claim" else NIGHT
            opened.value.wait_for_load_state()
            assert opened.value.url == f"{site}/c/{pid}/"
            assert opened.value.evaluate("window.opener") is None
            opened.value.close()
        assert page.context.cookies() == []
        screenshot(page, f"embed-{scheme}")


def test_the_wheel_scrolls_the_page_around_the_map(new_page, site):
    debate = frame(f"{site}/d/night-library/", "debate", title="map")
    page = new_page(width=900, height=500)
    with elsewhere(f"{debate}<p style='height: 2000px'>below</p>") as address:
        page.goto(address)
        page.frame_locator("iframe").locator(".map-slot.filled").first.wait_for()
        page.mouse.move(400, 300)
        page.mouse.wheel(0, 200)
        page.wait_for_function("window.scrollY > 100")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(new_page, site, scheme):
    page = new_page(width=600, height=400, bypass_csp=True, color_scheme=scheme)
    page.goto(f"{site}/embed/d/night-library/")
    page.locator(".map-slot.filled").first.wait_for()
    found = violations(page, ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa"))
    page.goto(f"{site}/embed/c/{STUDENTS}/")
    assert found + violations(page, ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa")) == []
