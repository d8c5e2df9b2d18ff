"""Personal tokens: what is kept of one, how long it works, and whose it is."""

from datetime import timedelta

import pytest
from django.utils import timezone

from debate.accounts.actions import OPEN, close_account, make_token, mark_used, new_token, revoke_token
from debate.accounts.tokens import TOKEN, find_token, hashed, state, tokens_of
from debate.history.refusals import BadWords, Refused, Why
from debate.models import AccessToken, Change, User

pytestmark = pytest.mark.django_db


@pytest.fixture
def user(db):
    return User.objects.create(username="somebody")


def made(user, token=None, **more):
    return make_token(user=user, token=token or new_token(), **{"name": "程式", "scope": "write", "days": 30, **more})


def test_the_hash_alone_is_kept(user):
    token = new_token()
    row = made(user, token)
    assert TOKEN.fullmatch(token)
    assert len(hashed(token)) == 64
    kept = AccessToken.objects.values().get()
    assert (kept["name"], kept["scope"], kept["secret_sha256"]) == ("程式", "write", hashed(token))
    assert not [value for value in kept.values() if token[7:] in str(value)]
    assert ((row.expires_at - row.created_at).days, row.used_on, row.revoked_at) == (30, None, None)
    assert Change.objects.count() == 0
    assert (find_token(token), find_token(token).user) == (row, user)


def test_the_same_token_twice_is_one_and_nobody_elses(user):
    token = new_token()
    assert made(user, token) == made(user, token)
    with pytest.raises(Refused) as caught:
        made(User.objects.create(username="other"), token)
    assert (caught.value.why, caught.value.field) == (Why.UNKNOWN, "token")


NONE = ["", "biantu_", "x" * 50, "\0", *(f"biantu_{sign}" for sign in ("a" * 43, "a" * 44, "é" * 43))]


@pytest.mark.parametrize("shown", NONE)
def test_what_is_no_token_is_nobodys(user, shown):
    made(user)
    assert find_token(shown) is None


def test_a_revoked_one_works_no_more(user):
    token = new_token()
    row = made(user, token)
    assert revoke_token(user=User.objects.create(username="other"), number=row.pk) is False
    assert find_token(token) == row
    assert [revoke_token(user=user, number=row.pk) for _ in range(2)] == [True, False]
    assert (find_token(token), [state(found) for found in tokens_of(user)]) == (None, ["revoked"])


def test_an_expired_one_works_no_more(user):
    token = new_token()
    row = made(user, token)
    assert state(row, now=row.expires_at - timedelta(seconds=1)) == "open"
    assert state(row, now=row.expires_at) == "expired"
    AccessToken.objects.update(expires_at=timezone.now())
    assert find_token(token) is None


def test_the_token_of_an_account_that_is_off_does_nothing(user):
    token = new_token()
    made(user, token)
    User.objects.update(is_active=False)
    assert find_token(token) is None


def test_closing_an_account_removes_them(user):
    made(user)
    close_account(user=user)
    assert AccessToken.objects.count() == 0


def test_the_day_of_the_last_use_is_written_once(user, django_assert_num_queries):
    row = made(user)
    with django_assert_num_queries(1):
        mark_used(token=row)
    row.refresh_from_db()
    assert row.used_on == timezone.now().date()
    with django_assert_num_queries(0):
        mark_used(token=row)


@pytest.mark.parametrize(
    ("more", "field", "why"),
    [
        ({"name": " "}, "name", Why.EMPTY),
        ({"name": "字" * 81}, "name", Why.TOO_LONG),
        ({"name": "a\nb"}, "name", Why.NOT_ALLOWED),
        ({"scope": "everything"}, "scope", Why.UNKNOWN),
        ({"days": 31}, "days", Why.UNKNOWN),
        ({"token": "biantu_short"}, "token", Why.UNKNOWN),
    ],
)
def test_what_no_token_may_be(user, more, field, why):
    with pytest.raises((Refused, BadWords)) as caught:
        made(user, **more)
    assert (caught.value.field, caught.value.why, AccessToken.objects.count()) == (field, why, 0)


def test_there_are_so_many_that_work_at_a_time(user):
    rows = [made(user) for _ in range(OPEN)]
    with pytest.raises(Refused) as caught:
        made(user)
    assert (caught.value.why, caught.value.field, caught.value.number) == (Why.TOO_LONG, "", OPEN)
    revoke_token(user=user, number=rows[0].pk)
    assert len(tokens_of(user)) == OPEN
    made(user)
