"""Links: reused, moved, ordered, joined, separated, changed, redrawn, withdrawn."""

import pytest

from debate.arguments import linking
from debate.exchange.references import reference_faults
from debate.history.queries import find_address
from debate.history.refusals import Refused
from debate.models import Citation, Link
from debate.transfer.queries import debate_document
from tests.library import BESIDE, COST, DAY, GUARDS, LIGHT, NIGHT, QUESTION, SHARED, STUDENTS

pytestmark = pytest.mark.django_db


def do(library, action, **fields):
    """Run an action; what it leaves is a sound debate."""
    entry = action(debate=library, by=None, **fields)
    assert list(reference_faults(debate_document(library))) == []
    return entry


def link(pid):
    """A link as it is now."""
    return Link.objects.select_related("premise", "target_claim", "target_link", "parent").get(pid=pid)


def test_a_claim_stands_elsewhere_too(library):
    entry = do(library, linking.link_claim, premise=SHARED, target=NIGHT, relation="pro")
    made = link(entry.pid)
    assert (entry.action, made.home, made.parent.pid, made.rank) == ("linked", False, NIGHT, 1)


def test_moving_takes_everything_below_along_and_leaves_the_address(library):
    do(library, linking.move_link, pid="k000000005", target=NIGHT, relation="con", summary="放錯")
    moved = link("k000000005")
    assert (moved.premise.pid, moved.parent.pid, moved.rank, moved.home) == (LIGHT, NIGHT, 1, True)
    assert link("k000000006").parent.pid == LIGHT


def test_moving_a_joint_premise_away_leaves_its_partner_alone(library):
    do(library, linking.move_link, pid="k000000004", target=NIGHT, relation="con")
    assert {link("k000000003").group, link("k000000004").group} == {""}


def test_a_claim_is_moved_against_a_link(library):
    do(library, linking.move_link, pid="k000000005", target="k000000002", relation="con")
    assert (link("k000000005").parent.pid, link("k000000005").target_link.pid) == (STUDENTS, "k000000002")


def test_order(library):
    pids = ["k00000000a", "k000000004", "k000000003"]
    do(library, linking.order_links, pids=pids)
    assert [link(pid).rank for pid in pids] == [0, 1, 2]


def test_joined_and_separated(library):
    made = do(library, linking.link_claim, premise=SHARED, target=DAY, relation="pro").pid
    do(library, linking.join_links, pids=["k000000003", made])
    assert link(made).group == link("k000000003").group != ""
    assert link("k000000004").group == ""  # its old partner went
    do(library, linking.separate_link, pid=made)
    assert {link(made).group, link("k000000003").group} == {""}


def test_another_relation_and_placement(library):
    do(library, linking.change_link, pid="k000000003", relation="con", placement="editorial")
    assert (link("k000000003").relation, link("k000000003").group, link("k000000004").group) == ("con", "", "")
    assert link("k000000003").placement == "editorial"
    assert do(library, linking.change_link, pid="k000000003", relation="con") is None


def test_a_claim_is_drawn_at_another_of_its_places(library):
    do(library, linking.make_home, pid="k00000000a")
    assert (link("k00000000a").home, link("k000000006").home) == (True, False)


def test_a_place_goes_with_what_rests_on_it(library):
    Citation.objects.filter(pid="t000000006").update(claim=None, link=link("k00000000a"))
    do(library, linking.withdraw_link, pid="k00000000a", reason="重複")
    assert {find_address(pid).state for pid in ("k00000000a", "t000000006")} == {"withdrawn"}


@pytest.mark.parametrize(
    ("action", "fields", "refusal"),
    [
        (linking.link_claim, {"premise": COST, "target": DAY, "relation": "pro"}, "target: twice"),
        (linking.link_claim, {"premise": COST, "target": COST, "relation": "pro"}, "target: itself"),
        (linking.link_claim, {"premise": STUDENTS, "target": "k000000002", "relation": "con"}, "target: itself"),
        (linking.link_claim, {"premise": QUESTION, "target": DAY, "relation": "pro"}, "premise: not allowed"),
        (linking.link_claim, {"premise": "zzzzzzzzzz", "target": DAY, "relation": "pro"}, "premise: unknown"),
        (linking.link_claim, {"premise": COST, "target": QUESTION, "relation": "answers"}, "premise: not allowed"),
        (linking.move_link, {"pid": "k000000003", "target": GUARDS, "relation": "pro"}, "target: under itself"),
        (linking.move_link, {"pid": "k000000002", "target": "k000000008", "relation": "con"}, "target: under itself"),
        (linking.move_link, {"pid": "k000000001", "target": NIGHT, "relation": "pro"}, "relation: not allowed"),
        (linking.move_link, {"pid": "k00000000a", "target": LIGHT, "relation": "pro"}, "target: twice"),
        (linking.order_links, {"pids": []}, "order: unknown"),
        (linking.order_links, {"pids": ["k000000003", "k000000004"]}, "order: not together"),
        (linking.join_links, {"pids": ["k000000003"]}, "links: not together"),
        (linking.join_links, {"pids": ["k000000003", "k000000003"]}, "links: not together"),
        (linking.join_links, {"pids": ["k000000003", "k000000002"]}, "links: not together"),
        (linking.separate_link, {"pid": "k000000002"}, "link: not together"),
        (linking.change_link, {"pid": "k000000007", "relation": "pro"}, "relation: not allowed"),
        (linking.change_link, {"pid": "zzzzzzzzzz", "relation": "pro"}, "link: unknown"),
        (linking.withdraw_link, {"pid": "k000000003", "reason": "x"}, "link: only home"),
        (linking.withdraw_link, {"pid": "k00000000a", "reason": " "}, "reason: empty"),
    ],
)
def test_what_cannot_be_done_changes_nothing(library, action, fields, refusal):
    with pytest.raises(Refused, match=f"^{refusal}$"):
        action(debate=library, by=None, **fields)
    library.refresh_from_db()
    assert library.revision == 1


def test_a_place_whose_link_is_attacked_stays(library):
    made = do(library, linking.link_claim, premise=SHARED, target=NIGHT, relation="pro").pid
    do(library, linking.link_claim, premise=BESIDE, target=made, relation="con")
    with pytest.raises(Refused, match="link: has responses"):
        linking.withdraw_link(debate=library, pid=made, reason="x", by=None)


def test_a_claim_cannot_be_drawn_under_what_stands_below_it(library):
    made = do(library, linking.link_claim, premise=COST, target=GUARDS, relation="con").pid
    with pytest.raises(Refused, match="link: under itself"):
        linking.make_home(debate=library, pid=made, by=None)
