"""The one way to change a debate: lock it, say what its things shall be, and have it checked, written and recorded."""

from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone

from debate.graph.faults import Fault
from debate.history.addresses import with_heirs
from debate.history.briefs import keep_brief
from debate.history.checks import Unsound, check
from debate.history.hiding import came_closed, closed_sources, forget_words, hide_words
from debate.history.patches import Patch, difference, fields_of, pids_of
from debate.history.promises import keep_promises
from debate.history.things import states
from debate.history.writing import write
from debate.models import Change, Debate, Touched, User

UNDRAWN = frozenset({"debate", "annotation"})
"""Kinds that the map's topology holds nothing of, but for the debate's tags."""


def lock_debate(debate_id: int) -> Debate:
    """The debate's row, held until the transaction ends: changes queue here."""
    return Debate.objects.select_for_update().get(pk=debate_id)


@transaction.atomic
def commit(
    *,
    debate: Debate,
    action: str,
    kind: str,
    pid: str,
    patch: Patch,
    by: User | None,
    summary: str = "",
    undoes: int | None = None,
) -> Change | None:
    """Make things what the patch says, in one entry of history about the thing named by kind and pid.

    Call with a debate that lock_debate gave. None, and no entry, if all of it is so already. Unsound if the argument
    would not be a sound graph, Refused if a promise would be broken; then, and on any other error, nothing is changed.
    What was merged into a thing that goes goes with it.
    """
    patch = with_heirs(debate, patch)
    patch = hide_words(debate, patch)
    before, after = difference(states(debate.pk, pids_of(patch)), patch)
    if not after:
        return None
    _write(debate, pid, after, by)
    check(debate, before, after)
    keep_promises(debate, before, after)
    entry = record_change(
        debate=debate,
        action=action,
        kind=kind,
        pid=pid,
        by=by,
        summary=summary,
        undoes=undoes,
        before=before,
        after=after,
        reshapes=_reshapes(after),
    )
    _follow_up(debate, entry, before, after)
    return entry


def _follow_up(debate: Debate, entry: Change, before: Patch, after: Patch) -> None:
    """Let what the change is about know of it; forget words that are no longer for everybody."""
    marks = (Touched(debate=debate, pid=pid, revision=entry.revision) for pid in touched(before, after))
    Touched.objects.bulk_create(marks)
    keep_brief(entry, before, after)
    closed, came = closed_sources(before, after), came_closed(debate, before)
    if closed or came:
        forget_words(debate, closed, came)
        entry.refresh_from_db(fields=["before", "after"])


def _write(debate: Debate, pid: str, after: Patch, by: User | None) -> None:
    """Unsound where a constraint of the database refuses it."""
    try:
        with transaction.atomic():
            write(debate=debate, patch=after, by=by)
    except IntegrityError as error:
        raise Unsound([Fault(pid, str(error))]) from error


def _reshapes(after: Patch) -> bool:
    """Whether the map's topology may have changed."""
    return any(
        kind not in UNDRAWN or any(name.startswith("tags.") for name in fields or {})
        for kind, _, fields in fields_of(after)
    )


def touched(before: Patch, after: Patch) -> list[str]:
    """The claims, links, sources and speakers that a change is about; a mere change of rank is about none."""
    found: set[str] = set()
    for patch in (before, after):
        for kind, pid, fields in fields_of(patch):
            if kind in ("debate", "annotation") or set(fields or {"state": ""}) == {"rank"}:
                continue
            found.add(pid)
            found |= {fields[name] for name in REFERRED if fields and fields.get(name)}
    return sorted(found)


REFERRED = ("premise", "claim", "link", "source", "speaker", "via", "successor")


def record_change(
    *,
    debate: Debate,
    action: str,
    kind: str,
    pid: str,
    by: User | None,
    summary: str = "",
    undoes: int | None = None,
    before: Any = None,
    after: Any = None,
    reshapes: bool = False,
) -> Change:
    """Raise the debate's revision (and shape, where the topology changed) and write the one entry of history."""
    now = timezone.now()
    Debate.objects.filter(pk=debate.pk).update(
        revision=F("revision") + 1, shape=F("shape") + int(reshapes), changed_at=now
    )
    debate.refresh_from_db(fields=["revision", "shape", "changed_at"])
    entry = Change(debate=debate, revision=debate.revision, at=now, by=by, action=action, kind=kind, pid=pid)
    entry.summary, entry.undoes = summary, undoes
    entry.before, entry.after = before, after
    entry.save(force_insert=True)
    return entry
