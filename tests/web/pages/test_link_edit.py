"""/l/<pid>/edit/: one connection is changed."""

import pytest

from debate.models import Address, Link
from tests.library import COST, DAY, GUARDS, LIGHT, NIGHT, STUDENTS
from tests.web.pages.html import page, texts
from tests.web.pages.structure import done, sent

pytestmark = pytest.mark.django_db
NO_CHOICE = "Select a valid choice. answers is not one of the available choices."
HOME, CROSS, JOINT, ANSWER, UNDERCUT = "k000000006", "k00000000a", "k000000003", "k000000000", "k000000007"


@pytest.fixture(autouse=True)
def editor(client, library, owner):
    """An owner is signed in."""
    client.force_login(owner)


def edit(pid):
    """The address of the form."""
    return f"/en/l/{pid}/edit/"


@pytest.mark.parametrize(
    ("pid", "headings"),
    [
        (HOME, ["How it bears", "Move it"]),
        (CROSS, ["How it bears", "Move it", "Draw the claim here", "Take it away from here"]),
        (JOINT, ["How it bears", "Move it", "Let it count by itself"]),
        (ANSWER, ["How it bears"]),
        (UNDERCUT, ["How it bears", "Move it"]),
    ],
)
def test_only_what_can_be_done_is_offered(client, library, pid, headings):
    assert texts(page(client, edit(pid)), ".structure h2") == headings


def test_another_relation_turns_what_stands_here(client, library):
    told, goes_to = done(client, edit("k000000005"), what="change", relation="pro", placement="editorial")
    assert told == ["2 claims will count for the opposite side."]
    assert goes_to == f"/en/c/{LIGHT}/"
    assert Link.objects.get(pid="k000000005").relation == "pro"


def test_a_branch_moves_with_all_below(client, library):
    told, _ = done(client, edit("k000000005"), what="move", near_target=NIGHT, relation="con")
    assert told == ["1 claim below goes along.", "2 claims will count for or against another position."]
    assert Link.objects.get(pid="k000000005").parent.pid == NIGHT


def test_a_claim_is_drawn_at_another_place(client, library):
    told, _ = done(client, edit(CROSS), what="home")
    assert told == []
    assert [link.pid for link in Link.objects.filter(premise__pid=GUARDS, home=True)] == [CROSS]


def test_joint_premises_fall_apart(client, library):
    told, _ = done(client, edit(JOINT), what="separate")
    assert told == ["2 premises that counted only together count each by itself."]


def test_a_claim_is_taken_away_from_a_place(client, library):
    told, _ = done(client, edit(CROSS), what="away", reason="不相干")
    assert told == [
        "1 connection goes.",
        "1 address will say that what stood there was withdrawn, when and why.",
    ]
    assert Address.objects.get(pid=CROSS).reason == "不相干"


@pytest.mark.parametrize(
    ("pid", "data", "errors"),
    [
        ("k000000005", {"what": "move", "target": GUARDS, "relation": "pro"}, ["The claim would stand under itself."]),
        ("k000000005", {"what": "move", "target": COST, "relation": "con"}, ["Nothing would change."]),
        (CROSS, {"what": "away"}, ["This field is required."]),
        (JOINT, {"what": "change", "relation": "answers", "placement": "editorial"}, [NO_CHOICE]),
    ],
)  # fmt: skip
def test_what_cannot_be_done_says_why(client, library, pid, data, errors):
    assert texts(sent(client, edit(pid), status=400, **data), ".errors") == errors
    library.refresh_from_db()
    assert library.revision == 1


def test_a_form_that_does_not_fit_does_nothing(client, library):
    soup = sent(client, edit(HOME), what="home")
    assert soup.select(".impact-box") == []
    assert Link.objects.filter(premise__pid=STUDENTS, target_claim__pid=DAY).count() == 0
