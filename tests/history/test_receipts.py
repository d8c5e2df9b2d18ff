"""A form that is sent twice acts once."""

import re
from datetime import timedelta

import pytest
from django.conf import settings
from django.utils import timezone

from debate.history.receipts import KEPT, PRUNED, once
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


def test_old_receipts_are_forgotten_some_with_each_new_one(owner, django_assert_num_queries):
    def kept(days, number):
        at = timezone.now() - timedelta(days=days)
        return Receipt(form_id=f"{days}.{number}", digest="d", by=owner, location="/", at=at)

    Receipt.objects.bulk_create(kept(days, number) for days in (59, 61) for number in range(PRUNED + 5))
    for new, left, queries in (("a", 5, 8), ("b", 0, 8), ("c", 0, 7)):
        with django_assert_num_queries(queries):
            once(form_id=new, digest="d", by=owner, act=lambda: "/1/")
        assert Receipt.objects.filter(form_id__startswith="61.").count() == left
    assert Receipt.objects.count() == PRUNED + 5 + 3


def test_drafts_live_shorter_than_receipts():
    drafts = (settings.BASE_DIR / "static/js/lib/drafts.js").read_text("utf-8")
    days = int(re.search(r"(\d+) \* 24 \* ", drafts)[1])
    assert timedelta(days=days) < KEPT
