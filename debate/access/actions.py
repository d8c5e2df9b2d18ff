"""Give and take roles; invite. Members are no part of the debate's public history."""

import secrets
from collections.abc import Mapping
from datetime import timedelta

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from debate.access.members import find_by_token, hashed, is_last_owner, raises, state_now
from debate.access.queries import may
from debate.history.actions import lock_debate
from debate.models import Debate, Invitation, Membership, User
from debate.text.clean import clean

INVITED = ("reader", "contributor", "editor")
"""What a link may give: ownership is only given to a member who is known."""
DAYS = (1, 7, 30)
MOST_USES = 1_000


class Refused(ValueError):
    """The action cannot be done; the message is one word: role, owner, last, state, days, limit, secret or note."""


def still_may(*, by: User, action: str, debate: Debate) -> bool:
    """Whether `by` may do this as the account, the role and the debate are now, the debate held from here on: call
    inside the transaction of what is to be written. Whoever takes a role away waits for it, or came before."""
    held = lock_debate(debate.pk)
    return may(User.objects.filter(pk=by.pk).first(), action, held)


@transaction.atomic
def grant(*, debate: Debate, user: User, role: str, by: User | None) -> Membership:
    """Make a user a member with this role, or change the role, whatever he had; asks nobody."""
    membership, _ = Membership.objects.update_or_create(
        debate=debate, user=user, defaults={"role": role, "created_by": by}
    )
    return membership


@transaction.atomic
def change_role(*, member: Membership, role: str, by: User) -> Membership:
    """Give a member another role. Refused: role, owner (`by` is none), last (nobody could manage the debate)."""
    member = _held(member)
    if role not in Membership.Role.values:
        raise Refused("role")
    if not may(by, "manage", member.debate):
        raise Refused("owner")
    if role != Membership.Role.OWNER and is_last_owner(member):
        raise Refused("last")
    member.role = role
    member.save(update_fields=["role"])
    return member


@transaction.atomic
def remove_member(*, member: Membership, by: User) -> None:
    """End a membership: an owner anyone's, everybody his own. Refused: owner, last."""
    member = _held(member)
    if member.user_id != by.pk and not may(by, "manage", member.debate):
        raise Refused("owner")
    if is_last_owner(member):
        raise Refused("last")
    member.delete()


def new_secret() -> str:
    """32 random bytes, as 43 characters that fit into an address."""
    return secrets.token_urlsafe(32)


@transaction.atomic
def invite(
    *, debate: Debate, role: str, days: int, limit: int | None, note: str, secret: str, by: User
) -> tuple[Invitation, str]:
    """Make an invitation, and the token of its address; the same once more, with the same secret, finds the first.

    Refused: role, days, limit, secret, note, owner. Unclean if the note holds what no text may.
    """
    note = clean(note)
    _check(role=role, days=days, limit=limit, secret=secret, note=note)
    debate = lock_debate(debate.pk)
    if not may(by, "manage", debate):
        raise Refused("owner")
    now = timezone.now()
    made = {"role": role, "limit": limit, "note": note}
    known = Invitation.objects.filter(debate=debate, secret_sha256=hashed(secret)).first()
    if known is not None and _same(known, made, days):
        return known, _token(debate, secret)
    if known is not None:
        secret = new_secret()
    until = {"created_at": now, "expires_at": now + timedelta(days=days)}
    own = {"debate": debate, "secret_sha256": hashed(secret), "created_by": by}
    return Invitation.objects.create(**own, **made, **until), _token(debate, secret)


def _check(*, role: str, days: int, limit: int | None, secret: str, note: str) -> None:
    """Refused, with the name of the first thing that no invitation may have."""
    fits = {
        "role": role in INVITED,
        "days": days in DAYS,
        "limit": limit is None or 1 <= limit <= MOST_USES,
        "secret": len(secret) == len(new_secret()),
        "note": len(note) <= 200,
    }
    for name, fit in fits.items():
        if not fit:
            raise Refused(name)


def _same(known: Invitation, made: Mapping[str, object], days: int) -> bool:
    """Whether an invitation is what was asked for."""
    return (known.expires_at - known.created_at).days == days and all(
        getattr(known, name) == value for name, value in made.items()
    )


def _token(debate: Debate, secret: str) -> str:
    """What stands in the address: the debate's pid, and the secret."""
    return f"{debate.pid}-{secret}"


@transaction.atomic
def revoke_invitation(*, debate: Debate, number: int, by: User) -> Invitation:
    """End an invitation; once more changes nothing. Refused: owner. Invitation.DoesNotExist."""
    debate = lock_debate(debate.pk)
    if not may(by, "manage", debate):
        raise Refused("owner")
    invitation = Invitation.objects.get(debate=debate, pk=number)
    if invitation.revoked_at is None:
        invitation.revoked_at = timezone.now()
        invitation.save(update_fields=["revoked_at"])
    return invitation


@transaction.atomic
def accept_invitation(*, token: str, by: User) -> Debate:
    """Make `by` a member, or raise his role: never lower it, and then no use is counted. Refused: state."""
    found = find_by_token(token)
    if found is None:
        raise Refused("state")
    lock_debate(found.debate_id)
    found.refresh_from_db()
    if state_now(found) != "open":
        raise Refused("state")
    if raises(found, by):
        grant(debate=found.debate, user=by, role=found.role, by=found.created_by)
        Invitation.objects.filter(pk=found.pk).update(uses=F("uses") + 1)
    return found.debate


def _held(member: Membership) -> Membership:
    """The membership as it is now, with its debate's row held: two owners cannot demote each other at once."""
    debate = lock_debate(member.debate_id)
    return Membership.objects.select_related("debate", "user").get(debate=debate, pk=member.pk)
