"""Give and take roles; invite."""

import re
import threading
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from debate.access.actions import (
    Refused,
    accept_invitation,
    change_role,
    grant,
    invite,
    new_secret,
    remove_member,
    revoke_invitation,
)
from debate.access.members import find_by_token, hashed, members, state_now
from debate.access.queries import role
from debate.history.queries import changes
from debate.models import Invitation, Membership, User
from debate.text.clean import Unclean
from debate.transfer.actions import import_debate
from tests.library import encoded
from tests.library import library as library_file

pytestmark = pytest.mark.django_db
two_connections = pytest.mark.skipif(
    connection.vendor == "sqlite", reason="the tests' SQLite is in memory; its writers stand in a row by nature"
)
ORDER = {"role": "editor", "days": 7, "limit": None, "note": ""}


def member(debate, name, role):
    """A user with a role, as a membership."""
    return grant(debate=debate, user=User.objects.create(username=name), role=role, by=None)


def order(debate, by, **fields):
    """An invitation and its token."""
    return invite(debate=debate, by=by, **{**ORDER, "secret": new_secret(), **fields})


def of(debate, user):
    """A user's membership."""
    return Membership.objects.get(debate=debate, user=user)


def test_members_stand_in_the_order_of_their_roles(library, owner):
    member(library, "a", "reader")
    member(library, "b", "editor")
    member(library, "c", "contributor")
    assert [row.role for row in members(library)] == ["owner", "editor", "contributor", "reader"]


def test_an_owner_gives_another_role_and_the_history_tells_nothing_of_it(library, owner):
    helper = member(library, "helper", "reader")
    assert change_role(member=helper, role="editor", by=owner).role == "editor"
    assert role(helper.user, library) == "editor"
    assert [change.action for change in changes(library.pk)] == ["imported"]


def test_ownership_passes_on(library, owner):
    helper = member(library, "helper", "reader")
    change_role(member=helper, role="owner", by=owner)
    remove_member(member=of(library, owner), by=owner)
    assert [(row.user.username, row.role) for row in members(library)] == [("helper", "owner")]


@pytest.mark.parametrize("role", ["editor", "contributor", "reader"])
def test_the_last_owner_stays(library, owner, role):
    last = of(library, owner)
    with pytest.raises(Refused, match="last"):
        change_role(member=last, role=role, by=owner)
    with pytest.raises(Refused, match="last"):
        remove_member(member=last, by=owner)
    assert change_role(member=last, role="owner", by=owner).role == "owner"


def test_an_owner_whose_account_is_off_does_not_count(library, owner):
    off = member(library, "off", "owner")
    User.objects.filter(pk=off.user_id).update(is_active=False)
    with pytest.raises(Refused, match="last"):
        remove_member(member=of(library, owner), by=owner)
    remove_member(member=off, by=owner)


def test_an_operator_may_not_remove_the_last_owner_either(library, owner):
    root = User.objects.create(username="root", is_superuser=True)
    with pytest.raises(Refused, match="last"):
        remove_member(member=of(library, owner), by=root)


def test_only_owners_change_others_and_everybody_leaves(library, owner):
    editor, reader = member(library, "editor", "editor"), member(library, "reader", "reader")
    with pytest.raises(Refused, match="owner"):
        change_role(member=reader, role="editor", by=editor.user)
    with pytest.raises(Refused, match="owner"):
        remove_member(member=reader, by=editor.user)
    remove_member(member=reader, by=reader.user)
    assert [row.role for row in members(library)] == ["owner", "editor"]
    with pytest.raises(Refused, match="role"):
        change_role(member=editor, role="king", by=owner)


def test_the_secret_is_kept_as_a_hash_alone(library, owner):
    invitation, token = order(library, owner)
    pid, secret = token.split("-", 1)
    assert (pid, len(secret)) == (library.pid, 43)
    assert invitation.secret_sha256 == hashed(secret)
    assert re.fullmatch("[0-9a-f]{64}", invitation.secret_sha256)
    stored = Invitation.objects.values().get(pk=invitation.pk)
    assert not any(secret in str(value) for value in stored.values())
    assert find_by_token(token) == invitation


@pytest.mark.parametrize("days", [1, 7, 30])
def test_an_invitation_ends_by_itself(library, owner, days):
    invitation, token = order(library, owner, days=days)
    assert invitation.expires_at - invitation.created_at == timedelta(days=days)
    Invitation.objects.update(expires_at=timezone.now())
    assert state_now(find_by_token(token)) == "expired"


