"""Every address: documented, and with the one Vary it should have."""

import re
from pathlib import Path

import pytest
from django.test import Client
from django.urls import get_resolver
from django.urls.resolvers import URLPattern, URLResolver

from debate.history.actions import commit, lock_debate
from debate.models import Debate, Proposal, User
from debate.web.lookup import MOVED
from debate.web.middleware import IMMUTABLE, PRIVATE, PUBLIC
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
    "d/<slug:slug>/watch/": "/d/night-library/watch/",
    "_/news/<pid:pid>/": "/_/news/b000000000/",
    "d/<slug:slug>/report/": "/d/night-library/report/",
    "d/<slug:slug>/reports/": "/d/night-library/reports/",
    "d/<slug:slug>/members/": "/d/night-library/members/",
    "d/<slug:slug>/members/<int:number>/": "/d/night-library/members/1/",
    "d/<slug:slug>/invitations/": "/d/night-library/invitations/",
    "d/<slug:slug>/settings/": "/d/night-library/settings/",
    "invitation/<slug:token>/": "/invitation/unknown/",
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
    "<kind:kind>/<pid:pid>/share/": f"/c/{STUDENTS}/share/",
    "<kind:kind>/<pid:pid>/share/qr.<picture:picture>": f"/c/{STUDENTS}/share/qr.svg",
    "<kind:kind>/<pid:pid>/share/reference.<reference:form>": f"/c/{STUDENTS}/share/reference.bib",
    "c/<pid:pid>/v/<int:number>/share/": f"/c/{STUDENTS}/v/3/share/",
    "c/<pid:pid>/v/<int:number>/share/qr.<picture:picture>": f"/c/{STUDENTS}/v/3/share/qr.svg",
    "c/<pid:pid>/v/<int:number>/share/reference.<reference:form>": f"/c/{STUDENTS}/v/3/share/reference.bib",
    "d/<slug:slug>/share/": "/d/night-library/share/",
    "d/<slug:slug>/share/qr.<picture:picture>": "/d/night-library/share/qr.svg",
    "d/<slug:slug>/share/reference.<reference:form>": "/d/night-library/share/reference.bib",
    "d/<slug:slug>/r/<int:number>/share/": "/d/night-library/r/1/share/",
    "d/<slug:slug>/r/<int:number>/share/qr.<picture:picture>": "/d/night-library/r/1/share/qr.svg",
    "d/<slug:slug>/r/<int:number>/share/reference.<reference:form>": "/d/night-library/r/1/share/reference.bib",
    "c/<pid:pid>/note/": f"/c/{STUDENTS}/note/",
    "l/<pid:pid>/note/": "/l/k000000002/note/",
    "q/<pid:pid>/note/": "/q/t000000000/note/",
    "s/<pid:pid>/note/": f"/s/{ARTICLE}/note/",
    "a/<pid:pid>/": "/a/a000000000/",
    "a/<pid:pid>/v/<int:number>/": "/a/a000000000/v/1/",
    **{
        f"a/<pid:pid>/{what}/": f"/a/a000000000/{what}/"
        for what in ("reply", "edit", "withdraw", "resolve", "flag", "keep")
    },
    "d/<slug:slug>/notes/": "/d/night-library/notes/",
    "me/notes/": "/me/notes/",
    "me/notes.md": "/me/notes.md",
    "me/notes.csv": "/me/notes.csv",
    "me/notes.jsonld": "/me/notes.jsonld",
    "p/<pid:pid>/merge/": f"/p/{MAYOR}/merge/",
    "s/<pid:pid>/merge/": f"/s/{ARTICLE}/merge/",
    "embed/c/<pid:pid>/": f"/embed/c/{STUDENTS}/",
    "embed/d/<slug:slug>/": "/embed/d/night-library/",
    "oembed": f"/oembed?url=http://testserver/c/{STUDENTS}/",
    **{
        f"_/picture/{kind}/<pid:pid>/<slug:asked>.png": f"/_/picture/{kind}/{pid}/x.png"
        for kind, pid in (
            *(("debate", "b000000000"), ("claim", STUDENTS), ("link", "k000000002"), ("citation", "t000000000")),
            *(("source", ARTICLE), ("speaker", MAYOR), ("note", "a000000000")),
        )
    },
    "_/picture/claim/<pid:pid>/<slug:language>/<int:number>/<slug:asked>.png": (
        f"/_/picture/claim/{STUDENTS}/zh-Hant/3/x.png"
    ),
    "_/map/<pid:pid>/<int:shape>.json": "/_/map/b000000000/2.json",
    "_/cards/<pid:pid>/": f"/_/cards/b000000000/?p={STUDENTS}",
    "_/notes/claim/<pid:pid>.json": f"/_/notes/claim/{STUDENTS}.json",
    "_/notes/link/<pid:pid>.json": "/_/notes/link/k000000002.json",
    "_/notes/citation/<pid:pid>.json": "/_/notes/citation/t000000000.json",
    "_/notes/source/<pid:pid>.json": f"/_/notes/source/{ARTICLE}.json",
    "_/notes/tags/<pid:pid>.json": "/_/notes/tags/b000000000.json",
    "_/labels/<pid:pid>/": f"/_/labels/b000000000/?p={STUDENTS}",
    "_/operators/": "/_/operators/",
    **{
        f"{name}/": f"/{name}/"
        for name in (
            *("sign-in", "sign-out", "me", "account/name", "account/sessions", "account/delete", "account/sign-up"),
            *("account/verify", "account/code", "account/code/enter", "account/mail", "account/password"),
            *("account/password/first", "account/reset", "account/reset/code", "account/reset/new"),
            *("account/reset/done", "account/off"),
        )
    },
    "c/<pid:pid>/respond/": f"/c/{STUDENTS}/respond/",
    "l/<pid:pid>/respond/": "/l/k000000002/respond/",
    "c/<pid:pid>/edit/": f"/c/{STUDENTS}/edit/",
    "c/<pid:pid>/describe/": f"/c/{STUDENTS}/describe/",
    "start/": "/start/",
    "start/file/": "/start/file/",
    "d/<slug:slug>/copy/": "/d/night-library/copy/",
    "d/<slug:slug>/sources/add/": "/d/night-library/sources/add/",
    "s/<pid:pid>/edit/": f"/s/{ARTICLE}/edit/",
    "s/<pid:pid>/attach/": f"/s/{ARTICLE}/attach/",
    "s/<pid:pid>/paragraphs/<int:number>/": f"/s/{ARTICLE}/paragraphs/2/",
    "s/<pid:pid>/withdraw/": f"/s/{ARTICLE}/withdraw/",
    "d/<slug:slug>/people/add/": "/d/night-library/people/add/",
    "p/<pid:pid>/edit/": f"/p/{MAYOR}/edit/",
    "p/<pid:pid>/withdraw/": f"/p/{MAYOR}/withdraw/",
    "c/<pid:pid>/cite/": f"/c/{STUDENTS}/cite/",
    "l/<pid:pid>/cite/": "/l/k000000002/cite/",
    "q/<pid:pid>/edit/": "/q/t000000000/edit/",
    "q/<pid:pid>/withdraw/": "/q/t000000000/withdraw/",
    "me/tokens/": "/me/tokens/",
    "robots.txt": "/robots.txt",
    "sitemap.xml": "/sitemap.xml",
    "sitemap-<pid:pid>-<int:number>.xml": "/sitemap-b000000000-1.xml",
    "schema.json": "/schema.json",
    "debates.<form:form>": "/debates.json",
    "d/<slug:slug>.<form:form>": "/d/night-library.json",
    "d/<slug:slug>/r/<int:number>.<form:form>": "/d/night-library/r/1.json",
    **{
        f"d/<slug:slug>/{name}.<form:form>": f"/d/night-library/{name}.json"
        for name in ("claims", "links", "sources", "citations", "people", "notes", "activity")
    },
    "c/<pid:pid>.<form:form>": f"/c/{STUDENTS}.json",
    "c/<pid:pid>/v/<int:number>.<form:form>": f"/c/{STUDENTS}/v/3.jsonld",
    "l/<pid:pid>.<form:form>": "/l/k000000002.json",
    "s/<pid:pid>.<form:form>": f"/s/{ARTICLE}.jsonld",
    "q/<pid:pid>.<form:form>": "/q/t000000000.json",
    "p/<pid:pid>.<form:form>": f"/p/{MAYOR}.jsonld",
    "a/<pid:pid>.<form:form>": "/a/a000000000.json",
    "annotations/": "/annotations/",
    "annotations/<pid:pid>/": "/annotations/b000000000/",
    "annotations/<pid:container>/<pid:pid>": "/annotations/b000000000/a000000000",
    "healthz": "/healthz",
    "readyz": "/readyz",
    ".well-known/security.txt": "/.well-known/security.txt",
}
ACCOUNT = {pattern for pattern in EXAMPLES if pattern.startswith(("account/", "sign-", "me/", "_/operators/"))}
OWN = {"me/", "sign-out/", "account/name/", "account/sessions/", "account/delete/"}  # know a stranger without asking
OWN |= {"me/tokens/", "me/notes/", "me/notes.md", "me/notes.csv", "me/notes.jsonld"}
VARY = {
    "d/<slug:slug>/report/": "Cookie",  # its form has a token: stored nowhere
    **dict.fromkeys(ACCOUNT - OWN, "Cookie"),  # stored nowhere: below
    "_/map/<pid:pid>/<int:shape>.json": "Accept-Encoding",
    "annotations/": "Accept",
    "annotations/<pid:pid>/": "Accept, Prefer",
    "annotations/<pid:container>/<pid:pid>": "Accept",
}
BY_REVISION = {  # the same for everybody until the debate changes: with an ETag, and stored whole (web/stored.py)
    *("c/<pid:pid>/", "l/<pid:pid>/", "s/<pid:pid>/", "q/<pid:pid>/", "p/<pid:pid>/"),
    *("c/<pid:pid>/history/", "c/<pid:pid>/history/feed/", "c/<pid:pid>/v/<int:number>/"),
    *("c/<pid:pid>/v/<int:number>/diff/", "a/<pid:pid>/", "a/<pid:pid>/v/<int:number>/", "d/<slug:slug>/"),
    *(f"d/<slug:slug>/{page}/" for page in ("outline", "sources", "people", "compare", "about", "notes", "activity")),
    *("d/<slug:slug>/activity/feed/", "d/<slug:slug>/r/<int:number>/"),
}
FORMS = {pattern for pattern in EXAMPLES if pattern.endswith(".<form:form>")}
PROGRAMS = FORMS | {"robots.txt", "schema.json", "sitemap.xml", "sitemap-<pid:pid>-<int:number>.xml"}
CACHE = {  # of what an anonymous reader is answered with 200; nothing else may be stored at all
    **dict.fromkeys(BY_REVISION, PUBLIC),
    **{f"_/notes/{kind}/<pid:pid>.json": PUBLIC for kind in ("claim", "link", "citation", "source", "tags")},
    **dict.fromkeys((pattern for pattern in EXAMPLES if "/share/" in pattern or pattern in PROGRAMS), PUBLIC),
    **dict.fromkeys(("embed/c/<pid:pid>/", "embed/d/<slug:slug>/", "oembed"), PUBLIC),
    **dict.fromkeys(("_/cards/<pid:pid>/", "_/labels/<pid:pid>/", "_/news/<pid:pid>/"), PRIVATE),
    "_/map/<pid:pid>/<int:shape>.json": IMMUTABLE,
    "d/<slug:slug>/report/": PRIVATE,
    **dict.fromkeys((pattern for pattern in EXAMPLES if pattern.startswith("annotations/")), "public, no-cache"),
    **dict.fromkeys(("healthz", "readyz"), "no-store"),
    **dict.fromkeys(("sign-in/", "account/code/", "account/off/", "account/reset/", "account/sign-up/"), PRIVATE),
    "account/reset/done/": PRIVATE,
}
DELETE = {"_/operators/": 302, "annotations/<pid:container>/<pid:pid>": 401}
UNASKED = {  # programs show a token, and no browser sends that by itself
    "annotations/": 405,
    "annotations/<pid:pid>/": 401,
    "annotations/<pid:container>/<pid:pid>": 405,
}


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
    """Every pattern of the program, without its language prefix; the operators' pages (tests/web/admin) as one."""
    for entry in found or get_resolver().url_patterns:
        if isinstance(entry, URLResolver) and str(entry.pattern) == "_/operators/":
            yield str(entry.pattern)
        elif isinstance(entry, URLResolver):
            yield from patterns(entry.url_patterns)
        elif isinstance(entry, URLPattern):
            yield str(entry.pattern)


