"""Take changes back: one, or all of a person since a time. What was changed again since is named, never forced."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from debate.access.queries import may
from debate.editing.anchor import anchor_new
from debate.history.actions import commit, lock_debate
from debate.history.checks import Unsound
from debate.history.entries import of
from debate.history.patches import Conflict, Patch, conflicts, pids_of, reverse
from debate.history.refusals import Refused, Why
from debate.history.things import states
from debate.models import Address, Change, Debate, Proposal, User

FOR_GOOD = frozenset({"imported", "attached", "started", "copied"})
"""What is only told in the history: a whole debate that came or began, a text that was stored."""


AT_MOST = 200
"""Changes of a person that are undone in one go."""


class Overtaken(ValueError):
    """Later changes stand in the way: `conflicts` are fields that are other now, `unsound` what would break, `refused`
    what any change is refused for."""

    def __init__(self, found: list[Conflict], why: Unsound | Refused | None = None) -> None:
        super().__init__(str(why or f"{len(found)} fields were changed since"))
        self.conflicts = found
        self.unsound = why if isinstance(why, Unsound) else None
        self.refused = why if isinstance(why, Refused) else None


@dataclass(frozen=True, slots=True)
class Undone:
    """What became of each change of a person: those that were undone, the entries that did it, and those that could
    not be; `more`: so many older ones wait for another go."""

    changes: tuple[Change, ...]
    entries: tuple[Change, ...]
    left: tuple[tuple[Change, Overtaken], ...]
    more: int = 0


@transaction.atomic
def undo_change(*, debate: Debate, revision: int, by: User | None, summary: str = "") -> Change:
    """Make everything that a change changed what it was before. Refused if there is nothing to undo; Overtaken."""
    debate = lock_debate(debate.pk)
    change = Change.objects.filter(debate=debate, revision=revision).first()
    if change is None:
        raise Refused(Why.UNKNOWN, "revision")
    if not may_be_undone(change) or not _may_undo(change, by):
        raise Refused(Why.NOT_ALLOWED, "revision")
    return _undo(debate, change, by, summary)


def may_be_undone(change: Change) -> bool:
    """Whether it says what was before; a note that was taken back comes back by nobody's hand."""
    if (change.kind, change.action) == ("annotation", "withdrawn"):
        return False
    return change.action not in FOR_GOOD and bool(change.after)


def _may_undo(change: Change, by: User | None) -> bool:
    """What the debate says of itself, and who sees it, is for those who manage it."""
    return "debate" not in (change.before or {}) or may(by, "manage", change.debate)


def _undo(debate: Debate, change: Change, by: User | None, summary: str) -> Change:
    upon, back = reverse(change.before or {}, change.after or {})
    found = conflicts(states(debate.pk, pids_of(upon)), upon)
    if found:
        raise Overtaken(found)
    try:
        with transaction.atomic():
            entry = commit(
                debate=debate,
                action="undone",
                kind=change.kind,
                pid=change.pid,
                patch=_told_why(back, summary),
                by=by,
                summary=summary,
                undoes=change.revision,
            )
    except (Unsound, Refused) as error:
        raise Overtaken([], error) from error
    if entry is None:
        raise Refused(Why.NOTHING, "revision")
    anchor_new(debate=debate, after=entry.after, by=by)
    let_know(debate=debate, revision=change.revision, by=by)
    return entry


def let_know(*, debate: Debate, revision: int, by: User | None) -> None:
    """What was undone, or is there again, is news to whoever suggested it: a query, and one for every step back through
    what that itself had undone."""
    undoes: int | None = revision
    while undoes is not None:
        revision = undoes
        undoes = Change.objects.values_list("undoes", flat=True).get(debate=debate, revision=revision)
    suggested = Proposal.objects.filter(debate=debate, revision=revision, state=Proposal.State.ACCEPTED)
    suggested.exclude(created_by=by).update(told=False)


def _told_why(back: Patch, reason: str) -> Patch:
    """What the change had made is withdrawn with a reason that its tombstone shows."""
    for things in back.values():
        for fields in things.values():
            if fields and fields.get("state") == Address.State.WITHDRAWN and fields.get("reason") == "":
                fields["reason"] = reason
    return back


@transaction.atomic
def undo_person(
    *, debate: Debate, person: User, since: datetime, by: User | None, until: int | None = None, summary: str = ""
) -> Undone:
    """Undo a person's changes since a time, up to a revision, the newest AT_MOST, the newest first; what was overtaken
    stays and is named."""
    debate = lock_debate(debate.pk)
    found = _revisions_of(debate, person, since, until, by)
    chosen = Change.objects.filter(debate=debate, revision__in=found[:AT_MOST]).select_related("by")
    undone: list[Change] = []
    entries: list[Change] = []
    left: list[tuple[Change, Overtaken]] = []
    for change in chosen.order_by("-revision"):
        try:
            entries.append(_undo(debate, change, by, summary))
            undone.append(change)
        except Overtaken as error:
            left.append((change, error))
    return Undone(tuple(undone), tuple(entries), tuple(left), len(found) - len(found[:AT_MOST]))


def _revisions_of(debate: Debate, person: User, since: datetime, until: int | None, by: User | None) -> list[int]:
    """The changes of a person, made or suggested, that can be undone and were not, apart from those that themselves
    undo something; the newest first, and none of what they did is read: three queries."""
    mine = Change.objects.filter(of(debate.pk, person.pk), debate=debate, at__gte=since, undoes__isnull=True)
    mine = mine.filter(after__isnull=False).exclude(action__in=FOR_GOOD)
    if not may(by, "manage", debate):
        mine = mine.exclude(kind=Address.Kind.DEBATE)
    if until is not None:
        mine = mine.filter(revision__lte=until)
    found = list(mine.order_by("-revision").values_list("revision", flat=True))
    gone = undone_revisions(debate.pk, found[-1]) if found else set()
    return [revision for revision in found if revision not in gone]


def undone_revisions(debate_id: int, since: int) -> set[int]:
    """Of the changes from a revision on those that are undone now; one whose undoing was undone is not."""
    undoing = Change.objects.filter(debate=debate_id, undoes__isnull=False, revision__gt=since).order_by("-revision")
    gone: set[int] = set()
    for revision, undoes in undoing.values_list("revision", "undoes"):
        if revision not in gone:
            gone.add(undoes or 0)
    return gone
