"""What a person follows, and what is new there."""

import pytest

from debate.access.actions import grant
from debate.arguments.actions import NewClaim, add_claim, describe_claim
from debate.editing.watching import mark_seen, news, news_marks, unwatch, watch, watched, watched_debates
from debate.history.refusals import Refused
from debate.models import User, Watch
from tests.library import ARTICLE, COST, DAY, LIGHT, MAYOR, NIGHT, STUDENTS, WITHDRAWN

pytestmark = pytest.mark.django_db


@pytest.fixture
def fan(library):
    """Somebody with an account."""
    return User.objects.create(username="fan")


def respond(library, target, by):
    """A response by somebody."""
    claim = NewClaim(f"又一個理由,第 {library.revision} 個", "zh-Hant")
    return add_claim(debate=library, target=target, relation="pro", claim=claim, by=by).pid


def follow(library, fan, kind, pid):
    """Follow something from now on."""
    library.refresh_from_db()
    return watch(user=fan, debate=library, kind=kind, pid=pid)


def revisions(fan, library):
    """What is new, by what is followed."""
    return {
        (item.watch.kind, item.watch.pid): [change.revision for change in item.changes] for item in news(fan, library)
    }


def test_what_others_do_is_news_where_it_is_followed(library, owner, fan, django_assert_num_queries):
    for kind, pid in [
        ("debate", library.pid),
        ("claim", COST),
        ("branch", DAY),
        ("source", ARTICLE),
        ("branch", NIGHT),
    ]:
        follow(library, fan, kind, pid)
    pid = respond(library, LIGHT, owner)  # stands under COST, under DAY
    describe_claim(debate=library, pid=COST, nature="value", by=owner)
    respond(library, COST, fan)  # one's own is no news
    with django_assert_num_queries(4):
        found = revisions(fan, library)
    assert found == {
        ("debate", library.pid): [3, 2],
        ("claim", COST): [3],
        ("branch", DAY): [3, 2],
        ("source", ARTICLE): [],
        ("branch", NIGHT): [],
    }
    assert news_marks(fan, library) == sorted([pid, LIGHT, COST])


def test_following_begins_now_and_news_are_read(library, owner, fan):
    respond(library, LIGHT, owner)
    follow(library, fan, "claim", LIGHT)
    assert revisions(fan, library) == {("claim", LIGHT): []}
    respond(library, LIGHT, owner)
    library.refresh_from_db()
    assert revisions(fan, library) == {("claim", LIGHT): [3]}
    mark_seen(user=fan, debate=library, revision=99)
    assert revisions(fan, library) == {("claim", LIGHT): []}
    assert Watch.objects.get().seen == library.revision


def test_twice_is_once_and_no_longer(library, fan):
    assert follow(library, fan, "branch", DAY) == follow(library, fan, "branch", DAY)
    follow(library, fan, "claim", DAY)
    assert watched(fan, library, [DAY, COST]) == {("branch", DAY), ("claim", DAY)}
    unwatch(user=fan, debate=library, kind="branch", pid=DAY)
    assert watched(fan, library, [DAY]) == {("claim", DAY)}


@pytest.mark.parametrize(
    ("kind", "pid"), [("claim", "zzzzzzzzzz"), ("claim", ARTICLE), ("source", DAY), ("speaker", MAYOR), ("link", DAY)]
)
def test_what_cannot_be_followed(library, fan, kind, pid):
    with pytest.raises(Refused, match="pid: unknown"):
        follow(library, fan, kind, pid)


def test_the_debates_in_which_one_follows_something(library, owner, fan, django_assert_num_queries):
    assert news(fan, library) == []
    follow(library, fan, "claim", STUDENTS)
    follow(library, fan, "claim", WITHDRAWN)
    respond(library, LIGHT, owner)
    with django_assert_num_queries(1):
        (found,) = watched_debates(fan)
    assert (found.slug, found.things, found.changes) == ("night-library", 2, 1)
    library.refresh_from_db()
    library.visibility = "private"
    library.save()
    assert watched_debates(fan) == []
    grant(debate=library, user=fan, role="reader", by=None)
    assert len(watched_debates(fan)) == 1
