"""Who belongs to a debate, and which links invite to it."""

import hashlib
import re
from datetime import datetime

from django.utils import timezone

from debate.access.queries import RANK, may, role
from debate.models import Debate, Invitation, Membership, User
from debate.models.base import PID_LENGTH

TOKEN = re.compile(rf"([0-9a-hjkmnp-tv-z]{{{PID_LENGTH}}})-([A-Za-z0-9_-]{{43}})")
"""The debate's pid, so that its rows alone are searched, and 32 random bytes."""


def members(debate: Debate) -> list[Membership]:
    """The members with their accounts, owners first, then by the day they came: one query."""
    rows = Membership.objects.filter(debate=debate).select_related("user")
    return sorted(rows, key=lambda row: (-RANK.index(row.role), row.created_at, row.pk))


def find_member(debate: Debate, number: int) -> Membership:
    """One membership with its account. Membership.DoesNotExist otherwise."""
    return Membership.objects.select_related("user", "created_by").get(debate=debate, pk=number)


def count_members(debate: Debate) -> int:
    """How many belong to the debate."""
    return Membership.objects.filter(debate=debate).count()


def is_last_owner(member: Membership) -> bool:
    """Whether nobody else could manage the debate; an account that is switched off is no owner."""
    owners = Membership.objects.filter(debate_id=member.debate_id, role="owner", user__is_active=True)
    return [member.pk] == list(owners.values_list("pk", flat=True)[:2])


def invitations(debate: Debate) -> list[Invitation]:
    """Every invitation with whoever made it, the newest first: one query."""
    rows = Invitation.objects.filter(debate=debate).select_related("created_by")
    return list(rows.order_by("-created_at", "-pk"))


def find_by_token(token: str) -> Invitation | None:
    """The invitation that a token opens, with debate and inviter; None for one that was never made."""
    parts = TOKEN.fullmatch(token)
    if parts is None:
        return None
    rows = Invitation.objects.select_related("debate", "created_by")
    return rows.filter(debate__pid=parts[1], secret_sha256=hashed(parts[2])).first()


def hashed(secret: str) -> str:
    """What is kept of a secret: 32 random bytes need neither salt nor stretching."""
    return hashlib.sha256(secret.encode()).hexdigest()


def state(invitation: Invitation, *, now: datetime | None = None) -> str:
    """open, revoked, expired or used; by the row alone."""
    if invitation.revoked_at is not None:
        return "revoked"
    if invitation.expires_at <= (now or timezone.now()):
        return "expired"
    if invitation.limit is not None and invitation.uses >= invitation.limit:
        return "used"
    return "open"


def state_now(invitation: Invitation) -> str:
    """The same, asking also whether whoever invited may still do so: if not, revoked."""
    found = state(invitation)
    if found == "open" and not may(invitation.created_by, "manage", invitation.debate):
        return "revoked"
    return found


def raises(invitation: Invitation, reader: User) -> bool:
    """Whether the invitation gives the reader more than he has."""
    return RANK.index(invitation.role) > RANK.index(role(reader, invitation.debate))
