"""Write notes. Each action is one transaction. A note that others read raises the debate's revision and stands in its
history, by its address and what it is on, never with its words: these have their own versions (AnnotationVersion)."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone

from debate.anchors.carrying import anchor_note
from debate.annotations.selection import Selection, pinned
from debate.annotations.targets import Target, live_target
from debate.history.actions import lock_debate, record_change
from debate.history.addresses import issue_addresses, mark_address, new_pid
from debate.history.fields import LIVE, retired
from debate.history.patches import Fields, Patch
from debate.history.refusals import Refused, Stale, Why, one_of, words
from debate.models import (
    Address,
    Annotation,
    AnnotationFlag,
    AnnotationTag,
    AnnotationVersion,
    Debate,
    User,
)
from debate.models.base import Language
from debate.text.markdown import render

BODY, TAG, TAGS, REASON = 5_000, 50, 20, 1_000
DEPTH = 50
"""Replies to replies, at most."""
Motivation, Visibility = Annotation.Motivation, Annotation.Visibility
KEPT = ("body", "motivation", "language", "tags")
SAID = (*KEPT, "visibility")
BODILESS = (Motivation.HIGHLIGHTING, Motivation.TAGGING)


@dataclass(frozen=True, slots=True)
class NoteFields:
    """What a note says."""

    body: str = ""
    motivation: str = Motivation.COMMENTING
    tags: Sequence[str] = ()
    language: str = Language.ZH_HANT
    visibility: str = Visibility.PRIVATE

    def columns(self) -> dict[str, Any]:
        """The columns of its row; Refused, with the field, if they may not be stored."""
        motivation = one_of("motivation", self.motivation, Motivation.values)
        body = words("body", self.body, BODY, lines=True, required=motivation not in BODILESS)
        if motivation == Motivation.TAGGING and not self.tags:
            raise Refused(Why.EMPTY, "tags")
        return {
            "motivation": motivation,
            "body": body,
            "body_html": render(body),
            "language": one_of("language", self.language, Language.values),
            "visibility": one_of("visibility", self.visibility, Visibility.values),
            "tags": self.names(),
        }

    def names(self) -> list[str]:
        """Its tags, each once, in their order; Refused if there are too many."""
        found = list(dict.fromkeys(words("tags", tag, TAG, required=True) for tag in self.tags))
        if len(found) > TAGS:
            raise Refused(Why.TOO_LONG, "tags", TAGS)
        return found


@transaction.atomic
def add_note(
    *,
    debate: Debate,
    kind: str,
    pid: str,
    note: NoteFields,
    by: User | None,
    block: int | None = None,
    selection: Selection | None = None,
    canonical: str = "",
    via: Sequence[str] = (),
) -> Annotation:
    """A note on a live thing, or on words there. Refused: what live_target, pinned and NoteFields refuse."""
    debate = lock_debate(debate.pk)
    if note.motivation == Motivation.REPLYING:
        raise Refused(Why.UNKNOWN, "motivation")
    target = live_target(debate, kind, pid, block)
    columns = note.columns() | target.columns() | (pinned(target, selection) if selection else {})
    row = _made(debate, columns | {"canonical": canonical, "via": list(via)}, by)
    if row.part == Annotation.Part.PASSAGE:
        anchor_note(note=row, by=by)
    return row


@transaction.atomic
def reply_to(
    *, debate: Debate, pid: str, note: NoteFields, by: User | None, canonical: str = "", via: Sequence[str] = ()
) -> Annotation:
    """A reply to a live note, on the same target, read by no more people than it. Refused: UNKNOWN, NOT_LIVE, TOO_LONG
    (the thread)."""
    debate = lock_debate(debate.pk)
    above = live_note(debate, pid)
    if _depth(above) >= DEPTH:
        raise Refused(Why.TOO_LONG, "", DEPTH)
    on = {name: getattr(above, name) for name in ("claim_id", "link_id", "citation_id", "source_id", "block")}
    reply = NoteFields(note.body, Motivation.REPLYING, note.tags, note.language, above.visibility)
    known: dict[str, Any] = {"reply_to": above, "canonical": canonical, "via": list(via)}
    return _made(debate, reply.columns() | on | known, by)


def _depth(note: Annotation) -> int:
    depth, at = 0, note
    while at.reply_to is not None and depth < DEPTH:
        depth, at = depth + 1, at.reply_to
    return depth


def _made(debate: Debate, columns: dict[str, Any], by: User | None) -> Annotation:
    row = Annotation.objects.create(debate=debate, pid=new_pid(), created_by=by, **columns)
    issue_addresses(debate=debate, kind=Address.Kind.ANNOTATION, pids=[row.pid], by=by)
    _tag(row)
    if row.visibility != Visibility.PRIVATE:
        _record(row, "added", by, {row.pid: None}, {row.pid: {**_on(row), **LIVE}})
    return row


@transaction.atomic
def edit_note(*, debate: Debate, pid: str, seen: int, note: NoteFields, by: User) -> Annotation:
    """Change what a note of one's own says, keeping how it was. Stale if it is not in the version one saw; Refused:
    ROLE for another's. A reply keeps the readers of what it replies to."""
    debate = lock_debate(debate.pk)
    row = live_note(debate, pid)
    if row.created_by_id != by.pk:
        raise Refused(Why.ROLE)
    if row.reply_to_id is not None:
        note = NoteFields(note.body, Motivation.REPLYING, note.tags, note.language, row.visibility)
    elif note.motivation == Motivation.REPLYING:
        raise Refused(Why.UNKNOWN, "motivation")
    now: dict[str, Any] = {name: getattr(row, name) for name in SAID}
    if row.version != seen:
        raise Stale(_as_of(row, seen), now, seen, row.version)
    columns = note.columns()
    if all(columns[name] == value for name, value in now.items()):
        return row
    _keep(row, by)
    was = row.visibility
    for name, value in columns.items():
        setattr(row, name, value)
    row.version, row.changed_at = row.version + 1, timezone.now()
    row.save()
    _tag(row)
    _follow(row, was)
    if {was, row.visibility} != {Visibility.PRIVATE.value}:
        _record(row, "edited", by)
    return row


