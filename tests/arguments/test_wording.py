"""What hangs on a claim's wording, and how many queries it takes to know."""

import pytest

from debate.arguments.actions import NewClaim, add_claim
from debate.arguments.wording import Affected, affected, tag_names, tags_of, wordings
from debate.models import Claim
from tests.library import COST, GUARDS, STUDENTS

pytestmark = pytest.mark.django_db


def counted(pid):
    """What a rewording of a claim would affect."""
    return affected(Claim.objects.get(pid=pid))


def test_what_rests_on_a_wording_is_counted(library):
    assert counted(COST) == Affected(responses=1, places=1, citations=1, notes=0, version=1)
    assert counted(GUARDS) == Affected(responses=0, places=2, citations=0, notes=0, version=1)
    assert counted(STUDENTS) == Affected(responses=0, places=1, citations=1, notes=2, version=3)


def test_four_queries_for_one_response_and_for_three(library, django_assert_num_queries):
    for text in ("一", "二"):
        add_claim(debate=library, target=COST, relation="pro", claim=NewClaim(text, "zh-Hant"), by=None)
    cost, light = Claim.objects.get(pid=COST), Claim.objects.get(pid=STUDENTS)
    with django_assert_num_queries(4):
        assert affected(cost).responses == 3
    with django_assert_num_queries(4):
        assert affected(light).responses == 0


@pytest.mark.parametrize("siblings", [0, 1, 6])
def test_a_claim_is_added_with_as_many_queries_whatever_stands_there(library, django_assert_num_queries, siblings):
    for number in range(siblings):
        add_claim(debate=library, target=COST, relation="pro", claim=NewClaim(str(number), "zh-Hant"), by=None)
    with django_assert_num_queries(37):
        add_claim(debate=library, target=COST, relation="con", claim=NewClaim("又一個", "zh-Hant"), by=None)


def test_tags_and_wordings(library, django_assert_num_queries):
    students = Claim.objects.get(pid=STUDENTS)
    with django_assert_num_queries(2):
        assert tag_names(library.pk) == ["學生", "數字"]
        assert tags_of(students) == ["學生", "數字"]
    assert [(code, number) for code, (number, _) in wordings(students).items()] == [
        ("zh-Hant", 3), ("en", 2), ("zh-Hans", 1),
    ]  # fmt: skip
