"""Statements as HTML, kept for as long as their wording stands: only the words, nothing that may change around them."""

from django.utils.safestring import SafeString

from debate.arguments.cards import Card
from debate.web.context import page_language
from debate.web.program import program
from debate.web.store import KEPT
from debate.web.templatetags.parts import rendered

TEMPLATES = {"card": "parts/_statement.html", "page": "parts/_claim_statement.html"}


def statement(card: Card, form: str) -> SafeString:
    """A claim's words for this page's language, as a card or its own page shows them (a key of TEMPLATES)."""
    key = ("statement", card.pid, card.edition, page_language(), form, program())
    html: SafeString | None = KEPT.get(key)
    if html is None:
        html = SafeString(rendered(TEMPLATES[form], card=card).strip())
        KEPT.put(key, html)
    return html
