"""Write an account: its display name, the end of its sessions, its own end. None of it is a change of a debate."""

import secrets
from datetime import timedelta

from allauth.account.models import EmailAddress
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone

from debate.accounts.queries import to_hand_over
from debate.accounts.tokens import PREFIX, TOKEN, hashed, state, tokens_of
from debate.history.addresses import mark_address
from debate.history.fields import retired
from debate.history.refusals import Refused, Why, one_of, words
from debate.models import (
    AccessToken,
    Annotation,
    AnnotationFlag,
    AnnotationTag,
    AnnotationVersion,
    Change,
    Debate,
    Membership,
    Proposal,
    User,
)

SAID = ("body", "body_html", "creator", "canonical", "seal", "exact", "prefix", "suffix")
"""The columns of a note that hold what somebody wrote or chose."""
DAYS = (30, 90, 365)
"""How long a token works."""
OPEN = 20
"""Tokens of one person that work at a time, at most."""


def new_token() -> str:
    """A prefix and 32 random bytes."""
    return PREFIX + secrets.token_urlsafe(32)


@transaction.atomic
def make_token(*, user: User, name: str, scope: str, days: int, token: str) -> AccessToken:
    """Keep the hash of a token; the same once more finds the first. Refused: name, scope, days, token; TOO_LONG where
    there are OPEN already."""
    User.objects.select_for_update().get(pk=user.pk)
    name = words("name", name, 80, required=True)
    one_of("scope", scope, AccessToken.Scope.values)
    if days not in DAYS:
        raise Refused(Why.UNKNOWN, "days")
    if not TOKEN.fullmatch(token):
        raise Refused(Why.UNKNOWN, "token")
    known = AccessToken.objects.filter(secret_sha256=hashed(token)).first()
    if known is not None:
        if known.user_id != user.pk:
            raise Refused(Why.UNKNOWN, "token")
        return known
    if sum(state(row) == "open" for row in tokens_of(user)) >= OPEN:
        raise Refused(Why.TOO_LONG, "", OPEN)
    now = timezone.now()
    until = {"created_at": now, "expires_at": now + timedelta(days=days)}
    return AccessToken.objects.create(user=user, name=name, scope=scope, secret_sha256=hashed(token), **until)


def revoke_token(*, user: User, number: int) -> bool:
    """End a token of one's own, for ever; whether it was open to that."""
    rows = AccessToken.objects.filter(user=user, pk=number, revoked_at__isnull=True)
    return rows.update(revoked_at=timezone.now()) > 0


def mark_used(*, token: AccessToken) -> None:
    """Remember the day; nothing is written for the rest of it."""
    today = timezone.now().date()
    if token.used_on != today:
        AccessToken.objects.filter(pk=token.pk).update(used_on=today)


@transaction.atomic
def rename(*, user: User, name: str) -> User:
    """The name that readers see from now on, on what was contributed before as well."""
    user.display_name = name
    user.save(update_fields=["display_name"])
    _pages_anew(user)
    return user


@transaction.atomic
def end_sessions(*, user: User, only: int | None = None, but: str | None = None) -> int:
    """Sign out: in one session (by its row), in all but one (by its key), or everywhere; returns in how many."""
    rows = UserSession.objects.filter(user=user)
    if only is not None:
        rows = rows.filter(pk=only)
    keys = [key for key in rows.values_list("session_key", flat=True) if key != but]
    Session.objects.filter(session_key__in=keys).delete()
    UserSession.objects.filter(user=user, session_key__in=keys).delete()
    return len(keys)


class StillNeeded(ValueError):
    """Others belong to debates that only this account owns."""


@transaction.atomic
def close_account(*, user: User) -> User:
    """What makes it somebody's is removed and cannot come back; what it contributed stays, under a neutral name,
    but for notes that nobody else reads.

    StillNeeded, and nothing done, while it is the only owner of a debate that others belong to. Its debates are held:
    of two owners who leave at once, the second stays.
    """
    owned = Membership.objects.filter(user=user, role=Membership.Role.OWNER).values("debate")
    list(Debate.objects.select_for_update().filter(pk__in=owned).order_by("pk").values_list("pk"))
    if to_hand_over(user):
        raise StillNeeded
    end_sessions(user=user)
    AccessToken.objects.filter(user=user).delete()
    EmailAddress.objects.filter(user=user).delete()
    Membership.objects.filter(user=user).delete()
    _forget_private_notes(user)
    user.groups.clear()
    user.user_permissions.clear()
    user.username = f"former-{user.pk}"
    user.email = user.display_name = ""
    user.is_active = user.is_staff = user.is_superuser = False
    user.last_login = None
    user.set_unusable_password()
    user.save()
    _pages_anew(user)
    return user


def _forget_private_notes(user: User) -> None:
    """What somebody noted for himself alone is emptied and withdrawn; what others read stays."""
    own = Annotation.objects.filter(created_by=user, visibility=Annotation.Visibility.PRIVATE)
    for table in (AnnotationVersion, AnnotationTag, AnnotationFlag):
        table.objects.filter(annotation__in=own.values("pk")).delete()
    for pid in own.filter(withdrawn_at__isnull=True).values_list("pid", flat=True):
        mark_address(pid=pid, by=None, **retired(""))
    own.filter(withdrawn_at__isnull=True).update(withdrawn_at=timezone.now())
    own.update(**dict.fromkeys(SAID, ""), translations={}, tags=[], via=[])


def _pages_anew(user: User) -> None:
    """What is stored anywhere of pages that show the person's old name is shown no more: notes, and the history."""
    here = OuterRef("pk")
    noted = Annotation.objects.filter(debate=here, created_by=user)
    changed = Change.objects.filter(debate=here, by=user)
    credited = Proposal.objects.filter(Q(created_by=user) | Q(decided_by=user), debate=here)
    named = Q(Exists(noted)) | Q(Exists(changed)) | Q(Exists(credited))
    Debate.objects.filter(named).update(shape=F("shape") + 1)
