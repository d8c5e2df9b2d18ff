"""Keys that programs write with: which there are, and whose one is that was shown."""

import hashlib
import re
from datetime import datetime

from django.utils import timezone

from debate.models import AccessToken, User

PREFIX = "biantu_"
"""By which people, and programs that look for secrets, know one."""
TOKEN = re.compile(rf"{PREFIX}[A-Za-z0-9_-]{{43}}")
"""The prefix, and 32 random bytes."""


def hashed(token: str) -> str:
    """What is kept of a token: 32 random bytes need neither salt nor stretching."""
    return hashlib.sha256(token.encode()).hexdigest()


def tokens_of(user: User) -> list[AccessToken]:
    """Everything somebody made, the newest first: one query."""
    return list(AccessToken.objects.filter(user=user).order_by("-created_at", "-pk"))


def state(token: AccessToken, *, now: datetime | None = None) -> str:
    """open, revoked or expired; by the row alone."""
    if token.revoked_at is not None:
        return "revoked"
    return "expired" if token.expires_at <= (now or timezone.now()) else "open"


def find_token(token: str) -> AccessToken | None:
    """The open token of an account that is on, with its person; found by its hash, so that no comparison of secrets
    takes a time that tells anything: one query, none for what is no token."""
    if not TOKEN.fullmatch(token):
        return None
    row = AccessToken.objects.select_related("user").filter(secret_sha256=hashed(token)).first()
    return row if row is not None and row.user.is_active and state(row) == "open" else None
