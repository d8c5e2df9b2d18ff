"""…/share/qr.svg and .png: the address of a thing as a QR code."""

import io

import segno
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from debate.models import Debate
from debate.web.sharing.shared import Shared
from debate.web.sharing.ways import of_debate, of_revision, of_thing, of_version

TYPES = {"svg": "image/svg+xml", "png": "image/png"}
QUIET = 4
"""Modules that stay white around the code, as scanners expect."""


def _qr(request: HttpRequest, debate: Debate, shared: Shared, picture: str) -> HttpResponse:
    """Black on white in every colour scheme; a seventh of it may be dirty."""
    code = segno.make(request.build_absolute_uri(shared.page), error="m", micro=False)
    out = io.BytesIO()
    code.save(out, kind=picture, scale=10, border=QUIET, dark="#000", light="#fff")
    return HttpResponse(out.getvalue(), content_type=TYPES[picture])


qr = require_safe(of_thing(_qr))
qr_version = require_safe(of_version(_qr))
qr_debate = require_safe(of_debate(_qr))
qr_revision = require_safe(of_revision(_qr))
