"""Readers report mistakes, editors settle them."""

import pytest

from debate.editing.queries import reports
from debate.editing.reports import close_report, report
from debate.history.refusals import Refused
from debate.models import Report
from tests.library import STUDENTS

pytestmark = pytest.mark.django_db


def tell(library, **fields):
    """Report something about the students."""
    return report(debate=library, **{"pid": STUDENTS, "body": "數字不對", "contact": "", "by": None} | fields)


def test_a_report_is_no_change_of_the_debate(library, owner):
    made = tell(library, by=owner, contact="me@mail.example")
    assert (made.kind, made.state, made.created_by, made.contact) == ("claim", "open", owner, "me@mail.example")
    library.refresh_from_db()
    assert library.revision == 1


@pytest.mark.parametrize(
    ("fields", "refusal"),
    [
        ({"pid": "zzzzzzzzzz"}, "about: unknown"),
        ({"pid": "a000000000"}, "about: unknown"),
        ({"body": " "}, "body: empty"),
        ({"body": "字" * 2_001}, "body: too long"),
        ({"contact": "x" * 301}, "contact: too long"),
    ],
)
def test_what_cannot_be_reported(library, fields, refusal):
    with pytest.raises(Refused, match=refusal):
        tell(library, **fields)
    assert Report.objects.count() == 0


def test_it_is_settled_once(library, owner):
    made = tell(library)
    assert close_report(debate=library, report=made.pk, answer="改好了", by=owner).closed_by == owner
    with pytest.raises(Refused, match="decided"):
        close_report(debate=library, report=made.pk, answer="", by=owner)
    with pytest.raises(Refused, match="unknown"):
        close_report(debate=library, report=0, answer="", by=owner)


def test_open_ones_come_first_in_one_query(library, owner, django_assert_num_queries):
    first, second, third = (tell(library, body=str(number)) for number in range(3))
    close_report(debate=library, report=third.pk, answer="", by=owner)
    with django_assert_num_queries(1):
        assert reports(library.pk) == ([second, first, third], False)
    assert reports(library.pk, page=2) == ([], False)
