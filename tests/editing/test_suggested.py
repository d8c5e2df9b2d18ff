"""Waiting proposals by the claims they touch."""

from dataclasses import replace

import pytest

from debate.access.actions import grant
from debate.arguments import actions, linking
from debate.editing import queries
from debate.editing.merge import merge_claims
from debate.editing.proposals import decline, propose
from debate.editing.suggested import Suggested, suggested
from debate.models import Claim, Link, User
from debate.text.diff import Piece
from debate.text.words import Words
from tests.library import COST, DAY, GUARDS, LIGHT, STUDENTS, WAGES

pytestmark = pytest.mark.django_db


@pytest.fixture
def helper(library):
    """A contributor."""
    user = User.objects.create(username="helper", display_name="阿明")
    grant(debate=library, user=user, role="contributor", by=None)
    return user


def response(debate, by, target, relation="con", words="要人顧"):
    """Somebody suggests a response."""
    claim = actions.NewClaim(words, "zh-Hant", translations={"en": {"text": "It needs staff"}})
    return propose(action=actions.add_claim, debate=debate, by=by, target=target, relation=relation, claim=claim)


def numbers(found):
    """The same by numbers alone."""
    return {pid: [one.number for one in here] for pid, here in found.items()}


def test_a_new_response_is_told_at_what_it_answers_in_its_words(library, helper):
    row = response(library, helper, COST)
    found = suggested(library.pk, by=None)
    words = Words("zh-Hant", "要人顧", {"en": "It needs staff"})
    assert found[COST] == [Suggested(row.pk, "added", "claim", helper, words, "con", undercut=False)]


def test_a_new_undercut_is_told_at_the_premise_of_the_link_it_attacks(library, helper):
    link = Link.objects.get(premise__pid=STUDENTS, home=True)
    row = response(library, helper, link.pid)
    (one,) = suggested(library.pk, by=None)[STUDENTS]
    assert (one.number, one.relation, one.undercut) == (row.pk, "con", True)


def test_other_suggestions_are_told_at_every_claim_they_touch(library, helper):
    merged = propose(action=merge_claims, debate=library, by=helper, pid=WAGES, into=COST)
    found = suggested(library.pk, by=None)
    assert {pid: numbers(found).get(pid) for pid in (WAGES, COST)} == {WAGES: [merged.pk], COST: [merged.pk]}
    named = {one.number: (one.action, one.words.text, one.relation) for here in found.values() for one in here}
    texts = dict(Claim.objects.values_list("pid", "text"))
    assert named == {merged.pk: ("merged", texts[WAGES], "")}


def words_of(pid):
    """A claim's words."""
    return Words.of(Claim.objects.get(pid=pid), "text")


def test_a_move_is_told_where_it_would_lead_and_marked_where_it_leaves_and_nowhere_else(library, helper):
    fields = {"pid": "k000000006", "target": STUDENTS, "relation": "pro"}
    row = propose(action=linking.move_link, debate=library, by=helper, **fields)
    told = Suggested(row.pk, "moved", "link", helper, words_of(GUARDS))
    assert suggested(library.pk, by=None) == {
        STUDENTS: [replace(told, relation="pro", origin=words_of(LIGHT))],
        GUARDS: [replace(told, leads_to=words_of(STUDENTS))],
    }


def test_a_move_against_a_connection_is_told_at_its_premise(library, helper):
    fields = {"pid": "k000000006", "target": "k000000002", "relation": "con"}
    row = propose(action=linking.move_link, debate=library, by=helper, **fields)
    told = Suggested(row.pk, "moved", "link", helper, words_of(GUARDS))
    assert suggested(library.pk, by=None) == {
        STUDENTS: [replace(told, relation="con", undercut=True, origin=words_of(LIGHT))],
        GUARDS: [replace(told, leads_to=words_of(STUDENTS))],
    }


def test_a_second_place_comes_from_nowhere(library, helper):
    row = propose(action=linking.link_claim, debate=library, by=helper, premise=WAGES, target=STUDENTS, relation="con")
    told = Suggested(row.pk, "linked", "link", helper, words_of(WAGES))
    assert suggested(library.pk, by=None) == {
        STUDENTS: [replace(told, relation="con")],
        WAGES: [replace(told, leads_to=words_of(STUDENTS))],
    }


def test_another_relation_in_the_same_place_is_told_once(library, helper):
    fields = {"pid": "k000000006", "target": LIGHT, "relation": "pro"}
    row = propose(action=linking.move_link, debate=library, by=helper, **fields)
    assert suggested(library.pk, by=None) == {GUARDS: [Suggested(row.pk, "moved", "link", helper, words_of(GUARDS))]}


def test_a_rewording_is_told_from_old_to_new(library, helper):
    fields = {"pid": COST, "language": "zh-Hant", "seen": 1, "text": "一年多花 1,200 萬元"}
    propose(action=actions.edit_wording, debate=library, by=helper, **fields)
    fields |= {"language": "en", "text": "It costs 12 million more a year"}
    propose(action=actions.edit_wording, debate=library, by=helper, **fields)
    assert [one.pieces for one in suggested(library.pk, by=None)[COST]] == [
        (Piece("gone", "通宵開館"), Piece("same", "一年多花 1,200 萬元")),
        (),
    ]


def test_only_what_waits_and_of_one_person_his_own(library, helper, owner):
    first, second = response(library, helper, COST), response(library, owner, COST, words="另一句話")
    third = response(library, helper, DAY, words="第三句話")
    assert numbers(suggested(library.pk, by=helper))[COST] == [first.pk]
    assert numbers(suggested(library.pk, by=None))[COST] == [first.pk, second.pk]
    decline(debate=library, proposal=third.pk, by=owner, reason="重複了")
    assert DAY not in suggested(library.pk, by=None)


@pytest.mark.parametrize("many", [1, 3])
def test_three_queries_for_any_number_and_one_for_none(library, helper, django_assert_num_queries, many):
    with django_assert_num_queries(1):
        assert suggested(library.pk, by=None) == {}
    for number in range(many):
        response(library, helper, (COST, DAY, LIGHT)[number], words=f"第{number}句話")
    with django_assert_num_queries(3):
        assert len(numbers(suggested(library.pk, by=None))) >= many


def test_at_most_so_many_are_told(library, helper, monkeypatch):
    rows = [response(library, helper, COST, words=f"第{number}句話") for number in range(3)]
    monkeypatch.setattr(queries, "IN_PLACE", 2)
    assert numbers(suggested(library.pk, by=None))[COST] == [row.pk for row in rows[:2]]