def test_every_address_has_an_example_here_and_a_line_in_the_documentation():
    text = DOCUMENT.read_text(encoding="utf-8")
    assert sorted(set(patterns())) == sorted(EXAMPLES)
    for pattern in EXAMPLES:
        told = "/" + re.sub(r"<\w+:(\w+)>", r"<\1>", pattern)
        assert f"`{told}`" in text, told


@pytest.mark.parametrize("pattern", sorted(EXAMPLES))
def test_an_anonymous_answer_varies_by_nothing_but_what_is_told_here(client, library, pattern):
    response = client.get(EXAMPLES[pattern])
    assert response.get("Vary") == VARY.get(pattern)


@pytest.mark.parametrize("pattern", sorted(EXAMPLES))
def test_who_may_store_an_anonymous_answer_is_told_here(library, pattern):
    response = Client().get(EXAMPLES[pattern])
    if response.status_code == 200:
        assert response["Cache-Control"] == CACHE[pattern]
    else:
        moved = response.status_code == 301 and pattern.startswith("_/picture/")  # to the picture of today
        assert (response["Cache-Control"] == MOVED) if moved else ("no-store" in response["Cache-Control"])
        assert pattern not in CACHE
    if "public" in response["Cache-Control"]:
        assert response.cookies == {}


@pytest.mark.parametrize("pattern", sorted(EXAMPLES))
def test_what_has_an_etag_is_told_here(library, pattern):
    tag = Client().get(EXAMPLES[pattern]).get("ETag", "")
    weak, strong = pattern in BY_REVISION, pattern.startswith("annotations/") or pattern in FORMS
    assert (tag.startswith('W/"'), tag.startswith('"')) == (weak, strong)


