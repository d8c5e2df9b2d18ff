"""Claims that another may be merged into: where each stands, the likeliest first, found by words."""

import pytest

from debate.arguments.actions import NewClaim, add_claim
from debate.arguments.candidates import FOUND, candidates
from debate.models import Claim
from tests.library import COST, DAY, GUARDS, LIGHT, NIGHT, STUDENTS

pytestmark = pytest.mark.django_db


def find(library, pid, words=""):
    """What is offered for a claim."""
    return candidates(library.pk, Claim.objects.get(pid=pid), words=words)


def test_each_tells_where_it_stands_and_what_stands_under_it(library):
    rows = {row.claim.pid: row for row in find(library, STUDENTS)}
    light = rows[LIGHT]
    assert (light.place.relation, light.above.pid, light.responses) == ("con", COST, 1)
    assert (light.side.position.pid, light.side.sign) == (DAY, -1)
    assert STUDENTS not in rows


def test_a_position_goes_into_a_position_and_counts_for_itself(library):
    (row,) = find(library, NIGHT)
    assert (row.claim.pid, row.place.relation, row.side) == (DAY, "answers", None)


def test_the_wordings_most_alike_stand_first(library, owner):
    text = Claim.objects.get(pid=COST).text
    claim = NewClaim(f"{text}左右", "zh-Hant")
    change = add_claim(debate=library, target=NIGHT, relation="con", claim=claim, by=owner)
    assert find(library, COST)[0].claim.pid == change.pid


@pytest.mark.parametrize("words", ["一盞燈", "一盏灯", "one LAMP", " 一 盞, 燈 "])
def test_words_are_found_in_any_language_and_either_script(library, words):
    assert [row.claim.pid for row in find(library, GUARDS, words)] == [LIGHT]


def test_words_that_nobody_says_find_nothing(library, django_assert_num_queries):
    claim = Claim.objects.get(pid=LIGHT)
    with django_assert_num_queries(1):
        assert candidates(library.pk, claim, words="沒有人這樣說") == []
    assert [row.claim.pid for row in find(library, LIGHT, "一盞燈")] == []


def test_what_means_nothing_folded_looks_for_nothing(library):
    assert len(find(library, LIGHT, "。 ,")) == len(find(library, LIGHT))


def test_no_more_are_found_than_are_shown(library, owner):
    for number in range(FOUND + 2):
        claim = NewClaim(f"又一個說法 {number}", "zh-Hant")
        add_claim(debate=library, target=COST, relation="pro", claim=claim, by=owner)
    assert len(find(library, COST, "又一個說法")) == FOUND
