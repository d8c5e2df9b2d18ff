"""The code that shows a claim or a map in the frame of another page."""

import re
from typing import NamedTuple

from django.utils.translation import gettext as _

from debate.web.templatetags.parts import rendered


class Size(NamedTuple):
    """Of a frame, in CSS pixels."""

    width: int
    height: int

    def within(self, width: int | None, height: int | None) -> "Size":
        """As large as it may be."""
        return Size(min(self.width, width or self.width), min(self.height, height or self.height))


SIZES = {"claim": Size(600, 320), "debate": Size(800, 560)}
_PAGE = re.compile(r"(?P<site>https?://[^/]+(?:/(?:en|zh-hans))?)/(?P<thing>[cd]/[^/]+/)")


def frame_address(page: str) -> str:
    """From the address of a claim or debate to that of its frame. ValueError for any other."""
    found = _PAGE.match(page)
    if found is None:
        raise ValueError(page)
    return f"{found['site']}/embed/{found['thing']}"


def frame(page: str, kind: str, *, size: Size | None = None, title: str = "") -> str:
    """The HTML that shows a claim or a debate, by the address of its page."""
    width, height = size or SIZES[kind]
    title = title or (_("A claim on Biantu") if kind == "claim" else _("A debate on Biantu"))
    values = {"src": frame_address(page), "width": width, "height": height, "title": title}
    return str(rendered("parts/_frame.html", **values, scripted=kind == "debate")).strip()
