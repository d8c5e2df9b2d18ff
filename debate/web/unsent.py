"""What a form sent when its writer was no longer signed in: kept in the session, and handed back once he is."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext as _

from debate.web import deeds
from debate.web.lookup import reader

KEY = "unsent"
MOST = 20_000
"""Characters that are kept."""
TEXTS = (
    "text",
    "headline",
    "detail",
    "title",
    "summary",
    "about",
    "name",
    "note",
    "passage",
    "digest",
    "reason",
    "body",
    "tags",
)


def keep_unsent(request: HttpRequest) -> None:
    """Keep the texts of a form that came without a session, and say so where he signs in. Forms sent in place have
    their drafts in the browser."""
    found = {name: request.POST.get(name, "").strip() for name in TEXTS}
    texts = {name: text for name, text in found.items() if text}
    if not texts or sum(map(len, texts.values())) > MOST:
        return
    request.session[KEY] = {"path": request.get_full_path(), "texts": texts}
    messages.info(request, _("You were signed out. What you wrote is kept: sign in, and you can go on."))


def handed_back(request: HttpRequest) -> list[tuple[Any, str]]:
    """What was kept for this very page, each text with the name of its field; once."""
    kept = request.session.get(KEY) if reader(request) is not None else None
    if not kept or request.method != "GET" or kept["path"] != request.get_full_path():
        return []
    del request.session[KEY]
    return [(deeds.FIELDS.get(name, name), text) for name, text in kept["texts"].items()]
