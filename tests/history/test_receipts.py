"""A form that is sent twice acts once."""

import pytest

from debate.history.receipts import once
from debate.history.refusals import Refused
from debate.models import Receipt

pytestmark = pytest.mark.django_db


def test_the_second_time_answers_as_the_first(owner):
    acted = []

    def act():
        acted.append(1)
        return f"/{len(acted)}/"

    sent = {"form_id": "a", "digest": "d", "by": owner, "act": act}
    assert [once(**sent), once(**sent)] == ["/1/", "/1/"]
    assert acted == [1]


@pytest.mark.parametrize("other", [{"digest": "other"}, {"by": None}])
def test_another_form_or_person_under_the_id_is_refused(owner, other):
    sent = {"form_id": "a", "digest": "d", "by": owner, "act": lambda: "/1/"}
    once(**sent)
    with pytest.raises(Refused, match="twice"):
        once(**sent | other)


def test_what_failed_may_be_sent_again(owner):
    def fail():
        raise Refused("empty")

    with pytest.raises(Refused):
        once(form_id="a", digest="d", by=owner, act=fail)
    assert Receipt.objects.count() == 0
    assert once(form_id="a", digest="d", by=owner, act=lambda: "/1/") == "/1/"
