"""/sitemap.xml and /robots.txt, as crawlers read them."""

import re
from xml.etree import ElementTree

import pytest

from debate.exchange.machine import sitemap
from debate.models import Debate
from tests.library import MERGED, STUDENTS, WITHDRAWN
from tests.web.permissions import DOCUMENT, parse
from tests.web.test_permissions import EVERY
from tests.web.test_urls import EXAMPLES

pytestmark = pytest.mark.django_db
SITE = "http://testserver"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
LINK = "{http://www.w3.org/1999/xhtml}link"
OWN = "/sitemap-b000000000-1.xml"
NOT_FOR_CRAWLERS = {"report": "a form", "invitation": "for whom it was given to", "sign-in": "a form"}


def parsed(client, path):
    response = client.get(path)
    assert (response.status_code, response["Content-Type"]) == (200, "application/xml; charset=utf-8")
    return ElementTree.fromstring(response.content)


def locations(root):
    return [found.text for found in root.iter(f"{MAP}loc")]


def test_the_index_names_a_sitemap_of_each_debate_that_everybody_finds(client, library, django_assert_num_queries):
    with django_assert_num_queries(2):
        root = parsed(client, "/sitemap.xml")
    assert (root.tag, locations(root)) == (f"{MAP}sitemapindex", [SITE + OWN])
    (changed,) = (found.text for found in root.iter(f"{MAP}lastmod"))
    assert changed == f"{library.changed_at:%Y-%m-%dT%H:%M:%SZ}"
    Debate.objects.update(visibility="unlisted")
    assert locations(parsed(client, "/sitemap.xml")) == []
    assert client.get(OWN).status_code == 404


def test_a_sitemap_has_every_live_page_in_every_language(client, library, django_assert_num_queries):
    with django_assert_num_queries(2):
        root = parsed(client, OWN)
    found = locations(root)
    assert found[:2] == [f"{SITE}/d/night-library/", f"{SITE}/d/night-library/outline/"]
    assert len(found) == 7 + 11 + 11 + 2 + 8 + 3
    assert not [path for path in found if MERGED in path or WITHDRAWN in path]
    for path in found:
        assert client.get(path).status_code == 200, path
    (entry,) = (url for url in root if url.find(f"{MAP}loc").text == f"{SITE}/c/{STUDENTS}/")
    assert [(link.get("hreflang"), link.get("href")) for link in entry.iter(LINK)] == [
        ("zh-Hant", f"{SITE}/c/{STUDENTS}/"),
        ("zh-Hans", f"{SITE}/zh-hans/c/{STUDENTS}/"),
        ("en", f"{SITE}/en/c/{STUDENTS}/"),
        ("x-default", f"{SITE}/c/{STUDENTS}/"),
    ]


def test_a_large_debate_has_several(client, library, monkeypatch):
    monkeypatch.setattr("debate.web.machine.crawlers.PAGES", 20)
    files = locations(parsed(client, "/sitemap.xml"))
    assert files == [f"{SITE}/sitemap-b000000000-{number}.xml" for number in (1, 2)]
    first, second = (locations(parsed(client, path)) for path in files)
    assert (len(first), len(second), len({*first, *second})) == (27, 15, 42)
    assert client.get("/sitemap-b000000000-3.xml").status_code == 404
    assert client.get("/sitemap-b000000000-0.xml").status_code == 404


def test_what_stands_in_an_address_is_escaped():
    text = sitemap.sitemap_xml("http://a", [('/?a=1&b="2"', None)], [("en", "")])
    root = ElementTree.fromstring(text.encode())
    assert locations(root) == ['http://a/?a=1&b="2"']


def rules(client, kind="Disallow"):
    """Disallowed or allowed paths as patterns (RFC 9309: * is any text)."""
    lines = client.get("/robots.txt").content.decode().splitlines()
    assert lines[0] == "User-agent: *"
    assert lines[-1] == f"Sitemap: {SITE}/sitemap.xml"
    paths = [line.removeprefix(f"{kind}: ") for line in lines if line.startswith(f"{kind}: ")]
    return [re.compile(re.escape(path).replace(r"\*", ".*")) for path in paths]


def test_crawlers_are_kept_off_exactly_what_is_not_for_reading(client, library):
    patterns, shown = rules(client), rules(client, "Allow")
    readable = {
        row.name for row in parse(DOCUMENT.read_text("utf-8")) if row.words["anyone"] == "yes" and "GET" in row.methods
    }
    by_route = routes()
    for route, path in EXAMPLES.items():
        name = by_route[route]
        meant = name in readable and name not in NOT_FOR_CRAWLERS and not path.startswith("/_/")
        meant = meant or path.startswith(("/_/picture/", "/oembed"))  # what shows a pasted link obeys this file too
        prefixes = ("", "/en", "/zh-hans") if name in {one.name for one in EVERY if one.in_languages} else ("",)
        for prefix in prefixes:
            allowed = any(pattern.match(prefix + path) for pattern in shown)
            allowed = allowed or not any(pattern.match(prefix + path) for pattern in patterns)
            assert allowed == meant, (prefix + path, name)


def routes():
    """The name of each pattern, as tests.web.test_urls calls them."""
    from django.urls import get_resolver
    from django.urls.resolvers import URLPattern

    def below(entries):
        for entry in entries:
            if isinstance(entry, URLPattern):
                yield str(entry.pattern), entry.name
            elif str(entry.pattern) == "_/operators/":
                yield "_/operators/", "operators"
            else:
                yield from below(entry.url_patterns)

    return dict(below(get_resolver().url_patterns))
