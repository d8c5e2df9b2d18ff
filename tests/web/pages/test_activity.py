"""/d/<slug>/activity/: what has been done in a debate."""

import pytest
from django.test import Client

from debate.access.actions import grant
from debate.arguments import actions
from debate.editing.undo import undo_change
from debate.editing.withdraw import withdraw_claim
from debate.models import Annotation, Claim, User
from debate.web.middleware import PUBLIC
from tests.library import COST, LIGHT, STUDENTS
from tests.web.pages.html import links, one, page, text, texts

pytestmark = pytest.mark.django_db
ADDRESS = "/en/d/night-library/activity/"


def reword(debate, pid, words, by=None, language="zh-Hant"):
    """Another wording."""
    seen, _ = actions.wording_of(Claim.objects.get(pid=pid), language)
    return actions.edit_wording(debate=debate, pid=pid, language=language, seen=seen, text=words, by=by, summary="因為")


def test_says_who_did_what_and_when(client, library, owner):
    entry = reword(library, COST, "Night opening costs 12 million", owner, "en")
    soup = page(client, ADDRESS)
    assert [part["id"] for part in soup.select(".change")] == ["r2", "r1"]
    change = one(soup, "#r2")
    assert text(one(change, ".title")) == "Translation changed Night opening costs 12 million"
    assert one(change, "time")["datetime"] == entry.at.isoformat()
    assert texts(change, ".said") == ["因為"]
    assert texts(change, "del") == ["removed: Opening all night", "removed: more a year"]
    assert texts(change, "ins") == ["added: Night opening"]
    assert links(soup, "#r2") == {
        "/en/d/night-library/r/2/",
        f"/en/d/night-library/activity/?by={owner.pk}",
        f"/en/c/{COST}/",
        "/en/d/night-library/undo/2/",
    }
    assert text(one(soup, "#r1 .title")) == "Debate imported"
    assert texts(soup, "#r1 .dots span") == ["11 claims", "11 places", "2 sources", "3 speakers", "8 source passages"]


def test_choices_are_links_and_a_form_that_keeps_them(client, library, owner):
    other = User.objects.create(username="other", display_name="阿明")
    reword(library, COST, "一", owner)
    reword(library, LIGHT, "二", other)
    actions.describe_claim(debate=library, pid=COST, nature="value", by=other)
    shown = {
        "": ["r4", "r3", "r2", "r1"],
        f"?by={other.pk}": ["r4", "r3"],
        "?action=reworded": ["r3", "r2"],
        f"?thing={COST}": ["r4", "r2"],
        f"?thing=https://x.example/en/c/{COST}/&by={other.pk}": ["r4"],
        "?before=3": ["r2", "r1"],
        "?by=x&action=%00&before=-1": ["r4", "r3", "r2", "r1"],
        f"?by={10**30}": ["r4", "r3", "r2", "r1"],
    }
    for query, ids in shown.items():
        assert [part["id"] for part in page(client, ADDRESS + query).select(".change")] == ids, query
    soup = page(client, f"{ADDRESS}?by={other.pk}&action=described&thing={COST}")
    assert [option["value"] for option in soup.select("option[selected]")] == [str(other.pk), "described"]
    assert one(soup, "#thing")["value"] == COST
    assert texts(page(client, ADDRESS + "?thing=somewhere"), ".errors") == [
        "This is no link of ours; all changes are shown."
    ]


def test_pages_follow_each_other(client, library):
    for number in range(51):
        reword(library, COST, f"第{number}版")
    soup = page(client, f"{ADDRESS}?thing={COST}")
    assert len(soup.select(".change")) == 50
    (older,) = [str(part["href"]) for part in soup.select("a[rel=next]")]
    assert older == f"?thing={COST}&before=3"
    assert [part["id"] for part in page(client, ADDRESS + older).select(".change")] == ["r2"]


def test_an_undone_change_and_its_undo_name_each_other(client, library, owner):
    reword(library, COST, "一")
    undo_change(debate=library, revision=2, by=owner)
    soup = page(client, ADDRESS)
    assert texts(soup, "#r2 .badge")[0] == "Undone by revision 3"
    assert "/en/d/night-library/undo/2/" not in links(soup, "#r2")
    assert "Takes back revision 2" in text(one(soup, "#r3"))


@pytest.mark.parametrize("many", [1, 3, 50])
def test_a_page_costs_the_same_however_many_changes_there_are(client, library, owner, many, django_assert_num_queries):
    for number in range(many):
        reword(library, COST, f"第{number}版", owner)
    with django_assert_num_queries(6):  # debate, changes, undoings, claims, people
        client.get(ADDRESS)
    with django_assert_num_queries(8):  # two more: what is about the thing
        client.get(f"{ADDRESS}?thing={COST}")


def test_everybody_gets_the_same_page_and_no_private_note(library, owner):
    Annotation.objects.filter(pid="a000000000").update(visibility="private", created_by=owner)
    withdraw_claim(debate=library, pid=STUDENTS, reason="錯", by=owner, responses="branch")
    response = Client().get(ADDRESS)
    assert "a000000000" not in response.content.decode()
    assert "2 notes: withdrawn" in text(one(page(Client(), ADDRESS), "#r2"))
    assert response["Cache-Control"] == PUBLIC


def test_undoing_a_persons_changes_is_offered_to_those_who_may(client, library, owner):
    def offered():
        return "/en/d/night-library/undo-person/" in links(page(client, ADDRESS))

    assert offered() is False
    for role, may in (("reader", False), ("contributor", False), ("editor", True)):
        user = User.objects.create(username=role)
        grant(debate=library, user=user, role=role, by=None)
        client.force_login(user)
        assert offered() is may
    client.force_login(owner)
    assert offered() is True
