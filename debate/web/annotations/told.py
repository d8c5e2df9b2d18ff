"""Rows of notes to Web Annotations, by the addresses of this site."""

import hashlib
import json
from collections.abc import Iterable
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse

from debate.access.queries import words
from debate.anchoring.selectors import TextPosition, TextQuote
from debate.annotations.published import versions_made
from debate.exchange.web_annotation import Json, WebAnnotation, Words, annotation_json
from debate.models import Annotation, Debate, Source


def absolute(request: HttpRequest, name: str, *told: Any) -> str:
    """The whole address of a page of this site, without a language."""
    return request.build_absolute_uri(reverse(name, args=told))


def told(request: HttpRequest, debate: Debate, rows: Iterable[Annotation]) -> list[Json]:
    """The notes as JSON-LD, in their order, as anybody may read them: two queries at most."""
    rows = list(rows)
    made = versions_made(debate, rows)
    return [annotation_json(_value(request, debate, row, made.get(row.pk))) for row in rows]


def encoded(value: Json) -> bytes:
    """The bytes of an answer."""
    return json.dumps(value, ensure_ascii=False, indent=1).encode()


def tag_of(body: bytes, state: str = "") -> str:
    """An ETag: the same for the same state, whatever format was asked for; `state` is what the body does not tell."""
    return f'"{hashlib.sha256(body + state.encode()).hexdigest()[:32]}"'


def _value(request: HttpRequest, debate: Debate, row: Annotation, made: datetime | None) -> WebAnnotation:
    return WebAnnotation(
        id=absolute(request, "annotation-resource", debate.pid, row.pid),
        target=address_of(request, debate, row),
        words=_words(request, row, made) if row.selected and row.reply_to is None else None,
        motivation=row.motivation,
        body=row.body,
        language=row.language,
        tags=tuple(row.tags),
        created=row.created_at,
        modified=row.changed_at,
        creator=row.creator or (row.created_by.get_full_name() if row.created_by else ""),
        rights=debate.licence,
        canonical=row.canonical,
        via=tuple(row.via),
    )


def address_of(request: HttpRequest, debate: Debate, row: Annotation) -> str:
    """The address of what a note is on: the note it replies to, a page, or a paragraph there."""
    if row.reply_to is not None:
        return absolute(request, "annotation-resource", debate.pid, row.reply_to.pid)
    if row.source is not None:
        return f"{absolute(request, 'source', row.source.pid)}#p-{row.block}"
    kind, thing = next((kind, getattr(row, kind)) for kind in ("claim", "link", "citation") if getattr(row, kind))
    return absolute(request, kind, thing.pid)


def _words(request: HttpRequest, row: Annotation, made: datetime | None) -> Words:
    cached = ""
    if row.claim is not None and made is not None:
        cached = absolute(request, "version", row.claim.pid, row.selected_version)
        if row.selected_language != row.claim.language:
            cached += "?" + urlencode({"lang": row.selected_language})
    return Words(_quote(row), TextPosition(row.start, row.start + row.length), cached, made)


def _quote(row: Annotation) -> TextQuote | None:
    """The words, where everybody may read all of them: a part of them would not be found."""
    source = row.source or (row.citation.source if row.citation else None)
    public = source is None or row.part == Annotation.Part.DIGEST or source.words == Source.Words.PUBLIC
    shown = words(exact=row.exact, before=row.prefix, after=row.suffix, public=public, member=False)
    return TextQuote(shown.exact, shown.before, shown.after) if shown.exact and not shown.cut else None
