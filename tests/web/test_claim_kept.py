"""What of a claim's page is kept, for whom and how long; and claims with very many responses."""

import pytest
from django.test import Client

from debate.editing.attach import attach_text
from debate.editing.withdraw import withdraw_claim
from debate.models import Citation, Claim, Link, Source, Speaker, User
from tests.article import TEXT
from tests.changes import changed
from tests.library import ARTICLE, COST, GUARDS, LIGHT, MAYOR, STUDENTS
from tests.web.pages.html import one, page, text, texts
from tests.web.pages.test_claim import claim

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("unstored")]


def respond(debate, count, relation):
    """Give LIGHT so many cited responses, in this order, after those it has."""
    parent = Claim.objects.get(pid=LIGHT)
    source, speaker = Source.objects.get(pid=ARTICLE), Speaker.objects.get(pid=MAYOR)
    known = {"debate": debate, "kind": "claim", "voice": "reported", "language": "zh-Hant", "folded": "0" * 64}
    place = {"block": 1, "start": 0, "length": 9, "folded": 9, "seal": "v1:", "stance": "supports"}
    for number in range(1, count + 1):
        name = f"{'x' if relation == 'pro' else 'y'}{number:09}"
        claim = Claim.objects.create(**known, pid=name, text=f"{relation} {number}")
        ends = {"premise": claim, "target_claim": parent, "parent": parent, "relation": relation, "home": True}
        Link.objects.create(debate=debate, pid=name, placement="reported", rank=number, **ends)
        cited = {"claim": claim, "source": source, "speaker": speaker}
        Citation.objects.create(debate=debate, pid=name, **cited, **place)


def test_queries_are_equal_for_one_and_thirty_responses_and_for_pages_of_them(
    client, library, django_assert_num_queries
):
    attach_text(source=Source.objects.get(pid=ARTICLE), data=TEXT.encode(), origin="", by=None)
    respond(library, 30, "pro")
    with django_assert_num_queries(7):
        response = client.get(f"/c/{LIGHT}/")
    assert response.content.decode().count(">pro ") == 30
    respond(library, 130, "con")
    changed(library, Link.objects.none())
    for start, queries in ((0, 7), (60, 6), (120, 6)):  # the claim by itself was read for the first
        with django_assert_num_queries(queries):
            client.get(f"/c/{LIGHT}/?from={start}")


def drawn(client, start):
    """How many responses for and against are drawn from this number on, the first and last of the latter, and what is
    said of the rest."""
    soup = one(page(client, f"/en/c/{LIGHT}/?from={start}"), "#responses")
    pro, con = ([text(title) for title in column.select(".title")] for column in soup.select(".for-and-against > div"))
    rest = [(text(link), link["href"].removeprefix(f"/en/c/{LIGHT}/")) for link in soup.select(".more-link a")]
    return len(pro), len(con), con[:1] + con[-1:], rest


def test_of_very_many_responses_the_first_are_drawn_with_the_way_to_the_rest(client, library):
    respond(library, 3, "pro")
    respond(library, 130, "con")
    back, rest = ("3 responses before these", "#responses"), "Guards must be hired as well"
    assert drawn(client, 0) == (3, 60, [rest, "con 59"], [("and 71 more", "?from=60#responses")])
    assert drawn(client, 60) == (
        0,
        60,
        ["con 60", "con 119"],
        [back, ("60 responses before these", "#responses"), ("and 11 more", "?from=120#responses")],
    )
    assert drawn(client, 120) == (
        0,
        11,
        ["con 120", "con 130"],
        [("3 responses before these", "?from=60#responses"), ("120 responses before these", "?from=60#responses")],
    )
    assert drawn(client, 134) == drawn(client, 9_999) == drawn(client, "x") == drawn(client, 0)
    assert texts(page(client, f"/en/c/{LIGHT}/?from=120"), ".for-and-against .number") == ["3", "131"]


def test_what_is_kept_costs_one_query(client, library, owner, django_assert_num_queries):
    client.get(f"/c/{LIGHT}/")
    with django_assert_num_queries(1):
        client.get(f"/c/{LIGHT}/")
    client.force_login(owner)
    client.get(f"/c/{LIGHT}/")
    with django_assert_num_queries(11):
        client.get(f"/c/{LIGHT}/")


@pytest.mark.parametrize("prefix", ["", "/zh-hans", "/en"])
@pytest.mark.parametrize("first", ["member", "stranger"])
def test_what_is_kept_for_members_is_never_shown_to_others_nor_the_other_way_round(
    client, library, owner, prefix, first
):
    attach_text(source=Source.objects.get(pid=ARTICLE), data=TEXT.encode(), origin="", by=None)
    guest = User.objects.create_user("guest", password="a-long-password")
    readers = {"stranger": Client(), "guest": Client(), "member": Client()}
    readers["guest"].force_login(guest)
    readers["member"].force_login(owner)
    order = ["member", "guest", "stranger"] if first == "member" else ["stranger", "guest", "member"]
    words = "夜间开馆帮得上他们" if prefix == "/zh-hans" else "夜間開館幫得上他們"
    for _ in range(2):
        told = {name: readers[name].get(f"{prefix}/c/{STUDENTS}/").content.decode() for name in order}
        assert {name: words in html for name, html in told.items()} == {
            "stranger": False,
            "guest": False,
            "member": True,
        }
        assert {name: "/d/night-library/members/" in html for name, html in told.items()} == {
            "stranger": False,
            "guest": False,
            "member": True,
        }


def test_a_kept_page_names_the_host_it_is_asked_of(client, library, settings):
    settings.ALLOWED_HOSTS = ["one.example", "other.example"]
    for host in ("one.example", "other.example", "one.example"):
        html = client.get(f"/en/c/{STUDENTS}/", headers={"host": host}).content.decode()
        assert {name: name in html for name in settings.ALLOWED_HOSTS} == {
            name: name == host for name in settings.ALLOWED_HOSTS
        }


def test_every_public_change_is_seen_at_once(client, library):
    assert texts(claim(client, LIGHT), ".against .title a") == ["Guards must be hired as well"]
    assert "1 against" in text(claim(client, COST))
    assert text(claim(client, STUDENTS)).count("Not yet checked: text not attached") == 1
    withdraw_claim(debate=library, pid=GUARDS, reason="重複", by=None)
    assert claim(client, LIGHT).select(".against .title a") == []
    assert "1 against" not in text(claim(client, COST))
    attach_text(source=Source.objects.get(pid=ARTICLE), data=TEXT.encode(), origin="", by=None)
    assert text(claim(client, STUDENTS)).count("Not yet checked: text not attached") == 0
