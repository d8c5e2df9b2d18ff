"""What browser tests of notes share: selecting words by mouse, finger and keyboard, and what is painted."""

from typing import Any

from playwright.sync_api import Locator, Page

from debate.editing.attach import attach_text
from debate.models import Source
from tests.article import TEXT
from tests.browser.people import library_with
from tests.library import ARTICLE

BOXES = """([element, start, end]) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    let at = 0;
    let open = false;
    while (walker.nextNode()) {
      const node = walker.currentNode;
      if (!open && start < at + node.length) { range.setStart(node, start - at); open = true; }
      if (open && end <= at + node.length) { range.setEnd(node, end - at); break; }
      at += node.length;
    }
    window.testedRange = range;
    return [...range.getClientRects()].map(({ left, right, top, bottom }) => ({ left, right, top, bottom }));
}"""
PAINTED = """() => Object.fromEntries([...CSS.highlights]
    .map(([name, highlight]) => [name.replace("note-", ""), [...highlight].map((one) => {
      const range = document.createRange();
      range.setStart(one.startContainer, one.startOffset);
      range.setEnd(one.endContainer, one.endOffset);
      return range.toString();
    })])
    .filter(([, words]) => words.length))"""


def open_library(**roles: str) -> None:
    """The library debate with the text of its article, which everybody may read; and people of these roles."""
    library_with(**roles)
    source = Source.objects.get(pid=ARTICLE)
    Source.objects.filter(pk=source.pk).update(words=Source.Words.PUBLIC)
    attach_text(source=source, data=TEXT.encode(), origin="test", by=None)


def boxes(element: Locator, start: int, end: int) -> list[dict[str, float]]:
    """Where some UTF-16 units of an element's text are on the screen, line by line."""
    element.scroll_into_view_if_needed()
    found: list[dict[str, float]] = element.evaluate(f"(element, [a, b]) => ({BOXES})([element, a, b])", [start, end])
    return found


def drag(page: Page, element: Locator, start: int, end: int) -> None:
    """Select words with the mouse."""
    lines = boxes(element, start, end)
    first, last = lines[0], lines[-1]
    page.mouse.move(first["left"] + 1, (first["top"] + first["bottom"]) / 2)
    page.mouse.down()
    page.mouse.move(last["left"], (last["top"] + last["bottom"]) / 2)
    page.mouse.move(last["right"] - 1, (last["top"] + last["bottom"]) / 2)
    page.mouse.up()


def select(page: Page, element: Locator, start: int, end: int) -> None:
    """Select words as the handles of a touch screen do: no mouse, no key."""
    boxes(element, start, end)
    page.evaluate("""() => {
        const selection = document.getSelection();
        selection.removeAllRanges();
        selection.addRange(window.testedRange);
    }""")


def middle(element: Locator, start: int, end: int) -> tuple[float, float]:
    """The middle of the first line of some words."""
    box = boxes(element, start, end)[0]
    return (box["left"] + box["right"]) / 2, (box["top"] + box["bottom"]) / 2


def expect_painted(page: Page, wanted: dict[str, list[str]]) -> None:
    """The same, within five seconds."""
    for _ in range(100):
        if painted(page) == wanted:
            break
        page.wait_for_timeout(50)
    found = painted(page)
    assert found == wanted, found


def expect_lit(page: Page, wanted: list[str]) -> None:
    """The words that are lit, within five seconds."""
    for _ in range(100):
        if painted(page).get("lit") == wanted:
            break
        page.wait_for_timeout(50)
    assert painted(page).get("lit") == wanted


def painted(page: Page) -> dict[str, list[str]]:
    """The words that are painted, by how they look."""
    found: dict[str, Any] = page.evaluate(PAINTED)
    return found
