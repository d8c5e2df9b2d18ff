"""Statements as HTML, kept for as long as their wording stands: only the words, nothing that may change around them."""

from functools import cache
from hashlib import sha256

from django.conf import settings
from django.utils.safestring import SafeString, mark_safe

from debate.arguments.cards import Card
from debate.web.context import page_language
from debate.web.store import KEPT
from debate.web.templatetags.parts import rendered

TEMPLATES = {"card": "parts/_statement.html", "page": "parts/_claim_statement.html"}


def statement(card: Card, form: str) -> SafeString:
    """A claim's words for this page's language, as a card or its own page shows them (a key of TEMPLATES)."""
    key = ("statement", card.pid, card.edition, page_language(), form, templates_version())
    html = KEPT.get(key)
    if html is None:
        html = rendered(TEMPLATES[form], card=card).strip()
        KEPT.put(key, html)
    return mark_safe(html)


@cache
def templates_version() -> str:
    """What names the present text of all templates; read once, like the templates themselves."""
    found = sha256()
    for file in sorted((settings.BASE_DIR / "templates").rglob("*.html")):
        found.update(file.read_bytes())
    return found.hexdigest()[:12]
