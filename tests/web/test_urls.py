"""Every address: documented, and with the one Vary it should have."""

from pathlib import Path

import pytest
from django.test import Client
from django.urls import get_resolver
from django.urls.resolvers import URLPattern, URLResolver

from debate.history.actions import commit, lock_debate
from debate.models import Proposal, User
from tests.library import ARTICLE, COST, DAY, MAYOR, NIGHT, STUDENTS

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
    "l/<pid:pid>/": "/l/k000000002/",
    "s/<pid:pid>/": f"/s/{ARTICLE}/",
    "q/<pid:pid>/": "/q/t000000000/",
    "p/<pid:pid>/": f"/p/{MAYOR}/",
    "d/<slug:slug>/activity/": "/d/night-library/activity/",
    "d/<slug:slug>/activity/feed/": "/d/night-library/activity/feed/",
    "d/<slug:slug>/r/<int:number>/": "/d/night-library/r/1/",
    "d/<slug:slug>/undo/<int:number>/": "/d/night-library/undo/2/",
    "d/<slug:slug>/undo-person/": "/d/night-library/undo-person/",
    "d/<slug:slug>/proposals/": "/d/night-library/proposals/",
    "d/<slug:slug>/proposals/<int:number>/": "/d/night-library/proposals/1/",
    "c/<pid:pid>/history/": f"/c/{STUDENTS}/history/",
    "c/<pid:pid>/history/feed/": f"/c/{STUDENTS}/history/feed/",
    "c/<pid:pid>/v/<int:number>/": f"/c/{STUDENTS}/v/3/",
    "c/<pid:pid>/v/<int:number>/diff/": f"/c/{STUDENTS}/v/3/diff/",
    "c/<pid:pid>/v/<int:number>/restore/": f"/c/{STUDENTS}/v/3/restore/",
    "_/map/<pid:pid>/<int:shape>.json": "/_/map/b000000000/2.json",
    "_/cards/<pid:pid>/": f"/_/cards/b000000000/?p={STUDENTS}",
    "_/labels/<pid:pid>/": f"/_/labels/b000000000/?p={STUDENTS}",
    "sign-in/": "/sign-in/",
    "sign-out/": "/sign-out/",
    "healthz": "/healthz",
    "readyz": "/readyz",
    ".well-known/security.txt": "/.well-known/security.txt",
}
WRITING = (
    "sign-in/",
    "sign-out/",
    "c/<pid:pid>/withdraw/",
    "c/<pid:pid>/v/<int:number>/restore/",
    "d/<slug:slug>/undo/<int:number>/",
    "d/<slug:slug>/undo-person/",
    "d/<slug:slug>/proposals/<int:number>/",
)
VARY = {"sign-in/": "Cookie", "sign-out/": None, "_/map/<pid:pid>/<int:shape>.json": "Accept-Encoding"}


@pytest.fixture
def library(library):
    """With a second change, and a suggestion."""
    patch = {"claim": {COST: {"text": "通宵開館要多花錢"}}}
    entry = commit(debate=lock_debate(library.pk), action="reworded", kind="claim", pid=COST, patch=patch, by=None)
    made = {"action": entry.action, "kind": "claim", "pid": COST, "before": entry.after, "after": entry.before}
    Proposal.objects.create(pk=1, debate=library, created_by=User.objects.create(username="helper"), **made)
    library.refresh_from_db()
    return library


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
        told = "/" + pattern
        for part, name in (("slug:slug", "slug"), ("pid:pid", "pid"), ("int:shape", "shape"), ("int:number", "n")):
            told = told.replace(part, name)
        assert f"`{told}`" in text, told


@pytest.mark.parametrize("pattern", sorted(EXAMPLES))
def test_an_anonymous_answer_varies_by_nothing_but_what_is_told_here(client, library, pattern):
    response = client.get(EXAMPLES[pattern])
    assert response.get("Vary") == VARY.get(pattern)


@pytest.mark.parametrize("pattern", sorted(EXAMPLES))
def test_a_wrong_method_is_refused(client, library, pattern):
    assert client.delete(EXAMPLES[pattern]).status_code == 405
    if pattern not in WRITING:
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