@pytest.mark.parametrize(
    ("fields", "fault"),
    [
        ({"role": "owner"}, "role"),
        ({"days": 2}, "days"),
        ({"limit": 0}, "limit"),
        ({"limit": 1001}, "limit"),
        ({"secret": "guessed"}, "secret"),
        ({"note": "字" * 201}, "note"),
    ],
)
def test_what_no_invitation_may_be(library, owner, fields, fault):
    with pytest.raises(Refused, match=fault):
        order(library, owner, **fields)
    with pytest.raises(Unclean):
        order(library, owner, note="a\nb")
    assert Invitation.objects.count() == 0


def test_only_owners_invite(library, owner):
    for name in ("editor", "contributor", "reader"):
        with pytest.raises(Refused, match="owner"):
            order(library, member(library, name, name).user)


def test_the_same_order_sent_twice_makes_one_and_another_makes_another(library, owner):
    secret = new_secret()
    first = order(library, owner, secret=secret)
    assert order(library, owner, secret=secret) == first
    other, token = order(library, owner, secret=secret, role="reader")
    assert (other.role, token.endswith(secret)) == ("reader", False)
    assert Invitation.objects.count() == 2


def test_accepting_makes_a_member_and_counts(library, owner):
    invitation, token = order(library, owner, limit=2)
    guest = User.objects.create(username="guest")
    assert accept_invitation(token=token, by=guest) == library
    row = of(library, guest)
    assert (row.role, row.created_by) == ("editor", owner)
    accept_invitation(token=token, by=guest)
    invitation.refresh_from_db()
    assert invitation.uses == 1


def test_a_role_is_raised_and_never_lowered(library, owner):
    _row, token = order(library, owner, role="contributor")
    reader, editor = member(library, "reader", "reader"), member(library, "editor", "editor")
    for row in (reader, editor, of(library, owner)):
        accept_invitation(token=token, by=row.user)
    assert [row.role for row in members(library)] == ["owner", "editor", "contributor"]
    assert Invitation.objects.get().uses == 1


def test_used_up_revoked_and_unknown_ones_make_nobody_a_member(library, owner):
    _row, used = order(library, owner, limit=1)
    accept_invitation(token=used, by=User.objects.create(username="first"))
    row, revoked = order(library, owner)
    revoke_invitation(debate=library, number=row.pk, by=owner)
    guest = User.objects.create(username="guest")
    for token in (used, revoked, f"{library.pid}-{new_secret()}", "x", f"zzzzzzzzzz-{revoked[11:]}"):
        with pytest.raises(Refused, match="state"):
            accept_invitation(token=token, by=guest)
    assert role(guest, library) == ""


def test_an_invitation_is_worth_no_more_than_whoever_made_it(library, owner):
    other = member(library, "other", "owner")
    _row, token = order(library, other.user)
    change_role(member=other, role="editor", by=owner)
    assert state_now(find_by_token(token)) == "revoked"
    with pytest.raises(Refused, match="state"):
        accept_invitation(token=token, by=User.objects.create(username="guest"))


def test_only_owners_revoke_and_once_is_enough(library, owner):
    row, _token = order(library, owner)
    with pytest.raises(Refused, match="owner"):
        revoke_invitation(debate=library, number=row.pk, by=member(library, "editor", "editor").user)
    first = revoke_invitation(debate=library, number=row.pk, by=owner).revoked_at
    assert revoke_invitation(debate=library, number=row.pk, by=owner).revoked_at == first


def at_once(*deeds):
    """Run each deed in a thread of its own at the same time; what each raised, or None."""
    gate = threading.Barrier(len(deeds))
    found: list[str | None] = [None] * len(deeds)

    def run(number):
        gate.wait()
        try:
            deeds[number]()
        except Refused as error:
            found[number] = str(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(number,)) for number in range(len(deeds))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return found


@two_connections
@pytest.mark.django_db(transaction=True)
def test_two_owners_who_demote_each_other_at_once_leave_one():
    debate = import_debate(encoded(library_file()), by=None)
    one, two = member(debate, "one", "owner"), member(debate, "two", "owner")
    told = at_once(
        lambda: change_role(member=two, role="reader", by=one.user),
        lambda: change_role(member=one, role="reader", by=two.user),
    )
    assert sorted(filter(None, told)) == ["owner"]
    assert sorted(row.role for row in members(debate)) == ["owner", "reader"]


@two_connections
@pytest.mark.django_db(transaction=True)
def test_a_limit_holds_for_those_who_accept_at_once():
    debate = import_debate(encoded(library_file()), by=None)
    _row, token = order(debate, member(debate, "one", "owner").user, limit=2)
    guests = [User.objects.create(username=f"guest{number}") for number in range(6)]
    told = at_once(*(lambda guest=guest: accept_invitation(token=token, by=guest) for guest in guests))
    assert told.count("state") == 4
    assert len(members(debate)) == 3
    assert Invitation.objects.get().uses == 2
