"""For tests of writing: a site whose pages have the links that open forms, and people who sign in there."""

from pathlib import Path
from typing import Any

from django.conf import settings
from playwright.sync_api import Page

from debate.access.actions import grant
from debate.models import User
from debate.transfer.actions import import_debate
from tests.library import encoded
from tests.library import library as library_file

TOOLS = {
    "pages/claim.html": ('<div class="claim-body">', '{% include "parts/_tools_respond.html" with card=page.card %}'),
    "parts/_node.html": ("  </div>\n</div>", '{% include "parts/_tools_respond.html" with at="outline" %}'),
    "pages/link.html": (
        '</div>\n  <div class="section">',
        '{% include "parts/_tools_respond_link.html" with pid=page.row.pid %}',
    ),
}
FOLDER = Path(settings.BASE_DIR) / "templates"


def templates_with_tools() -> list[dict[str, Any]]:
    """TEMPLATES in which these pages include their tools, before the part named."""
    changed = {}
    for name, (part, tools) in TOOLS.items():
        text = (FOLDER / name).read_text(encoding="utf-8")
        if "_tools_respond" in text:
            continue
        assert text.count(part) == 1, name
        before, after = text.split(part)
        changed[name] = before + tools + part + after
    engine, *others = settings.TEMPLATES
    options = dict(engine["OPTIONS"])
    options["loaders"] = [
        ("django.template.loaders.locmem.Loader", changed),
        ("django.template.loaders.filesystem.Loader", [str(FOLDER)]),
    ]
    return [{**engine, "OPTIONS": options}, *others]


def prepare(settings: Any) -> None:
    """The library debate, two editors, and pages that have the links that open forms (with pytest's settings)."""
    settings.TEMPLATES = templates_with_tools()
    debate = import_debate(encoded(library_file()), by=None)
    for name in ("ada", "ben"):
        user = User.objects.create_user(name, password="a-long-password")
        grant(debate=debate, user=user, role="editor", by=None)


def sign_in(page: Page, site: str, name: str = "ada") -> None:
    """By the sign-in page, in English."""
    page.goto(f"{site}/en/sign-in/")
    enter(page, name)
    page.wait_for_url(lambda url: "sign-in" not in url)


def enter(page: Page, name: str = "ada") -> None:
    """Name and password into the sign-in page that is shown."""
    page.locator("main form input:is([type=text], [type=email])").first.fill(name)
    page.locator("[name=password]").fill("a-long-password")
    page.locator("main form button[type=submit]").first.click()
