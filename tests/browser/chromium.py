"""Where Chromium and Chinese fonts are on this machine, and the one Chromium of a session."""

import os
import shutil
import subprocess
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome")
MISSING = (
    "The browser tests need Chromium and a Chinese font: apt install chromium fontconfig fonts-noto-cjk"
    " (BIANTU_CHROMIUM names a Chromium that is not on the path)."
)


def find_chromium() -> str | None:
    """The path of the first Chromium found."""
    given = os.environ.get("BIANTU_CHROMIUM")
    return shutil.which(given) if given else next(filter(None, map(shutil.which, NAMES)), None)


def has_chinese_font() -> bool:
    """Whether a page in Chinese shows characters rather than boxes."""
    if shutil.which("fc-list") is None:
        return False
    listed = subprocess.run(["fc-list", ":lang=zh", "family"], check=False, capture_output=True, text=True)
    return bool(listed.stdout.strip())


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for the session; without one the tests are skipped, but fail where CI is true."""
    chromium = find_chromium()
    if chromium is None or not has_chinese_font():
        if os.environ.get("CI", "").lower() == "true":
            pytest.fail(MISSING)
        pytest.skip(MISSING)
    # Playwright's synchronous form keeps an event loop running, which Django takes for asynchronous code.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield running
        running.close()
