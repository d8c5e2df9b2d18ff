"""What every test may use."""

import pytest

from debate.access.actions import grant
from debate.models import Debate, User
from debate.transfer.actions import import_debate
from debate.web.store import KEPT
from debate.web.stored import PAGES
from tests.browser.chromium import MISSING, browser  # noqa: F401 - one Chromium for all folders
from tests.library import encoded
from tests.library import library as library_file
from tests.together import together  # noqa: F401 - for every folder


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say loudly when the browser tests did not run: a green suite would hide it."""
    skipped = [report for report in terminalreporter.stats.get("skipped", []) if MISSING in str(report.longrepr)]
    if skipped:
        terminalreporter.section("THE BROWSER TESTS DID NOT RUN", sep="!", red=True, bold=True)
        terminalreporter.line(f"{len(skipped)} skipped. {MISSING}", red=True)


@pytest.fixture(autouse=True)
def nothing_kept() -> None:
    """Pieces of pages are kept by pid and version, and every test has the same pids."""
    KEPT.clear()
    PAGES.clear()


@pytest.fixture
def unstored(monkeypatch: pytest.MonkeyPatch) -> None:
    """No whole page is stored: each is made from its pieces."""
    monkeypatch.setattr(PAGES, "_most", -1)


@pytest.fixture
def library(db: None) -> Debate:
    """The debate of tests/library.py, imported."""
    return import_debate(encoded(library_file()), by=None)


@pytest.fixture
def owner(library: Debate) -> User:
    """A user who owns the library debate."""
    user = User.objects.create_user("owner", password="a-long-password", display_name="館長")
    grant(debate=library, user=user, role="owner", by=None)
    return user
