"""The history by the page, and things as of a revision."""

import pytest
from django.db.models import JSONField

from debate.arguments import actions, linking
from debate.editing.merge import merge_claims
from debate.editing.undo import undo_change
from debate.editing.withdraw import withdraw_claim
from debate.history.actions import record_change
from debate.history.entries import (
    Asked,
    entries,
    find_entry,
    first_revision,
    people,
    retired_by,
    states_at,
    undoings,
)
from debate.history.things import KINDS, states
from debate.models import Change, Touched, User
from tests.library import COST, DAY, DOUBT, GUARDS, LIGHT, NIGHT, QUESTION, SHARED, STUDENTS, WAGES, WITHDRAWN

pytestmark = pytest.mark.django_db


def reword(debate, pid, text, by=None):
    """Another wording."""
    seen, _ = actions.wording_of(actions.live_claim(debate, pid), "zh-Hant")
    return actions.edit_wording(debate=debate, pid=pid, language="zh-Hant", seen=seen, text=text, by=by)


def revisions(debate, **asked):
    """The revisions of a page."""
    return [row.revision for row in entries(debate.pk, Asked(**asked)).rows]


@pytest.fixture
def busy(library, owner):
    """Six changes after the import, of two people and of nobody."""
    other = User.objects.create(username="other", display_name="阿明")
    reword(library, COST, "一", owner)
    reword(library, LIGHT, "二", other)
    linking.link_claim(debate=library, premise=SHARED, target=COST, relation="pro", by=owner)
    reword(library, COST, "三", other)
    linking.order_links(debate=library, pids=["k000000001", "k000000000", "k000000009"], by=owner)
    withdraw_claim(debate=library, pid=DOUBT, reason="不對", by=owner)
    return library


def test_changes_come_by_page_the_newest_first(busy):
    first = entries(busy.pk, Asked(), most=4)
    assert ([row.revision for row in first.rows], first.older) == ([7, 6, 5, 4], 4)
    rest = entries(busy.pk, Asked(before=4), most=4)
    assert ([row.revision for row in rest.rows], rest.older) == ([3, 2, 1], None)


def test_changes_of_a_person_an_action_and_about_a_thing(busy, owner):
    assert revisions(busy, person=owner.pk) == [7, 6, 4, 2]
    assert revisions(busy, action="reworded") == [5, 3, 2]
    assert revisions(busy, thing=COST) == [5, 4, 2]
    assert revisions(busy, thing=COST, person=owner.pk) == [4, 2]
    assert revisions(busy, thing=COST, action="reworded", before=5) == [2]
    assert revisions(busy, thing="zzzzzzzzzz") == []


def test_a_new_order_is_told_of_the_claim_above_alone(busy):
    assert revisions(busy, thing=QUESTION) == [6]
    assert revisions(busy, thing=NIGHT) == []


def test_a_thing_with_many_changes_is_turned_page_by_page(library):
    for number in range(7):
        reword(library, COST, f"第{number}版")
    seen, before = [], None
    while True:
        page = entries(library.pk, Asked(thing=COST, before=before), most=3)
        seen += [row.revision for row in page.rows]
        if page.older is None:
            break
        before = page.older
    assert seen == [8, 7, 6, 5, 4, 3, 2]


def test_who_made_the_newest_changes(busy, owner):
    assert [user.get_full_name() for user in people(busy.pk)] == ["阿明", "館長"]


def test_an_undone_change_and_its_undo_know_each_other(busy):
    entry = undo_change(debate=busy, revision=7, by=None)
    assert (entry.revision, entry.undoes, undoings(busy.pk, range(1, 9))) == (8, 7, {7: 8})


def test_what_withdrew_or_merged_a_thing_is_found(busy):
    assert retired_by(busy.pk, "claim", DOUBT) == 7
    assert retired_by(busy.pk, "link", "k000000008") == 7
    merged = merge_claims(debate=busy, pid=WAGES, into=COST, by=None)
    assert retired_by(busy.pk, "claim", WAGES) == merged.revision
    assert retired_by(busy.pk, "claim", WITHDRAWN) is None
    assert retired_by(busy.pk, "claim", STUDENTS) is None


def test_it_is_found_without_reading_what_was_done(busy, monkeypatch, django_assert_num_queries):
    monkeypatch.setattr(JSONField, "from_db_value", None)  # whatever patch is read breaks
    with django_assert_num_queries(3):
        assert retired_by(busy.pk, "claim", DOUBT) == 7


def test_an_address_of_digits_alone_is_a_name_all_the_same(busy):
    Change.objects.filter(debate=busy, revision=7).update(after={"claim": {"0123456789": {"state": "withdrawn"}}})
    Touched.objects.create(debate=busy, revision=7, pid="0123456789")
    assert retired_by(busy.pk, "claim", "0123456789") == 7
    undo_change(debate=busy, revision=4, by=None)
    Change.objects.filter(debate=busy, revision=8).update(after={"claim": {"0123456789": {"state": "live"}}})
    Touched.objects.create(debate=busy, revision=8, pid="0123456789")
    assert retired_by(busy.pk, "claim", "0123456789") is None


def test_the_survivor_of_a_merge_hears_of_it(library):
    merged = merge_claims(debate=library, pid=GUARDS, into=SHARED, by=None)
    assert merged.revision in revisions(library, thing=SHARED)


def test_a_debate_is_known_from_its_import_on(library):
    assert first_revision(library.pk) == 1
    record_change(debate=library, action="attached", kind="source", pid="s000000000", by=None, after={"version": 1})
    assert first_revision(library.pk) == 1
    record_change(debate=library, action="imported", kind="debate", pid=library.pid, by=None, after={"claims": 1})
    assert first_revision(library.pk) == 3


def test_things_are_as_they_were(busy):
    now = states(busy.pk, dict.fromkeys(KINDS))
    assert states_at(busy.pk, busy.revision + 6, dict.fromkeys(KINDS)) == now
    then = states_at(busy.pk, 1, {"claim": [COST, DOUBT], "link": None})
    assert then["claim"][COST]["text"] == "通宵開館一年多花 1,200 萬元"
    assert then["claim"][DOUBT]["state"] == "live"
    assert sorted(then["link"]) == [f"k00000000{end}" for end in "0123456789a"]
    assert states_at(busy.pk, 2, {"claim": [COST]})["claim"][COST]["text"] == "一"


def test_a_page_costs_the_same_for_one_change_and_for_many(busy, django_assert_num_queries):
    for most in (1, 3, 50):
        with django_assert_num_queries(1):
            entries(busy.pk, Asked(), most=most)
        with django_assert_num_queries(3):
            entries(busy.pk, Asked(thing=COST), most=most)
    assert find_entry(busy.pk, 3).by.username == "other"
    with pytest.raises(Change.DoesNotExist):
        find_entry(busy.pk, 2**40)
    assert revisions(busy, thing=DAY) == []
