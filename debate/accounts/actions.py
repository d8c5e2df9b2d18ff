"""Write an account: its display name, the end of its sessions, its own end. None of it is a change of a debate."""

from allauth.account.models import EmailAddress
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from debate.accounts.queries import to_hand_over
from debate.history.addresses import mark_address
from debate.history.fields import retired
from debate.models import (
    Annotation,
    AnnotationFlag,
    AnnotationTag,
    AnnotationVersion,
    Debate,
    Membership,
    User,
)

SAID = ("body", "body_html", "creator", "canonical", "seal", "exact", "prefix", "suffix")
"""The columns of a note that hold what somebody wrote or chose."""


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
    """What any process keeps of pages that show the person's old name is shown no more."""
    with_notes = Annotation.objects.filter(created_by=user).values("debate")
    Debate.objects.filter(pk__in=with_notes).update(shape=F("shape") + 1)
