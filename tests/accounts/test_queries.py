"""What is somebody's: mail, debates, contributions he may still see."""

import pytest
from allauth.account.models import EmailAddress

from debate.access.actions import grant
from debate.accounts.queries import Mail, claims_of, left_alone, mail_of, memberships, notes_of, to_hand_over
from debate.models import Annotation, Claim, User
from tests.library import ARTICLE, COST, LIGHT, STUDENTS

pytestmark = pytest.mark.django_db


@pytest.fixture
def user(db):
    return User.objects.create(username="somebody", display_name="某人")


def test_mail_is_the_verified_address_then_any_then_that_of_the_command_line(user):
    assert mail_of(user) is None
    user.email = "old@mail.example"
    assert mail_of(user) == Mail("old@mail.example", verified=False)
    EmailAddress.objects.create(user=user, email="a@mail.example", primary=True)
    assert mail_of(user) == Mail("a@mail.example", verified=False)
    EmailAddress.objects.create(user=user, email="b@mail.example", verified=True)
    assert mail_of(user) == Mail("b@mail.example", verified=True)


def test_contributions_are_those_of_one_person_newest_first(user, library, django_assert_num_queries):
    for pid, day in ((COST, 1), (LIGHT, 2)):
        Claim.objects.filter(pid=pid).update(created_by=user, created_at=f"2026-01-0{day}T00:00Z")
    with django_assert_num_queries(2):
        found = claims_of(user)
    assert [(row.pid, row.place, row.place_pid, row.words.text, row.debate.text) for row in found.rows] == [
        (LIGHT, "claim", LIGHT, "一盞燈與一位保全就夠", "市立圖書館該通宵開放嗎?"),
        (COST, "claim", COST, "通宵開館一年多花 1,200 萬元", "市立圖書館該通宵開放嗎?"),
    ]
    assert (found.number, found.pages, found.total) == (1, 1, 2)


def test_notes_know_where_they_stand(user, library, django_assert_num_queries):
    Annotation.objects.update(created_by=user)
    with django_assert_num_queries(2):
        found = notes_of(user)
    assert {row.pid: (row.place, row.place_pid) for row in found.rows} == {
        "a000000000": ("claim", STUDENTS),
        "a000000001": ("link", "k000000005"),
        "a000000002": ("claim", STUDENTS),
        "a000000003": ("citation", "t000000002"),
        "a000000004": ("source", ARTICLE),
    }


def test_what_was_withdrawn_is_marked(user, library):
    Claim.objects.filter(pid=COST).update(created_by=user, withdrawn_at="2026-01-01T00:00Z")
    assert [(row.pid, row.withdrawn) for row in claims_of(user).rows] == [(COST, True)]


def test_a_debate_that_became_private_keeps_its_words(user, library):
    Claim.objects.filter(pid=COST).update(created_by=user)
    Annotation.objects.filter(pid="a000000000").update(created_by=user)
    library.visibility = "private"
    library.save()
    assert (claims_of(user).total, notes_of(user).total) == (0, 0)
    grant(debate=library, user=user, role="reader", by=None)
    assert (claims_of(user).total, notes_of(user).total) == (1, 1)


def test_roles_and_debates_owned_alone(user, library, owner, django_assert_num_queries):
    assert (memberships(user), to_hand_over(user), left_alone(user)) == ([], [], [])
    grant(debate=library, user=user, role="owner", by=None)
    assert [(part.slug, part.role) for part in memberships(user)] == [("night-library", "owner")]
    assert (to_hand_over(user), left_alone(user)) == ([], [])
    reader = User.objects.create(username="reader")
    grant(debate=library, user=reader, role="reader", by=None)
    User.objects.filter(pk=owner.pk).update(is_active=False)
    with django_assert_num_queries(2):
        assert ([part.slug for part in to_hand_over(user)], left_alone(user)) == (["night-library"], [])
    User.objects.filter(pk=reader.pk).update(is_active=False)
    assert (to_hand_over(user), [part.slug for part in left_alone(user)]) == ([], ["night-library"])
