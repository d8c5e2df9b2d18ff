"""Chromium for the readers' journeys: pages that must leave the console empty, axe, and screenshots.

`page` is one page at 1280 × 800; `new_page(width=…, height=…, **context options)` makes others. `axe(page)` lists
violations. `screenshot(page, name)` writes to the test's temporary folder, or to BIANTU_SCREENSHOTS if that is set.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, ConsoleMessage, Page, Request

HERE = Path(__file__).parent
NewPage = Callable[..., Page]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder is marked `browser`."""
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker(pytest.mark.browser)


@pytest.fixture
def expected_console() -> list[str]:
    """Parts of console messages that a test expects: it appends to this list before it causes them."""
    return []


@pytest.fixture
def new_page(browser: Browser, expected_console: list[str]) -> Iterator[NewPage]:
    """Makes pages, each in a context of its own; at the end their consoles hold no warning and no error."""
    complaints: list[str] = []

    def note(message: ConsoleMessage) -> None:
        if message.type in {"warning", "error"}:
            complaints.append(f"{message.type}: {message.text} ({message.location.get('url', '')})")

    with ExitStack() as stack:

        def make(*, width: int = 1280, height: int = 800, **options: Any) -> Page:
            size = {"width": width, "height": height}
            context = browser.new_context(**{"viewport": size, "reduced_motion": "reduce", **options})
            stack.callback(context.close)
            page = context.new_page()
            stack.callback(answered, page, asked_of(page))
            page.set_default_timeout(10_000)
            page.on("console", note)
            page.on("pageerror", lambda error: complaints.append(f"uncaught: {error}"))
            return page

        yield make
    assert [line for line in complaints if not any(part in line for part in expected_console)] == []


def asked_of(page: Page) -> set[Request]:
    """What a page has asked for and not yet got, kept up to date."""
    asked: set[Request] = set()
    page.on("request", lambda request: asked.add(request))  # noqa: PLW0108 - Playwright takes no builtin
    for end in ("requestfinished", "requestfailed"):
        page.on(end, lambda request: asked.discard(request))  # noqa: PLW0108 - the same
    return asked


def answered(page: Page, asked: set[Request]) -> None:
    """Wait, five seconds at most, for what a page still asks: the database is emptied next, and must not be in use."""
    for _ in range(100):
        if page.is_closed() or not asked:
            return
        page.wait_for_timeout(50)


@pytest.fixture
def page(new_page: NewPage) -> Page:
    """One page at 1280 × 800, with the Content-Security-Policy in force."""
    return new_page()


@pytest.fixture
def phone(new_page: NewPage) -> Page:
    """One page on a phone: 390 × 844, touch."""
    return new_page(width=390, height=844, device_scale_factor=2, has_touch=True, is_mobile=True)


@pytest.fixture
def axe(new_page: NewPage) -> Callable[..., list[str]]:
    """Accessibility violations of a page, one line per element; axe runs in a second page that bypasses the CSP."""

    def check(page: Page, *, tags: tuple[str, ...] = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa")) -> list[str]:
        size = page.viewport_size or {"width": 1280, "height": 800}
        other = new_page(**size, bypass_csp=True, storage_state=page.context.storage_state())
        other.goto(page.url)
        other.wait_for_load_state("networkidle")
        return violations(other, tags)

    return check


def violations(page: Page, tags: tuple[str, ...]) -> list[str]:
    """What axe finds on the page as it is now; the page must come from a context with `bypass_csp`."""
    page.evaluate(AXE_SCRIPT)
    options = {"runOnly": {"type": "tag", "values": list(tags)}, "preload": False}
    found = page.evaluate("options => axe.run(document, options)", options)["violations"]
    return [f"{rule['id']}: {node['html']}" for rule in found for node in rule["nodes"]]


@pytest.fixture
def screenshot(tmp_path: Path) -> Callable[[Page, str], Path]:
    """Writes a picture of the whole page and returns its path."""
    folder = Path(os.environ.get("BIANTU_SCREENSHOTS") or tmp_path)

    def take(page: Page, name: str) -> Path:
        folder.mkdir(parents=True, exist_ok=True)
        target = folder / f"{name}.png"
        page.screenshot(path=target, full_page=True)
        return target

    return take
