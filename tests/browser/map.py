"""What the tests of the map share: its page, its cards, its view."""

from collections.abc import Callable
from math import log

from playwright.sync_api import Locator, Page

MAP = "document.querySelector('argument-map').map"
VIEW = f"(() => {MAP}.scene.view)()"
SELECTED = f"(() => {MAP}.scene.topology.pid({MAP}.scene.selected))()"
BACK = f"""(({{ scene }}) => {{
  const back = [...scene.layout.visible].filter((i) => scene.isBack(i));
  return back.map((i) => scene.topology.pid(i));
}})({MAP})"""


def card(page: Page, pid: str) -> Locator:
    """A card that is in the document."""
    return page.locator(f".map-slot:not([hidden]) .map-card[data-pid='{pid}']")


def slot(page: Page, pid: str) -> Locator:
    """A card with its handles."""
    return page.locator(".map-slot:not([hidden])", has=page.locator(f".map-card[data-pid='{pid}']"))


def item(page: Page, text: str) -> Locator:
    """A claim in the tree of the screen readers."""
    return page.get_by_role("treeitem").filter(has_text=text)


def opened(page: Page, address: str) -> Page:
    """The map of an address, once its cards are there."""
    page.goto(address)
    page.locator(".map-slot.filled:not([hidden])").first.wait_for()
    rest(page)
    return page


def rest(page: Page) -> None:
    """Until the map has been still for a while."""
    page.wait_for_timeout(350)


def elsewhere(page: Page) -> tuple[float, float]:
    """A point of the map with nothing on it."""
    box = page.locator(".map-stage").bounding_box()
    return box["x"] + box["width"] * 0.5, box["y"] + box["height"] * 0.2


def pids(page: Page) -> set[str]:
    """The cards in the document."""
    cards = page.locator(".map-slot:not([hidden]) .map-card")
    return set(cards.evaluate_all("all => all.map((one) => one.dataset.pid)"))


def zoom(page: Page, scale: float) -> None:
    """The wheel turned until the scale is there."""
    page.mouse.move(*elsewhere(page))
    for _ in range(60):
        now = page.evaluate(VIEW)["scale"]
        if abs(now - scale) < 0.02 * scale:
            break
        page.mouse.wheel(0, -max(-300, min(300, 625 * log(scale / now))))
        page.wait_for_timeout(40)
    rest(page)


LETTERS = """() => {
  const map = document.querySelector('argument-map').map;
  const titles = document.querySelectorAll('.map-slot:not([hidden]) .title').length;
  if (!document.querySelector('.map-cards').hidden) return titles;
  const { ctx } = map.painter;
  let count = 0;
  const write = ctx.fillText;
  ctx.fillText = (words, ...more) => { count += words.length; write.call(ctx, words, ...more); };
  map.painter.paint({ label: map.told.label, inPool: () => false });
  ctx.fillText = write;
  return count;
}"""


def fingers(page: Page) -> Callable[..., None]:
    """Touches as the browser makes them: touch("touchMove", (x, y), …)."""
    session = page.context.new_cdp_session(page)

    def touch(kind: str, *points: tuple[float, float]) -> None:
        at = [{"x": x, "y": y, "id": k} for k, (x, y) in enumerate(points)]
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": at})

    return touch
