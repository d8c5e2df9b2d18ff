"""Merged and withdrawn addresses: a redirect that names itself, a tombstone that says what, when and why."""

import pytest
from django.template.loader import render_to_string

from debate.arguments.linking import withdraw_link
from debate.editing.merge import merge_claims, merge_speakers
from debate.editing.undo import undo_change
from debate.editing.withdraw import withdraw_claim
from debate.history.queries import find_address
from debate.models import Address
from debate.web.lookup import MergedFrom
from tests.library import COST, DOUBT, GUARDS, LIGHT, MAYOR, MERGED, STUDENTS, VOICES, WAGES
from tests.web.pages.html import links, one, page, text, texts

pytestmark = pytest.mark.django_db


def redirect_of(client, path):
    """Where a path leads, and for how long that may be believed."""
    response = client.get(path)
    assert response.status_code == 301
    return response["Location"], response["Cache-Control"]


def noted(client, path):
    """The address that a page says one came from."""
    found = client.get(path).context["merged_from"]
    return found and found.address.pid


def test_claims_links_and_speakers_lead_to_their_survivors(client, library, owner):
    merge_claims(debate=library, pid=GUARDS, into=DOUBT, by=owner, reason="重複")
    merge_speakers(debate=library, pid=VOICES, into=MAYOR, by=owner)
    assert redirect_of(client, f"/en/c/{GUARDS}/") == (f"/en/c/{DOUBT}/?was={GUARDS}", "public, max-age=300")
    assert redirect_of(client, f"/p/{VOICES}/") == (f"/p/{MAYOR}/?was={VOICES}", "public, max-age=300")
    assert noted(client, f"/en/c/{DOUBT}/?was={GUARDS}") == GUARDS
    assert noted(client, f"/p/{MAYOR}/?was={VOICES}") == VOICES


def test_a_link_merged_into_its_twin_leads_there(client, library, owner):
    merge_claims(debate=library, pid=LIGHT, into=COST, by=owner)
    merge_claims(debate=library, pid=COST, into=STUDENTS, by=owner)
    for address in Address.objects.filter(debate=library, state="merged"):
        path = {"claim": "c", "link": "l"}[address.kind]
        location, _ = redirect_of(client, f"/en/{path}/{address.pid}/")
        assert client.get(location).status_code == 200


@pytest.mark.parametrize("given", ["zzzzzzzzzz", COST, GUARDS, "x", "", "k000000002"])
def test_a_query_that_names_nothing_merged_here_is_not_there(client, library, given):
    plain = client.get(f"/en/c/{STUDENTS}/").content
    assert noted(client, f"/en/c/{STUDENTS}/?was={MERGED}") == MERGED
    assert noted(client, f"/en/c/{STUDENTS}/?was={given}") is None
    strange = client.get(f"/en/c/{STUDENTS}/?was={given}").content
    assert one(page(client, f"/en/c/{STUDENTS}/?was={given}"), "link[rel=canonical]")["href"].endswith(
        f"/c/{STUDENTS}/"
    )
    assert len(strange) - len(plain) < 500  # the languages keep the query; nothing else is other


def test_the_note_says_when_and_why(library):
    told = render_to_string("parts/_merged_from.html", {"merged_from": MergedFrom(find_address(MERGED), [])})
    assert MERGED in told
    assert "同一句話" in told
    assert "2026-01-02" in told


def test_the_note_names_what_it_was_by_its_words(client, library, owner):
    merge_claims(debate=library, pid=GUARDS, into=DOUBT, by=owner)
    assert texts(page(client, f"/en/c/{DOUBT}/?was={GUARDS}"), ".notice q") == ["Guards must be hired as well"]
    merge_claims(debate=library, pid=WAGES, into=COST, by=owner)
    link = Address.objects.get(debate=library, state="merged", kind="link")
    notes = texts(page(client, f"/en/l/{link.successor}/?was={link.pid}"), ".notice q")
    assert notes == ["Night pay is not yet included → It should keep its day hours"]


def test_there_are_no_chains(client, library, owner):
    merge_claims(debate=library, pid=GUARDS, into=DOUBT, by=owner)
    entry = merge_claims(debate=library, pid=DOUBT, into=COST, by=owner)
    assert redirect_of(client, f"/en/c/{GUARDS}/")[0] == f"/en/c/{COST}/?was={GUARDS}"
    undo_change(debate=library, revision=entry.revision, by=owner)
    assert redirect_of(client, f"/en/c/{GUARDS}/")[0] == f"/en/c/{DOUBT}/?was={GUARDS}"


def test_an_undone_merge_answers_200_again(client, library, owner):
    entry = merge_claims(debate=library, pid=GUARDS, into=DOUBT, by=owner)
    undo_change(debate=library, revision=entry.revision, by=owner)
    assert client.get(f"/en/c/{GUARDS}/").status_code == 200
    assert noted(client, f"/en/c/{DOUBT}/?was={GUARDS}") is None


def test_what_was_merged_into_a_withdrawn_claim_is_withdrawn_with_it(client, library, owner):
    merge_claims(debate=library, pid=GUARDS, into=DOUBT, by=owner)
    entry = withdraw_claim(debate=library, pid=DOUBT, reason="原文沒有", by=owner, successor=COST)
    soup = page(client, f"/en/c/{GUARDS}/", status=410)
    assert "原文沒有" in text(one(soup, "main"))
    assert f"/en/c/{COST}/" in links(soup)
    undo_change(debate=library, revision=entry.revision, by=owner)
    assert redirect_of(client, f"/en/c/{GUARDS}/")[0] == f"/en/c/{DOUBT}/?was={GUARDS}"


def test_a_tombstone_says_what_a_link_connected(client, library, owner):
    withdraw_link(debate=library, pid="k00000000a", reason="不相干", by=owner)
    said = text(one(page(client, "/en/l/k00000000a/", status=410), "main"))
    assert "Guards must be hired as well → It should keep its day hours" in said
    assert "不相干" in said


def test_a_form_sent_to_a_merged_claim_is_not_sent_again(client, library, owner):
    client.force_login(owner)
    response = client.post(f"/en/c/{MERGED}/withdraw/", {"reason": "x"})
    assert (response.status_code, response["Location"]) == (302, f"/en/c/{STUDENTS}/?was={MERGED}")
