"""The pure modules of static/js/lib in Chromium: `run(names, body, *cases)` calls a function once for a list of cases.

The modules are served from the folder itself, without Django: a call takes milliseconds, so a property is tried on many
cases at a time.
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route

ROOT = Path(__file__).parents[2]
HERE = Path(__file__).parent
ORIGIN = "http://modules.test"
Run = Callable[..., Any]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder is marked `browser`."""
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker(pytest.mark.browser)


def serve(route: Route) -> None:
    """Static files, and an empty page for everything else."""
    path = route.request.url.removeprefix(ORIGIN)
    if path.startswith("/static/"):
        route.fulfill(body=(ROOT / path[1:]).read_bytes(), content_type="text/javascript")
    else:
        route.fulfill(body="<!doctype html><title>modules</title>", content_type="text/html")


@pytest.fixture(scope="session")
def modules(browser: Browser) -> Iterator[Page]:
    """One page for all tests: the modules keep no state that a test could see."""
    context = browser.new_context()
    page = context.new_page()
    page.route(f"{ORIGIN}/**", serve)
    page.goto(f"{ORIGIN}/")
    yield page
    context.close()


@pytest.fixture(scope="session")
def run(modules: Page) -> Run:
    """run("layout topology", "(m, given) => …", given): m has what those modules of static/js/lib export."""

    def call(names: str, body: str, given: Any = None) -> Any:
        script = f"""async ([names, given]) => {{
            const loaded = await Promise.all(names.map((name) => import(`/static/js/lib/${{name}}.js`)));
            const m = Object.fromEntries(names.map((name, k) => [name, loaded[k]]));
            return ({body})(m, given);
        }}"""
        return modules.evaluate(script, [names.split(), given])

    return call
