"""Pages with the links that open forms in them, wherever a page does not have them yet."""

from pathlib import Path
from typing import Any

from django.conf import settings

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
    (engine,) = settings.TEMPLATES
    options = dict(engine["OPTIONS"])
    options["loaders"] = [
        ("django.template.loaders.locmem.Loader", changed),
        ("django.template.loaders.filesystem.Loader", [str(FOLDER)]),
    ]
    return [{**engine, "OPTIONS": options}]
