"""The journey of a note: made without an account, brought along, published; its words change, move, and are taken out.

Walked with a mouse and with keys alone in a desktop's window, and with a finger on a phone.
"""

import pytest
from playwright.sync_api import Locator, Page, expect

from debate.models import Annotation
from tests.article import PARAGRAPHS
from tests.browser.conftest import NewPage
from tests.browser.notes import drag, expect_painted, open_library, select
from tests.browser.people import PASSWORD, sign_in
from tests.library import ARTICLE, COST

STATEMENT = "通宵開館一年多花 1,200 萬元"
COSTS = "一年多花 1,200 萬元"
REWORDED = "一年多花 1,500 萬元"
ASKED = "夜班津貼算進去了嗎"
PASSAGE = "[data-note-kind=citation][data-note-part=passage]"


@pytest.fixture
def site(live_server, transactional_db):
    """A server with the library debate, the words of its article public."""
    open_library(ada="editor", ben="reader")
    return live_server.url


def keys(page: Page, words: Locator, start: int, end: int) -> None:
    """Select words as Shift and the arrows do, in a browser that shows a caret in its pages."""
    words.evaluate(
        """(element, start) => {
            const node = document.createTreeWalker(element, NodeFilter.SHOW_TEXT).nextNode();
            document.activeElement.blur();
            document.getSelection().collapse(node, start);
        }""",
        start,
    )
    for _ in range(end - start):
        page.evaluate("document.getSelection().modify('extend', 'forward', 'character')")


def press(page: Page, element: Locator, way: str) -> None:
    """A button or link."""
    if way == "mouse":
        element.click()
    elif way == "finger":
        element.tap()
    else:
        element.focus()
        page.keyboard.press("Enter")


def mark(page: Page, words: Locator, start: int, end: int, deed: str, way: str) -> None:
    """Select words and choose what to do with them."""
    {"mouse": drag, "keys": keys, "finger": select}[way](page, words, start, end)
    bar = page.get_by_role("toolbar")
    expect(bar).to_be_visible()
    if way == "keys":
        page.keyboard.press("Tab")
        while bar.locator(":focus").get_attribute("data-do") != deed:
            page.keyboard.press("ArrowRight")
        page.keyboard.press("Enter")
    else:
        press(page, bar.locator(f"[data-do={deed}]"), way)


def edited(page: Page, site: str, text: str) -> None:
    """The editor rewords the claim."""
    page.goto(f"{site}/c/{COST}/edit/")
    page.locator("textarea[name=text]").fill(text)
    page.locator(".send button.solid").click()
    page.wait_for_url(f"{site}/c/{COST}/")


def attached(page: Page, site: str, text: str) -> None:
    """The editor attaches another text of the article."""
    page.goto(f"{site}/s/{ARTICLE}/attach/")
    page.locator("textarea[name=text]").fill(text)
    page.locator("main form button[type=submit].solid").first.click()
    page.wait_for_url(f"{site}/s/{ARTICLE}/**")


def noted(page: Page, site: str, way: str) -> str:
    """Two notes without an account, on the statement and on a passage; the words of the passage."""
    page.goto(f"{site}/c/{COST}/")
    mark(page, page.locator("h1"), STATEMENT.index(COSTS), len(STATEMENT), "commenting", way)
    page.keyboard.insert_text(ASKED)
    page.locator(".note-sheet [data-tags]").fill("費用")
    press(page, page.locator(".note-sheet [data-close]"), way)
    quoted = page.locator(PASSAGE).first.text_content() or ""
    mark(page, page.locator(PASSAGE).first, 1, 9, "highlighting", way)
    expect(page.locator(".note.device")).to_have_count(2)
    return quoted


def brought(page: Page, site: str, way: str) -> str:
    """Sign in, bring both along, and let everybody read the first; its pid."""
    press(page, page.locator("[data-sign-in-link]"), way)
    page.locator("[name=login]").fill("ben")
    page.locator("[name=password]").fill(PASSWORD)
    page.keyboard.press("Enter")
    press(page, page.locator("[data-bring]"), way)
    expect(page.locator("#my-notes .note")).to_have_count(2)
    note = Annotation.objects.get(body=ASKED)
    assert (note.exact, note.tags, note.visibility) == (COSTS, ["費用"], "private")
    page.goto(f"{site}/a/{note.pid}/edit/")
    page.locator("[name=visibility][value=public]").check()
    press(page, page.locator(".send button.solid"), way)
    page.wait_for_url(f"{site}/a/{note.pid}/")
    return note.pid


@pytest.mark.parametrize("way", ["mouse", "keys", "finger"])
def test_a_note_goes_with_its_words(request: pytest.FixtureRequest, new_page: NewPage, site: str, way: str):
    page: Page = request.getfixturevalue("phone" if way == "finger" else "page")
    quoted = noted(page, site, way)
    note = brought(page, site, way)
    editor = new_page()
    sign_in(editor, site, "ada")

    edited(editor, site, f"通宵開館{REWORDED},還不算津貼")
    attached(editor, site, "\n\n".join(["本報訊:以下是更正後的全文。", PARAGRAPHS[0], *PARAGRAPHS[:0:-1]]))
    page.goto(f"{site}/c/{COST}/")
    expect_painted(page, {"comment": [REWORDED], "highlight": [quoted[1:9]]})
    became = page.locator(f"#a-{note} .what-became")
    expect(became.locator("del")).to_have_text(COSTS)
    expect(became.locator("ins")).to_have_text(REWORDED)

    edited(editor, site, "燈火通明的圖書館很貴")
    attached(editor, site, "\n\n".join(text for text in PARAGRAPHS if quoted not in text))
    page.goto(f"{site}/c/{COST}/")
    expect(page.locator(f"#a-{note}")).to_contain_text(COSTS)
    expect(page.locator("#my-notes")).to_contain_text(quoted[1:9])
    expect_painted(page, {})
    visitor = new_page()
    visitor.goto(f"{site}/a/{note}/")
    expect(visitor.locator("mark.here")).to_have_text(COSTS)
