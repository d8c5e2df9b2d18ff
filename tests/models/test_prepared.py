"""Prepared queries answer as the query sets they are made of, with other values each time."""

import pytest
from django.db import connection
from django.db.models.functions import TruncDay
from django.test.utils import CaptureQueriesContext

from debate.models import Claim, Link
from debate.models.prepared import Prepared
from tests.library import DAY, LIGHT, NIGHT, QUESTION

pytestmark = pytest.mark.django_db


def test_the_query_is_built_once_and_answers_for_each_value(library):
    built = []

    @Prepared
    def by_pid(debate_id, pid):
        built.append(pid)
        return Claim.objects.filter(debate_id=debate_id, pid=pid)

    assert [claim.pid for pid in (DAY, NIGHT, "0000000000") for claim in by_pid(library.pk, pid)] == [DAY, NIGHT]
    assert len(built) == 1


def test_lists_of_any_length_are_one_query_each(library):
    keys = list(Claim.objects.order_by("pk").values_list("pk", flat=True))
    found = Prepared(lambda keys: Claim.objects.filter(pk__in=keys).order_by("pk"))
    for length in range(len(keys) + 1):
        with CaptureQueriesContext(connection) as queries:
            assert [claim.pk for claim in found(keys[:length])] == keys[:length]
        assert len(queries) == (1 if length else 0)


def test_what_is_left_out_makes_another_query(library):
    def build(pid, kind):
        rows = Claim.objects.filter(pid=pid)
        return rows if kind is None else rows.filter(kind=kind)

    found = Prepared(build)
    assert [len(found(QUESTION, kind)) for kind in (None, "question", "claim")] == [1, 1, 0]


def test_related_rows_and_values_come_along(library):
    links = Prepared(lambda pid: Link.objects.select_related("premise", "parent").filter(premise__pid=pid))
    (link,) = links(LIGHT)
    with CaptureQueriesContext(connection) as queries:
        assert link.premise.pid == LIGHT
        assert link.parent.pid == Claim.objects.only("pid").get(pk=link.parent_id).pid
    assert len(queries) == 1
    values = Prepared(lambda pid: Claim.objects.filter(pid=pid).values("pid", "kind"))
    assert values(DAY) == [{"pid": DAY, "kind": "position"}]


def test_tuples_are_those_of_the_query_set(library):
    def build(pid):
        fields = "kind", "pk", "translations", "created_at", "withdrawn_at"
        return Claim.objects.filter(pid=pid).annotate(day=TruncDay("created_at")).values_list("day", *fields)

    (found,) = Prepared(build)(DAY)
    assert (type(found), found) == (tuple, build(DAY).get())
    assert found[3]["en"]["text"] == "It should keep its day hours"
    homes = Link.objects.filter(home=True).values_list("pid", "rank")

    def both(pid):
        return homes.filter(premise__pid=pid).union(homes.filter(parent__pid=pid), all=True)

    assert sorted(Prepared(both)(DAY)) == sorted(both(DAY))
