"""/healthz, /readyz and security.txt: for machines, without a language."""

from datetime import timedelta

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe


def _plain(text: str, status: int = 200) -> HttpResponse:
    headers = {"Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-store"}
    return HttpResponse(text, status=status, headers=headers)


@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    """The process answers."""
    return _plain("ok\n")


@require_safe
def readyz(request: HttpRequest) -> HttpResponse:
    """The database answers and every migration is applied; 503 with the reason otherwise."""
    try:
        executor = MigrationExecutor(connection)
        waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError:
        return _plain("database unavailable\n", status=503)
    return _plain("migrations waiting\n", status=503) if waiting else _plain("ready\n")


@require_safe
def security_txt(request: HttpRequest) -> HttpResponse:
    """RFC 9116; 404 where the operator gave no contact."""
    if not settings.SECURITY_CONTACT:
        return _plain("no contact\n", status=404)
    expires = (timezone.now() + timedelta(days=180)).replace(hour=0, minute=0, second=0, microsecond=0)
    lines = [
        f"Contact: {settings.SECURITY_CONTACT}",
        f"Expires: {expires:%Y-%m-%dT%H:%M:%SZ}",
        "Preferred-Languages: zh-Hant, zh-Hans, en",
        f"Canonical: {request.build_absolute_uri('/.well-known/security.txt')}",
    ]
    return _plain("\n".join(lines) + "\n")