@pytest.mark.parametrize("pattern", sorted(EXAMPLES))
def test_nothing_is_stored_for_who_has_a_session(client, library, owner, pattern):
    client.force_login(owner)
    response = client.get(EXAMPLES[pattern])
    assert "no-store" in response["Cache-Control"] or pattern in {"_/map/<pid:pid>/<int:shape>.json"}
    assert not response.get("ETag", "").startswith("W/")


@pytest.mark.parametrize("pattern", sorted(BY_REVISION))
@pytest.mark.parametrize("how", [{"visibility": "private"}, {"published_at": None}])
def test_what_was_public_once_is_told_nobody(library, pattern, how):
    first = Client().get(EXAMPLES[pattern])
    assert first.status_code == 200
    Debate.objects.update(**how)
    for asked in ({}, {"If-None-Match": first["ETag"]}):
        response = Client().get(EXAMPLES[pattern], headers=asked)
        assert (response.status_code, response["Cache-Control"]) == (404, "no-store")


@pytest.mark.parametrize("pattern", sorted(EXAMPLES))
def test_a_wrong_method_is_refused(client, library, pattern):
    assert client.delete(EXAMPLES[pattern]).status_code == DELETE.get(pattern, 405)


@pytest.mark.parametrize("pattern", sorted(ACCOUNT))
def test_what_belongs_to_an_account_is_stored_nowhere(client, library, owner, pattern):
    assert "no-store" in client.get(EXAMPLES[pattern])["Cache-Control"]
    client.force_login(owner)
    assert client.get(EXAMPLES[pattern])["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize("pattern", sorted(EXAMPLES))
def test_whatever_is_sent_without_a_form_of_ours_is_refused(library, pattern):
    response = Client(enforce_csrf_checks=True).post(EXAMPLES[pattern])
    assert response.status_code == UNASKED.get(pattern, 403)