def _follow(row: Annotation, was: str) -> None:
    """Replies are read by whoever reads what they reply to."""
    waiting = [row.pk] if row.visibility != was else []
    while waiting:
        replies = Annotation.objects.filter(debate=row.debate_id, reply_to__in=waiting)
        waiting = list(replies.values_list("pk", flat=True))
        replies.update(visibility=row.visibility)


def _keep(row: Annotation, by: User | None) -> None:
    said = {name: getattr(row, name) for name in KEPT}
    AnnotationVersion.objects.create(debate=row.debate, annotation=row, number=row.version, created_by=by, **said)


def _as_of(row: Annotation, number: int) -> dict[str, Any]:
    """What it said in a version; nothing where it never had that one."""
    rows = AnnotationVersion.objects.filter(debate=row.debate_id, annotation=row, number=number)
    return dict(rows.values(*KEPT).first() or {})


@transaction.atomic
def withdraw_note(*, debate: Debate, pid: str, by: User, reason: str = "") -> Annotation:
    """Take a note back. What replies to it stays, and says so. Whether `by` may is asked before (may_withdraw)."""
    debate = lock_debate(debate.pk)
    row = live_note(debate, pid)
    reason = words("reason", reason, REASON, lines=True, required=row.created_by_id != by.pk)
    row.withdrawn_at = timezone.now()
    row.save(update_fields=["withdrawn_at"])
    mark_address(pid=row.pid, by=by, **retired(reason))
    open_flags = AnnotationFlag.objects.filter(debate=debate, annotation=row, closed_at__isnull=True)
    open_flags.update(closed_at=timezone.now(), closed_by=by)
    if row.visibility != Visibility.PRIVATE:
        _record(row, "withdrawn", by, {row.pid: dict(LIVE)}, {row.pid: retired(reason)}, reason)
    return row


@transaction.atomic
def resolve_note(*, debate: Debate, pid: str, resolved: bool, by: User) -> Annotation:
    """Say that a question is answered, or open again. Refused: UNKNOWN for what is no question."""
    debate = lock_debate(debate.pk)
    row = live_note(debate, pid)
    if row.motivation != Motivation.QUESTIONING:
        raise Refused(Why.UNKNOWN, "motivation")
    if (row.resolved_at is not None) == resolved:
        return row
    row.resolved_at, row.resolved_by = (timezone.now(), by) if resolved else (None, None)
    row.save(update_fields=["resolved_at", "resolved_by"])
    if row.visibility != Visibility.PRIVATE:
        _record(row, "resolved" if resolved else "reopened", by)
    return row


@transaction.atomic
def flag_note(*, debate: Debate, pid: str, reason: str, by: User) -> AnnotationFlag:
    """Say what is wrong with somebody's note, once; again changes nothing."""
    debate = lock_debate(debate.pk)
    row = live_note(debate, pid)
    reason = words("reason", reason, REASON, required=True)
    flag, _ = AnnotationFlag.objects.get_or_create(
        debate=debate, annotation=row, created_by=by, defaults={"reason": reason}
    )
    return flag


@transaction.atomic
def keep_note(*, debate: Debate, pid: str, by: User) -> int:
    """Close what was flagged of a note, which stays; how many flags that were."""
    debate = lock_debate(debate.pk)
    row = live_note(debate, pid)
    found = AnnotationFlag.objects.filter(debate=debate, annotation=row, closed_at__isnull=True)
    return found.update(closed_at=timezone.now(), closed_by=by)


def live_note(debate: Debate, pid: str) -> Annotation:
    """A live note of the debate; Refused otherwise."""
    row = Annotation.objects.filter(debate=debate, pid=pid).first()
    if row is None:
        raise Refused(Why.UNKNOWN, "note")
    if row.withdrawn_at is not None:
        raise Refused(Why.NOT_LIVE, "note")
    return row


def _tag(row: Annotation) -> None:
    AnnotationTag.objects.filter(debate=row.debate_id, annotation=row).delete()
    AnnotationTag.objects.bulk_create(AnnotationTag(debate=row.debate, annotation=row, name=name) for name in row.tags)


def _on(row: Annotation) -> Fields:
    """What it is on, as history names it."""
    target = Target(row.claim, row.link, row.citation, row.source, row.block)
    return dict.fromkeys(("claim", "link", "citation", "source")) | {
        target.kind: target.pid,
        "block": row.block,
    }


def _record(
    row: Annotation,
    action: str,
    by: User | None,
    before: dict[str, Fields | None] | None = None,
    after: dict[str, Fields | None] | None = None,
    summary: str = "",
) -> None:
    """An entry of history; without before and after there is nothing in it to be undone."""
    was: Patch = {"annotation": before} if before else {}
    now: Patch = {"annotation": after} if after else {}
    debate, pid = row.debate, row.pid
    record_change(
        debate=debate, action=action, kind="annotation", pid=pid, by=by, summary=summary, before=was, after=now
    )
