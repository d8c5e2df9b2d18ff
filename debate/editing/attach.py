"""Give a source its text, and check every sealed citation against it."""

import hashlib
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from debate.anchors.actions import Check, check_seals
from debate.anchors.carrying import carry_citations, carry_notes
from debate.annotations.queries import notes_on_words
from debate.history.actions import lock_debate, record_change
from debate.models import Address, Block, Citation, Source, SourceText, User
from debate.sources.actions import add_text
from debate.text.clean import clean
from debate.text.decode import decode

UPLOAD = 10 * 1024 * 1024
TEXT = 5_000_000


class Unfit(ValueError):
    """The text cannot be attached; the message says why, and so does `why`: large, empty, long, markup, or foreign."""

    def __init__(self, message: str, why: str, number: int = 0) -> None:
        super().__init__(message)
        self.why, self.number = why, number


@dataclass(frozen=True, slots=True)
class Attached:
    """The stored text, whether it is new, and what became of each citation."""

    text: SourceText
    new: bool
    checks: list[Check]


@transaction.atomic
def attach_text(
    *, source: Source, data: bytes, origin: str, by: User | None, codec: str | None = None, force: bool = False
) -> Attached:
    """Store a text version and anchor the source's citations; the bytes of the newest version again change nothing.

    Unfit, Unclean or Undecodable (all ValueError): empty, too large, no plain text, characters no text may hold, or
    not one passage found, unless `force`.
    """
    if len(data) > UPLOAD:
        raise Unfit(f"The file is larger than {UPLOAD // 1024 // 1024} MB.", "large", UPLOAD // 1024 // 1024)
    debate = lock_debate(source.debate_id)
    digest = hashlib.sha256(data).hexdigest()
    newest = SourceText.objects.filter(debate=debate, source=source).order_by("version").last()
    if newest is not None and newest.original_sha256 == digest:
        return Attached(newest, new=False, checks=[])
    decoded = decode(data, codec)
    text = _fit(decoded.text)
    stored = add_text(source=source, original=data, decoded=decoded, text=text, origin=origin, by=by)
    checks = _placed(stored, newest, source, by)
    if checks and not force and not any(check.found for check in checks):
        message = f"None of the {len(checks)} passages stands in this text; is it the text of another source?"
        raise Unfit(message, "foreign", len(checks))
    record_change(
        debate=debate,
        action="attached",
        kind=Address.Kind.SOURCE,
        pid=source.pid,
        by=by,
        after={
            "version": stored.version,
            "sha256": stored.sha256,
            "found": sum(check.found for check in checks),
            "missing": sum(not check.found for check in checks),
        },
        reshapes=True,
    )
    return Attached(stored, new=True, checks=checks)


def _placed(text: SourceText, old: SourceText | None, source: Source, by: User | None) -> list[Check]:
    """What rests on the source's words, placed in its new text: carried from the old one, else found by seals."""
    asked: dict[str, Any] = {"text": text, "citations": _citations(source), "digests": _digests(source), "by": by}
    carry_notes(text=text, old=old, notes=notes_on_words(source), by=by)
    return carry_citations(old=old, **asked) if old else check_seals(**asked)


def _fit(decoded: str) -> str:
    """The text as it is stored; page breaks are line breaks. Unfit if it is empty, too long, or a web page."""
    text = clean(decoded.replace("\f", "\n"), lines=True, marks=True)
    if not text:
        raise Unfit("The file holds no text.", "empty")
    if len(text) > TEXT:
        raise Unfit(f"The text is longer than {TEXT:,} characters.", "long", TEXT)
    if text[:200].lower().lstrip("\ufeff").startswith(("<!doctype", "<html", "<?xml")):
        raise Unfit("The file is a web page; save the article's text as plain text first.", "markup")
    return text


def _citations(source: Source) -> list[Citation]:
    rows = Citation.objects.filter(debate_id=source.debate_id, source=source, withdrawn_at__isnull=True)
    return list(rows.order_by("block", "start", "pk"))


def _digests(source: Source) -> dict[int, str]:
    rows = Block.objects.filter(debate_id=source.debate_id, source=source)
    return dict(rows.values_list("number", "digest"))
