"""Merge a source into the one it duplicates (docs/decisions/0018-merging-sources.md)."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.db.models import Q

from debate.anchors.queries import newest_text
from debate.editing.anchor import anchor_new
from debate.editing.fit import Fit, fit_of
from debate.editing.merge import merged_into, write_merge
from debate.history.actions import lock_debate
from debate.history.patches import Fields, Patch, lay
from debate.history.refusals import Refused, Why, words
from debate.history.things import states
from debate.models import Annotation, Change, Citation, Debate, Source, User
from debate.sources.actions import live_source

FILLED = ("author", "published", "address", "archive")
"""What the survivor takes over where it says nothing itself."""
BLOCK = "blocks."


@transaction.atomic
def merge_sources(*, debate: Debate, pid: str, into: str, by: User | None, reason: str = "") -> Change:
    """Let source `pid` be source `into`: citations, notes and summaries go over, what would stand there twice goes.

    Passages are looked for in the survivor's text. Refused: FOR_MEMBERS, where words would become public;
    OTHER_LANGUAGE.
    """
    debate = lock_debate(debate.pk)
    gone, kept = live_source(debate, pid), live_source(debate, into, "into")
    _refuse_unlike(gone, kept)
    reason = words("reason", reason, 1_000, lines=True)
    rows = list(Citation.objects.filter(debate=debate, source=gone).order_by("pk"))
    fit = fit_of(kept, newest_text(kept), newest_text(gone), rows)
    patch: Patch = {"source": {pid: _gone(kept, reason), into: _gained(debate, gone, kept, fit)}}
    twins = _twins(debate, kept, rows, fit)
    for row in rows:
        lay(patch, "citation", row.pid, _moved(row, into, twins, fit, reason))
    _take_notes(debate, gone, into, twins, fit, patch)
    entry = write_merge(debate, "source", pid, patch, by, reason)
    anchor_new(debate=debate, after=entry.after, by=by)
    return entry


def _refuse_unlike(gone: Source, kept: Source) -> None:
    if gone.pk == kept.pk:
        raise Refused(Why.ITSELF, "into")
    if gone.language != kept.language:
        raise Refused(Why.OTHER_LANGUAGE, "into")
    if gone.words == Source.Words.MEMBERS != kept.words:
        raise Refused(Why.FOR_MEMBERS, "into")


def _gone(kept: Source, reason: str) -> Fields:
    """It has the survivor's readers from now on: what becomes the members' so leaves the history."""
    return {**merged_into(kept.pid, reason), "words": kept.words}


def _gained(debate: Debate, gone: Source, kept: Source, fit: Fit) -> Fields:
    """What the survivor does not say itself: where it is from, and summaries of paragraphs."""
    fields = states(debate.pk, {"source": [gone.pid, kept.pid]})["source"]
    own, other = fields[kept.pid] or {}, fields[gone.pid] or {}
    gained = {name: other[name] for name in FILLED if other[name] and not own[name]}
    for name in sorted((name for name in other if name.startswith(BLOCK)), key=_number):
        number = _number(name)
        there = f"{BLOCK}{fit.number(number)}"
        if fit.may_take(number) and there not in own:
            gained.setdefault(there, other[name])
    return gained


def _number(name: str) -> int:
    return int(name.removeprefix(BLOCK))


def _twins(debate: Debate, kept: Source, rows: Iterable[Citation], fit: Fit) -> dict[int, Citation]:
    """Of each live citation that says what one of the survivor's says already: that one."""
    there = list(Citation.objects.filter(debate=debate, source=kept, withdrawn_at__isnull=True).order_by("pk"))
    found = {row.pk: _twin(row, fit.place(row), there) for row in rows if row.withdrawn_at is None}
    return {key: twin for key, twin in found.items() if twin is not None}


def _twin(row: Citation, place: Fields, there: list[Citation]) -> Citation | None:
    """The same passage for the same, said by the same in the same sense. A start of 0 may mean that it is not known."""
    alike = [twin for twin in there if _saying(twin) == _saying(row)]
    at = place["block"], place.get("start", row.start), place.get("length", row.length)
    for twin in alike:
        if twin.seal == row.seal:
            return twin
    for twin in alike:
        if at[1] and at == (twin.block, twin.start, twin.length):
            return twin
    return None


def _saying(row: Citation) -> tuple[Any, ...]:
    return row.claim_id, row.link_id, row.speaker_id, row.stance


def _moved(row: Citation, into: str, twins: dict[int, Citation], fit: Fit, reason: str) -> Fields:
    """A citation goes over, or into its twin; one that was withdrawn goes over too, so that it may come back."""
    if row.pk in twins:
        return merged_into(twins[row.pk].pid, reason)
    return {"source": into, **fit.place(row)}


def _take_notes(debate: Debate, gone: Source, into: str, twins: dict[int, Citation], fit: Fit, patch: Patch) -> None:
    """Notes on the source, each with its paragraph, and on citations that are one with their twins now."""
    notes = Annotation.objects.filter(debate=debate, withdrawn_at__isnull=True)
    for row in notes.filter(Q(source=gone) | Q(citation__in=list(twins))):
        fields: Fields = {"source": into, "block": row.block and fit.number(row.block)}
        lay(patch, "annotation", row.pid, {"citation": twins[row.citation_id].pid} if row.citation_id else fields)
