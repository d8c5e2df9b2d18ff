"""Who asks, by the token that a program shows; sessions and cookies are never looked at."""

from allauth.core.internal.ratelimit import consume
from django.http import HttpRequest

from debate.access.queries import may
from debate.accounts.actions import mark_used
from debate.accounts.tokens import find_token
from debate.models import AccessToken, Debate, User
from debate.web.annotations.problem import Problem

APP = "allauth.account"
CHALLENGE = 'Bearer realm="Biantu"'
MINUTE = {"Retry-After": "60"}


def bearer(request: HttpRequest) -> AccessToken | None:
    """The token of the Authorization header (RFC 6750); None without one. Problem: 401 for one that does not work, 429
    where too many did not."""
    header = request.headers.get("Authorization")
    if header is None:
        return None
    if not consume(request, app=APP, action="token_failed", dry_run=True, limit_get=True):
        raise Problem(429, "Too many tokens that do not work. Wait a minute.", headers=MINUTE)
    scheme, _, shown = header.partition(" ")
    found = find_token(shown.strip()) if scheme.lower() == "bearer" else None
    if found is None:
        consume(request, app=APP, action="token_failed", limit_get=True)
        challenge = {"WWW-Authenticate": f'{CHALLENGE}, error="invalid_token"'}
        raise Problem(401, "This token is unknown, expired or revoked.", headers=challenge)
    mark_used(token=found)
    return found


def writer(request: HttpRequest, token: AccessToken | None, debate: Debate) -> User:
    """Who writes notes in the debate. Problem: 401 without a token, 403 without the scope or the right, 429."""
    if token is None:
        raise Problem(401, "Writing needs a personal token.", headers={"WWW-Authenticate": CHALLENGE})
    if token.scope != AccessToken.Scope.WRITE:
        challenge = {"WWW-Authenticate": f'{CHALLENGE}, error="insufficient_scope", scope="write"'}
        raise Problem(403, "This token reads only.", headers=challenge)
    if not may(token.user, "note", debate):
        raise Problem(403, "You may not write notes in this debate.")
    if not consume(request, app=APP, action="annotate", user=token.user):
        raise Problem(429, "Too many changes in a minute. Wait a little.", headers=MINUTE)
    return token.user
