"""Link headers of pages: canonical, other forms, what to cite, where notes are."""

import re

import pytest

from debate.exchange.machine.addresses import LETTERS, LISTS, Addresses, form_of
from tests.library import ARTICLE, MAYOR, STUDENTS
from tests.web.pages.html import one, page

pytestmark = pytest.mark.django_db
SITE = "http://testserver"
CITED = {
    f"/c/{STUDENTS}/": f"/c/{STUDENTS}/v/3/",
    f"/c/{STUDENTS}/v/3/": f"/c/{STUDENTS}/v/3/",
    "/l/k000000002/": "/l/k000000002/",
    f"/s/{ARTICLE}/": f"/s/{ARTICLE}/",
    "/q/t000000000/": "/q/t000000000/",
    f"/p/{MAYOR}/": f"/p/{MAYOR}/",
    "/a/a000000000/": "/a/a000000000/",
    "/d/night-library/": "/d/night-library/r/1/",
    "/d/night-library/r/1/": "/d/night-library/r/1/",
    **{f"/d/night-library/{name}/": "/d/night-library/r/1/" for name in ("sources", "people", "notes", "activity")},
}


def told(response):
    """Address, relation and type of each link."""
    found = re.findall(r'<([^>]*)>; rel="([^"]*)"(?:; type="([^"]*)")?', response["Link"])
    assert ", ".join(f'<{a}>; rel="{r}"' + (f'; type="{t}"' if t else "") for a, r, t in found) == response["Link"]
    return {(relation, kind): address for address, relation, kind in found}


@pytest.mark.parametrize("prefix", ["", "/en"])
@pytest.mark.parametrize("path", CITED)
def test_the_links_of_a_page(client, library, path, prefix):
    response = client.get(prefix + path)
    found = told(response)
    found.pop(("alternate", "application/atom+xml"), None)
    assert found == {
        ("canonical", ""): SITE + path,
        ("alternate", "application/json"): SITE + path[:-1] + ".json",
        ("alternate", "application/ld+json"): SITE + path[:-1] + ".jsonld",
        ("cite-as", ""): SITE + CITED[path],
        ("http://www.w3.org/ns/oa#annotationService", ""): f"{SITE}/annotations/b000000000/",
    }
    for address in found.values():
        assert client.get(address).status_code == 200, address
    soup = page(client, prefix + path)
    for kind in ("json", "ld+json"):
        link = one(soup, f'link[rel="alternate"][type="application/{kind}"]')
        assert link["href"] == found["alternate", f"application/{kind}"]


def test_a_form_leads_back_to_its_page(client, library):
    found = told(client.get(f"/c/{STUDENTS}.jsonld"))
    assert found["alternate", "text/html"] == f"{SITE}/c/{STUDENTS}/"
    assert found["cite-as", ""] == f"{SITE}/c/{STUDENTS}/v/3/"


def test_no_form_is_told_of_where_there_is_none(client, library):
    for path in (f"/c/{STUDENTS}/v/3/diff/", f"/c/{STUDENTS}/history/", "/d/night-library/compare/", "/sign-in/"):
        assert "Link" not in client.get(path)
        assert not page(client, path).select('link[type="application/json"], script[type="application/ld+json"]')


def test_a_note_that_is_not_for_everybody_has_no_forms(client, library, owner):
    from debate.annotations.actions import NoteFields, add_note

    fields = NoteFields("給自己", "commenting", visibility="private")
    pid = add_note(debate=library, kind="claim", pid=STUDENTS, note=fields, by=owner).pid
    client.force_login(owner)
    assert "Link" not in client.get(f"/a/{pid}/")


def test_addresses_are_those_of_the_program():
    from django.urls import reverse

    site = Addresses("")
    for kind in LETTERS:
        assert site.thing(kind, "c000000000") == reverse(kind, args=["c000000000"])
        for form in ("json", "jsonld"):
            assert form_of(site.thing(kind, "c000000000"), form) == reverse(f"{kind}-form", args=["c000000000", form])
    assert site.version("c000000000", 2) == reverse("version", args=["c000000000", 2])
    assert form_of(site.version("c000000000", 2, "en"), "json") == "/c/c000000000/v/2.json?lang=en"
    assert site.debate("a") == reverse("debate", args=["a"])
    assert site.revision("a", 3) == reverse("revision", args=["a", 3])
    assert site.container("b000000000") == reverse("annotation-container", args=["b000000000"])
    assert site.web_annotation("b000000000", "a000000000") == reverse(
        "annotation-resource", args=["b000000000", "a000000000"]
    )
    assert site.topology("b000000000", 4) == reverse("map", args=["b000000000", 4])
    assert site.schema == reverse("schema")
    for name in LISTS:
        assert site.listed("a", name, "jsonld") == reverse(f"{name}-form", args=["a", "jsonld"])
