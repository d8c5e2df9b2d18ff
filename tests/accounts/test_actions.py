"""Rename, sign out elsewhere, close: what is left, and what is not."""

import pytest
from allauth.account.models import EmailAddress
from allauth.usersessions.models import UserSession
from django.contrib.auth.models import Group
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.db import DatabaseError, transaction
from django.utils.translation import override

from debate.access.actions import change_role, grant
from debate.accounts.actions import StillNeeded, close_account, end_sessions, rename
from debate.annotations.actions import NoteFields, add_note, edit_note
from debate.annotations.selection import Selection
from debate.history.queries import find_address
from debate.models import Annotation, AnnotationTag, AnnotationVersion, Change, Debate, Membership, Proposal, User
from debate.transfer.actions import import_debate
from tests.library import STUDENTS, encoded
from tests.library import library as library_file

pytestmark = pytest.mark.django_db


@pytest.fixture
def user(db):
    return User.objects.create_user("somebody", "a@mail.example", "a-long-password", display_name="某人")


def session(user):
    """The row and the key of a session of the user's."""
    store = SessionStore()
    store["x"] = 1
    store.save()
    row = UserSession.objects.create(user=user, ip="192.0.2.1", user_agent="x", session_key=store.session_key)
    return row.pk, store.session_key


def test_a_name_is_at_most_eighty_characters_in_the_database_too(user):
    assert rename(user=user, name="甲" * 80).get_full_name() == "甲" * 80
    with pytest.raises(DatabaseError), transaction.atomic():
        rename(user=user, name="甲" * 81)


def test_pages_with_the_name_of_who_is_renamed_or_closed_are_made_anew(user):
    debate = import_debate(encoded(library_file()), by=None)
    shape = debate.shape
    rename(user=user, name="別名")
    assert Debate.objects.get().shape == shape
    Annotation.objects.update(created_by=user)
    rename(user=user, name="本名")
    assert Debate.objects.get().shape == shape + 1
    close_account(user=user)
    assert Debate.objects.get().shape == shape + 2


def test_so_are_those_where_it_stands_in_the_history_or_on_a_suggestion(user):
    debate = import_debate(encoded(library_file()), by=None)
    Change.objects.update(by=user)
    rename(user=user, name="別名")
    assert Debate.objects.get().shape == debate.shape + 1
    Change.objects.update(by=None)
    fields = {"action": "reworded", "kind": "claim", "pid": "c000000001", "before": {}, "after": {}}
    for number, role in enumerate(("created_by", "decided_by"), 2):
        Proposal.objects.all().delete()
        Proposal.objects.create(debate=debate, **fields, **{role: user})
        rename(user=user, name="別名")
        assert Debate.objects.get().shape == debate.shape + number
    Proposal.objects.all().delete()
    rename(user=user, name="別名")
    assert Debate.objects.get().shape == debate.shape + 3


def test_sessions_end_one_by_one_or_all_but_one(user):
    (first, _key), (_pk, kept), *_rest = (session(user) for _ in range(4))
    stranger = User.objects.create(username="stranger")
    foreign, _key = session(stranger)
    assert end_sessions(user=user, only=first) == 1
    assert end_sessions(user=user, only=foreign) == 0
    assert end_sessions(user=user, but=kept) == 2
    assert [row.session_key for row in UserSession.objects.filter(user=user)] == [kept]
    assert Session.objects.count() == 2
    assert end_sessions(user=user) == 1
    assert UserSession.objects.get().user == stranger


def test_nothing_personal_is_left(user):
    EmailAddress.objects.create(user=user, email="a@mail.example", verified=True)
    user.groups.add(Group.objects.create(name="g"))
    session(user)
    close_account(user=user)
    left = User.objects.values().get(pk=user.pk)
    assert {name: left[name] for name in ("username", "email", "display_name", "is_active", "last_login")} == {
        "username": f"former-{user.pk}",
        "email": "",
        "display_name": "",
        "is_active": False,
        "last_login": None,
    }
    assert (EmailAddress.objects.count(), UserSession.objects.count(), user.groups.count()) == (0, 0, 0)
    assert user.check_password("a-long-password") is False


def test_the_only_owner_of_a_debate_that_others_belong_to_stays(user):
    debate = import_debate(encoded(library_file()), by=user)
    helper = User.objects.create(username="helper")
    grant(debate=debate, user=helper, role="contributor", by=user)
    key = session(user)[1]
    with pytest.raises(StillNeeded):
        close_account(user=user)
    user.refresh_from_db()
    assert (user.is_active, user.display_name, Session.objects.filter(session_key=key).count()) == (True, "某人", 1)
    change_role(member=Membership.objects.get(user=helper), role="owner", by=user)
    assert close_account(user=user).is_active is False
    assert list(Membership.objects.values_list("user__username", "role")) == [("helper", "owner")]


def test_a_debate_of_nobody_else_keeps_nobody(user):
    import_debate(encoded(library_file()), by=user)
    assert close_account(user=user).is_active is False
    assert (Membership.objects.count(), Debate.objects.get().published_at is not None) == (0, True)


def test_notes_for_oneself_go_and_what_others_read_stays(user):
    debate = import_debate(encoded(library_file()), by=None)
    notes = {}
    for visibility in ("private", "public"):
        said = NoteFields("第一版", tags=("數字",), visibility=visibility)
        chosen = Selection("text", "找不到座位", language="zh-Hant")
        note = add_note(debate=debate, kind="claim", pid=STUDENTS, note=said, by=user, selection=chosen)
        again = NoteFields("第二版", tags=("數字",), visibility=visibility)
        notes[visibility] = edit_note(debate=debate, pid=note.pid, seen=1, note=again, by=user)
    close_account(user=user)
    private, public = (Annotation.objects.get(pk=notes[name].pk) for name in ("private", "public"))
    assert (private.body, private.body_html, private.tags, private.exact, private.prefix, private.suffix) == (
        *("", "", []),
        *("", "", ""),
    )
    assert (private.withdrawn_at is None, find_address(private.pid).state) == (False, "withdrawn")
    assert (public.body, public.tags, public.withdrawn_at, find_address(public.pid).state) == (
        *("第二版", ["數字"]),
        *(None, "live"),
    )
    assert [row.annotation_id for row in AnnotationVersion.objects.all()] == [public.pk]
    assert [row.annotation_id for row in AnnotationTag.objects.filter(name="數字")] == [public.pk]


@pytest.mark.parametrize(
    ("language", "active", "former"),
    [("zh-hant", "成員", "已離開的成員"), ("zh-hans", "成员", "已离开的成员"), ("en", "Member", "Former member")],
)
def test_who_has_no_name_is_called_neutrally_never_by_user_name(user, language, active, former):
    with override(language):
        user.display_name = ""
        assert user.get_full_name() == f"{active} {user.pk}"
        close_account(user=user)
        assert user.get_full_name() == f"{former} {user.pk}"
