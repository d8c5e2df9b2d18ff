"""/c/<pid>/place/: a claim stands elsewhere too."""

import pytest

from debate.models import Link
from tests.library import COST, GUARDS, LIGHT, NIGHT, QUESTION, STUDENTS
from tests.web.pages.html import page, texts
from tests.web.pages.structure import done, sent

pytestmark = pytest.mark.django_db
PATH = f"/en/c/{GUARDS}/place/"
CHOSEN = {"relation": "pro", "placement": "editorial"}


@pytest.fixture(autouse=True)
def editor(client, library, owner):
    """An owner is signed in."""
    client.force_login(owner)


def test_it_gets_a_cross_link(client, library):
    told, goes_to = done(client, PATH, near_target=STUDENTS, **CHOSEN)
    assert (told, goes_to) == (["1 place is gained."], f"/en/c/{GUARDS}/")
    link = Link.objects.get(premise__pid=GUARDS, target_claim__pid=STUDENTS)
    assert (link.relation, link.placement, link.home) == ("pro", "editorial", False)


def test_what_was_chosen_is_said_before_it_is_done(client, library):
    soup = sent(client, PATH, target=f"/c/{STUDENTS}/", **CHOSEN)
    assert texts(soup, ".chosen div") == [
        "Where else does it stand? In exam season three in ten find no seat",
        "How does it bear on it? It supports it",
        "Who says so? The sources do not draw it; the editors do",
    ]


def test_the_link_of_a_connection_makes_it_an_objection_to_that(client, library):
    done(client, PATH, target="https://x.example/l/k000000003/", **CHOSEN)
    link = Link.objects.get(premise__pid=GUARDS, target_link__pid="k000000003")
    assert (link.relation, link.parent.pid) == ("con", COST)


@pytest.mark.parametrize(
    ("data", "errors"),
    [
        ({}, ["Choose one, or paste its link."]),
        ({"near_target": LIGHT}, ["The claim stands there already."]),
        ({"target": GUARDS}, ["This is the very thing itself; please name another."]),
        ({"target": QUESTION}, ["This is not possible here."]),
    ],
)  # fmt: skip
def test_what_cannot_be_done_says_why(client, library, data, errors):
    assert texts(sent(client, PATH, status=400, **CHOSEN, **data), ".errors") == errors


def test_small_debates_offer_all_as_in_the_outline(client, library):
    options = texts(page(client, PATH), "select option")
    assert options[:3] == ["—", "Should the city library open all night?", "It should open all night"]
    assert len(options) == 11


def test_large_ones_offer_what_is_near(client, library, monkeypatch):
    monkeypatch.setattr("debate.arguments.nearby.ALL", 3)
    soup = page(client, f"/en/c/{STUDENTS}/place/?target={NIGHT}")
    groups = {group["label"]: texts(group, "option") for group in soup.select("optgroup")}
    assert groups == {
        "Positions": ["It should open all night", "It should keep its day hours"],
        "On the way up to the question": ["Should the city library open all night?"],
        "Below it": ["Too few seats does not mean opening at night"],
    }
    assert soup.select_one("input[name=target]")["value"] == NIGHT
