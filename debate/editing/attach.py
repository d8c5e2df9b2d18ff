"""Give a source its text, and check every sealed citation against it."""

import hashlib
from dataclasses import dataclass

from django.db import transaction

from debate.anchors.actions import Check, check_seals
from debate.history.actions import lock_debate, record_change
from debate.models import Address, Block, Citation, Source, SourceText, User
from debate.sources.actions import add_text
from debate.text.clean import clean
from debate.text.decode import decode

UPLOAD = 10 * 1024 * 1024
TEXT = 5_000_000


class Unfit(ValueError):
    """The text cannot be attached; the message says why."""


@dataclass(frozen=True, slots=True)
class Attached:
    """The stored text, whether it is new, and what became of each citation."""

    text: SourceText
    new: bool
    checks: list[Check]


@transaction.atomic
def attach_text(*, source: Source, data: bytes, origin: str, by: User | None, codec: str | None = None) -> Attached:
    """Store a text version and anchor the source's citations; the same bytes again change nothing.

    Unfit, Unclean or Undecodable (all ValueError): empty, too large, no text, or characters no text may hold.
    """
    if len(data) > UPLOAD:
        raise Unfit(f"The file is larger than {UPLOAD // 1024 // 1024} MB.")
    debate = lock_debate(source.debate_id)
    digest = hashlib.sha256(data).hexdigest()
    texts = SourceText.objects.filter(debate=debate, source=source).order_by("version")
    same = texts.filter(original_sha256=digest).last()
    if same is not None:
        return Attached(same, new=False, checks=[])
    decoded = decode(data, codec)
    text = clean(decoded.text, lines=True, marks=True)
    if not text:
        raise Unfit("The file holds no text.")
    if len(text) > TEXT:
        raise Unfit(f"The text is longer than {TEXT:,} characters.")
    stored = add_text(source=source, original=data, decoded=decoded, text=text, origin=origin, by=by)
    checks = check_seals(text=stored, citations=_citations(source), digests=_digests(source), by=by)
    record_change(
        debate=debate,
        action="attached",
        kind=Address.Kind.SOURCE,
        pid=source.pid,
        by=by,
        after={
            "version": stored.version,
            "sha256": stored.sha256,
            "found": sum(check.result != "missing" for check in checks),
            "missing": sum(check.result == "missing" for check in checks),
        },
    )
    return Attached(stored, new=True, checks=checks)


def _citations(source: Source) -> list[Citation]:
    rows = Citation.objects.filter(debate_id=source.debate_id, source=source, withdrawn_at__isnull=True)
    return list(rows.order_by("block", "start", "pk"))


def _digests(source: Source) -> dict[int, str]:
    rows = Block.objects.filter(debate_id=source.debate_id, source=source)
    return dict(rows.values_list("number", "digest"))
