"""Lists of suggestions read little of large ones."""

import json

import pytest
from django.apps import apps

from debate.access.actions import grant
from debate.arguments.actions import NewClaim, add_claim
from debate.editing.cite import Saying, cite
from debate.editing.outcomes import follow
from debate.editing.place import Quote
from debate.editing.proposals import accept, overtaken, propose
from debate.editing.queries import find_proposal, newly_decided, oldest_waiting, proposals, waiting_about
from debate.editing.suggested import suggested
from debate.editing.telling import tell
from debate.editing.withdraw import withdraw_claim
from debate.history.briefs import LARGE, TOLD
from debate.models import Brief, Proposal, Source, User
from debate.sources.actions import SourceFields, edit_source
from tests.library import COST, SHARED, SPEECH
from tests.models.test_migrations import migration

pytestmark = pytest.mark.django_db


@pytest.fixture
def helper(library):
    """A contributor."""
    user = User.objects.create(username="helper", display_name="阿明")
    grant(debate=library, user=user, role="contributor", by=None)
    return user


@pytest.fixture
def large(library, helper):
    """Suggests to withdraw a claim with a large branch."""
    for number in range(LARGE):
        claim = NewClaim(f"第{number}個", "zh-Hant")
        add_claim(debate=library, target=SHARED, relation="pro", claim=claim, by=None)
    fields = {"pid": SHARED, "reason": "不對", "responses": "branch"}
    return propose(action=withdraw_claim, debate=library, by=helper, **fields)


def whole(number):
    """A suggestion with all of its patches."""
    return Proposal.objects.select_related("created_by").get(pk=number)


def test_every_list_tells_the_same_of_the_brief_as_of_the_patches(library, helper, owner, large):
    told = tell(library.pk, [whole(large.pk)])
    lists = [
        [find_proposal(library.pk, large.pk)],
        proposals(library.pk, by=None).rows,
        waiting_about(library.pk, [SHARED], by=None),
        oldest_waiting(library.pk, by=None),
    ]
    for rows in lists:
        assert tell(library.pk, rows) == told
        assert len(json.dumps([rows[0].before, rows[0].after])) < 3_000
    assert sum(count.n for count in told[0].counts) == 2 * (LARGE + 1) - TOLD
    assert suggested(library.pk, by=None)[SHARED][0].number == large.pk
    accept(debate=library, proposal=large.pk, by=owner)
    (row,) = newly_decided(helper)
    assert tell(library.pk, [row])[0].counts == told[0].counts


def test_what_stands_in_its_way_is_found_in_all_of_it(library, large):
    assert overtaken(find_proposal(library.pk, large.pk)) == []
    last = sorted(whole(large.pk).before["claim"])[-1]
    assert last not in find_proposal(library.pk, large.pk).before["claim"]
    withdraw_claim(debate=library, pid=last, reason="重複", by=None)
    met = overtaken(find_proposal(library.pk, large.pk))
    assert {conflict.pid for conflict in met} >= {last}
    assert met == overtaken(whole(large.pk))


def test_one_query_more_where_one_is_large(library, helper, django_assert_num_queries):
    claim = NewClaim("要人顧", "zh-Hant")
    propose(action=add_claim, debate=library, by=helper, target=COST, relation="con", claim=claim)
    with django_assert_num_queries(1):
        proposals(library.pk, by=None)


def test_two_queries_with_a_large_one(library, large, django_assert_num_queries):
    with django_assert_num_queries(2):
        rows = proposals(library.pk, by=None).rows
    with django_assert_num_queries(1):  # its first things are claims
        follow(library.pk, rows)


def test_words_that_are_closed_are_forgotten_in_the_briefs_of_suggestions(library, helper, large):
    words = "這是城市對讀書人的承諾"
    saying, quote = Saying("supports"), Quote(SPEECH, words, block=1)
    waits = propose(action=cite, debate=library, by=helper, subject=COST, quote=quote, saying=saying)
    kept = Brief.objects.get(proposal=large)
    kept.after["citation"] = whole(waits.pk).after["citation"]
    kept.save()
    source = Source.objects.get(pid=SPEECH)
    closed = SourceFields("zh-Hant", title=source.title, outlet=source.outlet, words="members")
    edit_source(debate=library, pid=SPEECH, source=closed, by=None)
    for row in (Brief.objects.get(proposal=large), whole(waits.pk)):
        assert [fields["exact"] for fields in row.after["citation"].values()] == [""]


def test_those_that_were_there_before_get_theirs(library, helper, large):
    (made,) = Brief.objects.values("before", "after", "counts")
    Brief.objects.all().delete()
    migration("proposals").keep_briefs(apps, None)
    assert list(Brief.objects.values("before", "after", "counts")) == [made]


def test_those_that_wait_since_before_come_to_say_that_what_they_name_was_live(library, helper):
    claim = NewClaim("要人顧", "zh-Hant")
    row = propose(action=add_claim, debate=library, by=helper, target=COST, relation="con", claim=claim)
    before = whole(row.pk).before
    Proposal.objects.update(before={"claim": {row.pid: None}, "link": before["link"]})
    withdraw_claim(debate=library, pid=COST, reason="不對", by=None, responses="branch")
    assert overtaken(whole(row.pk)) == []
    migration("proposals").keep_grounds(apps, None)
    assert whole(row.pk).before == before
    assert [(met.pid, met.field) for met in overtaken(whole(row.pk))] == [(COST, "state")]
