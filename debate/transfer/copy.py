"""Copy a debate: the same argument under new addresses, in a debate that whoever copies it owns."""

from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from debate.access.actions import still_may
from debate.access.queries import may
from debate.anchors.actions import check_seals
from debate.exchange.document import Document
from debate.exchange.references import KINDS
from debate.history.addresses import new_pid
from debate.history.refusals import Refused, Why, one_of, words
from debate.history.slugs import free_slug
from debate.models import Citation, Claim, Debate, Link, Source, SourceText, User
from debate.transfer.actions import store
from debate.transfer.queries import debate_document
from debate.transfer.rows import Rows
from debate.transfer.values import instant

PIDS = ("pid", "premise", "claim", "link", "citation", "source", "speaker", "via", "reply_to")


MOST = 20_000
"""Claims, links and citations, together, that are copied while somebody waits for a page."""


@transaction.atomic
def copy_debate(
    *,
    debate: Debate,
    title: str,
    by: User,
    slug: str = "",
    visibility: str = Debate.Visibility.PUBLIC,
    most: int | None = MOST,
) -> Debate:
    """A copy of the debate's present state; readers' notes and retired addresses stay behind. The original is held, so
    that all of it is as of one revision.

    Texts of restricted sources come along only where `by` may read them. Refused: TAKEN, NO_SLUG, about `slug`; UNKNOWN
    where `by` may not see it; TOO_LARGE, with `most` (None: of any size).
    """
    title = words("title", title, 300, required=True)
    one_of("visibility", visibility, Debate.Visibility.values)
    if not still_may(by=by, action="see", debate=debate):
        raise Refused(Why.UNKNOWN)
    debate.refresh_from_db()
    if most is not None and _size(debate) > most:
        raise Refused(Why.TOO_LARGE, "", most)
    document, pids = _renamed(debate, title, free_slug(slug, title))
    told = {"from": debate.pid, "revision": debate.revision}
    told |= {name: len(getattr(document, name)) for name in KINDS}
    try:
        with transaction.atomic():
            rows = store(document, by=by, action="copied", told=told)
    except IntegrityError as error:
        raise Refused(Why.TAKEN, "slug") from error
    copy = rows.debate
    copy.visibility, copy.published_at = visibility, None
    copy.save(update_fields=["visibility", "published_at"])
    _copy_texts(debate, rows, pids, by)
    return copy


def _size(debate: Debate) -> int:
    """Three queries."""
    tables: tuple[Any, ...] = (Claim, Link, Citation)
    return sum(table.objects.filter(debate=debate, withdrawn_at__isnull=True).count() for table in tables)


def _renamed(debate: Debate, title: str, slug: str) -> tuple[Document, dict[str, str]]:
    """The debate's document under new pids, and {old: new}."""
    value = debate_document(debate).model_dump()
    value["retired"] = []
    value["annotations"] = [note for note in value["annotations"] if note["editorial"] and note["reply_to"] is None]
    pids = {part["pid"]: new_pid() for name in KINDS for part in value[name]} | {debate.pid: new_pid()}
    now = instant(timezone.now())
    for name in KINDS:
        value[name] = [_under_new_pids(part, pids) | {"created": now} for part in value[name]]
    value["debate"] |= {"pid": pids[debate.pid], "slug": slug, "title": title, "created": now}
    return Document.model_validate(value), pids


def _under_new_pids(part: dict[str, Any], pids: dict[str, str]) -> dict[str, Any]:
    return part | {name: pids[part[name]] for name in PIDS if part.get(name)}


def _copy_texts(debate: Debate, rows: Rows, pids: dict[str, str], by: User) -> None:
    """The newest text of each source that `by` may read, and where the citations stand in it."""
    sources = Source.objects.filter(debate=debate, withdrawn_at__isnull=True)
    if not may(by, "read_words", debate):
        sources = sources.filter(words=Source.Words.PUBLIC)
    for old in sources.order_by("pk"):
        text = SourceText.objects.filter(debate=debate, source=old).order_by("version").last()
        if text is None:
            continue
        source = rows.sources[pids[old.pid]]
        text.pk, text.debate, text.source, text.version, text.created_by = None, rows.debate, source, 1, by
        text.save(force_insert=True)
        citations = [row for row in rows.citations.values() if row.source == source]
        digests = {part.number: part.digest for part in _part(rows, source).blocks}
        check_seals(text=text, citations=citations, digests=digests, by=by)


def _part(rows: Rows, source: Source) -> Any:
    return next(part for part in rows.document.sources if part.pid == source.pid)
