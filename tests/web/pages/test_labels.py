"""/_/labels/<pid>/: what claims are called from afar."""

import pytest

from debate.models import Claim
from debate.web.middleware import PRIVATE
from tests.library import COST, GUARDS, LIGHT, MAYOR, QUESTION, STUDENTS, WITHDRAWN

pytestmark = pytest.mark.django_db


def labels(client, *pids, prefix="/en"):
    """What is answered for these claims."""
    return client.get(f"{prefix}/_/labels/b000000000/", {"p": ",".join(pids)}).json()


def test_the_headline_else_the_first_clause(client, library):
    asked = (COST, STUDENTS, QUESTION)
    assert labels(client, *asked) == {
        COST: "Opening all night costs 12 million more…",
        STUDENTS: "Too few seats",
        QUESTION: "Should the city library open all night?",
    }
    assert labels(client, *asked, prefix="") == {
        COST: "通宵開館一年多花 1,200 萬元",
        STUDENTS: "座位不夠",
        QUESTION: "市立圖書館該通宵開放嗎?",
    }
    assert labels(client, *asked, prefix="/zh-hans")[STUDENTS] == "座位不够"


def test_a_headline_in_a_foreign_language_is_none(client, library):
    row = Claim.objects.get(pid=STUDENTS)
    del row.translations["en"]["headline"]
    row.save()
    assert labels(client, STUDENTS) == {STUDENTS: "In exam season three in ten find no seat"}


def test_what_is_not_here_is_left_out(client, library):
    Claim.objects.filter(pid=LIGHT).update(withdrawn_at="2026-01-01T00:00Z")
    asked = [WITHDRAWN, "zzzzzzzzzz", MAYOR, "", "x", "\x00", GUARDS, LIGHT]
    assert labels(client, *asked) == {GUARDS: "Guards must be hired as well"}
    assert client.get("/_/labels/b000000000/").json() == {}


def test_at_most_two_hundred_are_answered(client, library):
    others = [f"x{number:09}" for number in range(200)]
    assert list(labels(client, COST, *others)) == [COST]
    assert labels(client, *others, COST) == {}


def test_labels_are_stored_nowhere(client, library):
    response = client.get(f"/_/labels/b000000000/?p={COST}")
    assert (response["Cache-Control"], response["Content-Type"]) == (PRIVATE, "application/json")
    assert "通宵開館" in response.content.decode()


def test_queries(client, library, django_assert_num_queries):
    with django_assert_num_queries(2):
        labels(client, COST, STUDENTS)
