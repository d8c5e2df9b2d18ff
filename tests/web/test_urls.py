"""Every address: documented, and with the one Vary it should have."""

from pathlib import Path

import pytest
from django.test import Client
from django.urls import get_resolver
from django.urls.resolvers import URLPattern, URLResolver

from tests.library import ARTICLE, DAY, MAYOR, NIGHT, STUDENTS

pytestmark = pytest.mark.django_db
DOCUMENT = Path(__file__).parents[2] / "docs" / "urls.md"
EXAMPLES = {
    "": "/",
    "d/<slug:slug>/": "/d/night-library/",
    "d/<slug:slug>/outline/": "/d/night-library/outline/",
    "d/<slug:slug>/sources/": "/d/night-library/sources/",
    "d/<slug:slug>/people/": "/d/night-library/people/",
    "d/<slug:slug>/compare/": f"/d/night-library/compare/?a={NIGHT}&b={DAY}",
    "d/<slug:slug>/about/": "/d/night-library/about/",
    "c/<pid:pid>/": f"/c/{STUDENTS}/",
    "c/<pid:pid>/withdraw/": f"/c/{STUDENTS}/withdraw/",
    "c/<pid:pid>/merge/": f"/c/{STUDENTS}/merge/",
    "c/<pid:pid>/place/": f"/c/{STUDENTS}/place/",
    "c/<pid:pid>/order/": f"/c/{STUDENTS}/order/",
    "l/<pid:pid>/": "/l/k000000002/",
    "l/<pid:pid>/edit/": "/l/k000000002/edit/",
    "s/<pid:pid>/": f"/s/{ARTICLE}/",
    "q/<pid:pid>/": "/q/t000000000/",
    "p/<pid:pid>/": f"/p/{MAYOR}/",
    "p/<pid:pid>/merge/": f"/p/{MAYOR}/merge/",
    "_/map/<pid:pid>/<int:shape>.json": "/_/map/b000000000/1.json",
    "_/cards/<pid:pid>/": f"/_/cards/b000000000/?p={STUDENTS}",
    "_/labels/<pid:pid>/": f"/_/labels/b000000000/?p={STUDENTS}",
    "sign-in/": "/sign-in/",
    "sign-out/": "/sign-out/",
    "healthz": "/healthz",
    "readyz": "/readyz",
    ".well-known/security.txt": "/.well-known/security.txt",
}
WRITE = {
    *("sign-in/", "sign-out/", "l/<pid:pid>/edit/", "p/<pid:pid>/merge/"),
    *(f"c/<pid:pid>/{name}/" for name in ("withdraw", "merge", "place", "order")),
}
VARY = {"sign-in/": "Cookie", "sign-out/": None, "_/map/<pid:pid>/<int:shape>.json": "Accept-Encoding"}


def patterns(found=None):
    """Every pattern of the program, without its language prefix."""
    for entry in found or get_resolver().url_patterns:
        if isinstance(entry, URLResolver):
            yield from patterns(entry.url_patterns)
        elif isinstance(entry, URLPattern):
            yield str(entry.pattern)


def test_every_address_has_an_example_here_and_a_line_in_the_documentation():
    text = DOCUMENT.read_text(encoding="utf-8")
    assert sorted(patterns()) == sorted(EXAMPLES)
    for pattern in EXAMPLES:
        told = "/" + pattern.replace("slug:slug", "slug").replace("pid:pid", "pid").replace("int:shape", "shape")
        assert f"`{told}`" in text, told


@pytest.mark.parametrize("pattern", sorted(EXAMPLES))
def test_an_anonymous_answer_varies_by_nothing_but_what_is_told_here(client, library, pattern):
    response = client.get(EXAMPLES[pattern])
    assert response.get("Vary") == VARY.get(pattern)


@pytest.mark.parametrize("pattern", sorted(EXAMPLES))
def test_a_wrong_method_is_refused(client, library, pattern):
    assert client.delete(EXAMPLES[pattern]).status_code == 405
    if pattern not in WRITE:
        assert client.post(EXAMPLES[pattern]).status_code == 405


@pytest.mark.parametrize("pattern", sorted(EXAMPLES))
def test_whatever_is_sent_without_a_form_of_ours_is_refused(library, pattern):
    assert Client(enforce_csrf_checks=True).post(EXAMPLES[pattern]).status_code == 403


@pytest.mark.parametrize("pattern", sorted(pattern for pattern in EXAMPLES if "<" in pattern))
def test_a_private_debate_is_not_there_for_strangers_and_is_for_members(client, library, owner, pattern):
    library.visibility = "private"
    library.save()
    response = client.get(EXAMPLES[pattern])
    assert (response.status_code, response["Cache-Control"]) == (404, "no-store")
    assert "圖書館" not in response.content.decode()
    client.force_login(owner)
    assert client.get(EXAMPLES[pattern]).status_code == 200
