"""Sitemaps (https://www.sitemaps.org/protocol.html), each page with its addresses in the other languages."""

from collections.abc import Iterable
from datetime import datetime
from xml.sax.saxutils import escape, quoteattr

from debate.exchange.web_annotation import instant

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
SITEMAP = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
XHTML = 'xmlns:xhtml="http://www.w3.org/1999/xhtml"'
FILES = 50_000
"""Sitemaps in an index, at most."""
PAGES = 10_000
"""Things in a sitemap: the protocol takes 50,000 addresses and 50 MB, and each stands there in every language."""


def index_xml(sitemaps: Iterable[tuple[str, datetime]]) -> str:
    """The index: addresses of sitemaps, and when something in them was changed last."""
    rows = (
        f"<sitemap><loc>{escape(address)}</loc><lastmod>{instant(at)}</lastmod></sitemap>\n" for address, at in sitemaps
    )
    return f"{HEAD}<sitemapindex {SITEMAP}>\n{''.join(rows)}</sitemapindex>\n"


def sitemap_xml(site: str, paths: Iterable[tuple[str, datetime | None]], languages: Iterable[tuple[str, str]]) -> str:
    """Pages by their paths without a language; `languages`: tags with the prefix of the path, the canonical first."""
    known = list(languages)
    rows = (_page(site, path, at, known) for path, at in paths)
    return f"{HEAD}<urlset {SITEMAP} {XHTML}>\n{''.join(rows)}</urlset>\n"


def _page(site: str, path: str, at: datetime | None, languages: list[tuple[str, str]]) -> str:
    alternates = [_alternate(tag, f"{site}{prefix}{path}") for tag, prefix in languages]
    alternates.append(_alternate("x-default", f"{site}{path}"))
    changed = f"<lastmod>{instant(at)}</lastmod>" if at else ""
    return f"<url><loc>{escape(site + path)}</loc>{changed}{''.join(alternates)}</url>\n"


def _alternate(tag: str, address: str) -> str:
    return f'<xhtml:link rel="alternate" hreflang="{tag}" href={quoteattr(address)}/>'
