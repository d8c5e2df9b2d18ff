"""The fixtures notice what they are there to notice."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.browser import chromium
from tests.browser.conftest import violations

BAD_PICTURE = "data:text/html,<html lang=en><title>t</title><main><h1>T</h1><img src='data:,'></main></html>"


def test_chinese_is_laid_out(page, screenshot):
    page.set_content("<html lang=zh-Hant><title>辯</title><p style='font: 20px serif; display: inline-block'>辯圖</p>")
    assert page.locator("p").bounding_box()["width"] == 40
    assert screenshot(page, "chinese").read_bytes()[:4] == b"\x89PNG"


def test_axe_finds_a_picture_without_words(new_page):
    page = new_page(bypass_csp=True)
    page.goto(BAD_PICTURE)
    assert violations(page, ("wcag2a",)) == ['image-alt: <img src="data:,">']


def test_axe_looks_at_the_same_address(page, axe):
    page.goto(BAD_PICTURE)
    assert axe(page, tags=("wcag2a",)) == ['image-alt: <img src="data:,">']


def test_expected_complaints_are_let_through(page, expected_console):
    expected_console.append("on purpose")
    page.evaluate("console.error('on purpose')")


def test_server_of_this_test_is_reached(page, live_server, expected_console):
    expected_console.append("favicon.ico")  # plain text names no icon, so Chromium asks for this one
    page.goto(f"{live_server.url}/healthz")
    assert page.locator("body").inner_text() == "ok\n"


def test_chromium_may_be_named(monkeypatch, tmp_path):
    monkeypatch.setenv("BIANTU_CHROMIUM", str(tmp_path / "absent"))
    assert chromium.find_chromium() is None


def test_fonts_are_asked_for(monkeypatch):
    answer = subprocess.CompletedProcess([], 0, stdout="\n")
    monkeypatch.setattr(shutil, "which", lambda _name: "fc-list")
    monkeypatch.setattr(subprocess, "run", lambda *_args, **_options: answer)
    assert chromium.has_chinese_font() is False


INNER = """
from tests.browser.chromium import browser
from tests.browser.conftest import *

def test_complains(page):
    page.evaluate("console.error('not on purpose')")

def test_throws(page):
    page.evaluate("setTimeout(() => { throw new Error('uncaught one') })")
    page.wait_for_timeout(100)
"""


@pytest.fixture
def inner_run(tmp_path):
    """Runs INNER as a suite of its own and returns what pytest printed."""
    root = Path(__file__).parents[2]
    (tmp_path / "test_inner.py").write_text(INNER)
    (tmp_path / "conftest.py").write_text("from tests.conftest import pytest_terminal_summary")
    options = ["-c", str(root / "pyproject.toml"), "-p", "no:cacheprovider", "-q"]
    command = [sys.executable, "-m", "pytest", *options, str(tmp_path)]

    def run(**environment):
        outer = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
        whole = {**outer, **environment}
        return subprocess.run(command, check=False, cwd=root, env=whole, capture_output=True, text=True).stdout

    return run


def test_console_must_stay_empty(browser, inner_run):
    printed = inner_run()
    assert "error: not on purpose" in printed
    assert "uncaught: uncaught one" in printed
    assert "2 passed, 2 errors" in printed


def test_missing_browser_is_loud(inner_run):
    printed = inner_run(BIANTU_CHROMIUM="absent-browser", CI="")
    assert f"2 skipped. {chromium.MISSING}" in printed.splitlines()
    assert printed.splitlines()[-1].startswith("2 skipped in")


def test_missing_browser_fails_in_ci(inner_run):
    printed = inner_run(BIANTU_CHROMIUM="absent-browser", CI="true")
    assert printed.splitlines()[-1].startswith("2 errors in")
