"""Proposals: a change that waits for an editor, rehearsed and kept as the patch that it would have been."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone

from debate.editing.anchor import anchor_new
from debate.editing.rehearse import rehearse
from debate.editing.undo import Overtaken, let_know
from debate.history.actions import commit, lock_debate, touched
from debate.history.briefs import keep_brief
from debate.history.checks import Unsound
from debate.history.patches import Conflict, Patch, conflicts, fields_of, overlaid, pids_of
from debate.history.queries import live_now
from debate.history.refusals import Refused, Why, words
from debate.history.things import KINDS, states
from debate.models import Address, Change, Debate, Proposal, Touched, User

WAITING_AT_MOST = 100
"""Proposals that one person may have waiting in one debate."""
EDITABLE = {"text": 500, "headline": 80, "detail": 10_000}


@transaction.atomic
def propose(*, action: Callable[..., Change | None], debate: Debate, by: User, **fields: Any) -> Proposal | None:
    """Keep what `action` would do with these fields; None if it would change nothing. Raises what it raises."""
    debate = lock_debate(debate.pk)
    waiting = Proposal.objects.filter(debate=debate, created_by=by, state=Proposal.State.WAITING).count()
    if waiting >= WAITING_AT_MOST:
        raise Refused(Why.TOO_LONG, "", WAITING_AT_MOST)
    entry = rehearse(action, debate=debate, by=by, **fields)
    if entry is None:
        return None
    proposal = Proposal.objects.create(
        debate=debate,
        created_by=by,
        action=entry.action,
        kind=entry.kind,
        pid=entry.pid,
        summary=entry.summary,
        undoes=entry.undoes,
        before=overlaid(entry.before or {}, _grounds(debate, entry)),
        after=entry.after,
    )
    about = touched(entry.before or {}, entry.after or {})
    Touched.objects.bulk_create(Touched(debate=debate, pid=pid, proposal=proposal) for pid in about)
    keep_brief(proposal, proposal.before, proposal.after)
    return proposal


def _grounds(debate: Debate, entry: Change) -> Patch:
    """That what a proposal is about, and what it names, is live, as far as it is now: one query, one more for every
    further BATCH things."""
    return {
        kind: {pid: {"state": Address.State.LIVE.value} for pid in pids}
        for kind, pids in live_now(debate.pk, set(named(entry.pid, entry.after or {}))).items()
    }


def named(about: str, after: Patch) -> Iterator[str]:
    """The claims, sources, speakers that a change writes, what it is about, and all that it lets something lead to."""
    for kind, pid, fields in fields_of(after):
        if pid == about or kind in ("claim", "source", "speaker"):
            yield pid
        for name in (*KINDS[kind].references, "successor"):
            if fields and fields.get(name):
                yield fields[name]


@transaction.atomic
def accept(
    *, debate: Debate, proposal: int, by: User, edited: Mapping[str, str] | None = None, reason: str = ""
) -> Change:
    """Make a waiting proposal a change of its proposer's; `edited` replaces words of its claim, and where they are
    other words it is the editor's change.

    Overtaken if the debate is no longer what it was made upon, would break, or refuses it now; it goes on waiting.
    """
    debate, found = _waiting(debate, proposal)
    reason = words("reason", reason, 1_000, lines=True)
    patch: Patch = found.after
    other = _other(found, edited or {})
    if other:
        patch = overlaid(patch, {found.kind: {found.pid: other}})
    met = overtaken(found)
    if met:
        raise Overtaken(met)
    try:
        with transaction.atomic():
            entry = commit(
                debate=debate,
                action=found.action,
                kind=found.kind,
                pid=found.pid,
                patch=patch,
                by=by if other else found.created_by,
                summary=found.summary,
                undoes=found.undoes,
            )
    except (Unsound, Refused) as error:
        raise Overtaken([], error) from error
    if entry is None:
        raise Refused(Why.NOTHING)
    anchor_new(debate=debate, after=entry.after, by=found.created_by)
    if found.undoes:
        let_know(debate=debate, revision=found.undoes, by=by)
    _decide(found, Proposal.State.ACCEPTED, by, reason, entry.revision)
    return entry


def _other(proposal: Proposal, edited: Mapping[str, str]) -> dict[str, str]:
    """What an editor may change of a proposal, and did: the words of a claim."""
    suggested = editable(proposal)
    cleaned = {
        name: words(name, text, EDITABLE[name], lines=name == "detail", required=name == "text")
        for name, text in edited.items()
    }
    return {name: text for name, text in cleaned.items() if text != suggested.get(name)}


@transaction.atomic
def decline(*, debate: Debate, proposal: int, by: User, reason: str) -> Proposal:
    """Turn a waiting proposal down; the proposer is told why."""
    _, found = _waiting(debate, proposal)
    _decide(found, Proposal.State.DECLINED, by, words("reason", reason, 1_000, lines=True, required=True))
    return found


@transaction.atomic
def take_back(*, debate: Debate, proposal: int, by: User) -> Proposal:
    """Withdraw one's own waiting proposal."""
    _, found = _waiting(debate, proposal)
    if found.created_by_id != by.pk:
        raise Refused(Why.NOT_ALLOWED)
    _decide(found, Proposal.State.WITHDRAWN, by, "")
    return found


def _waiting(debate: Debate, number: int) -> tuple[Debate, Proposal]:
    """The debate, held, and a proposal that nobody has decided."""
    debate = lock_debate(debate.pk)
    found = Proposal.objects.select_related("created_by").filter(debate=debate, pk=number).first()
    if found is None:
        raise Refused(Why.UNKNOWN)
    if found.state != Proposal.State.WAITING:
        raise Refused(Why.DECIDED)
    return debate, found


def _decide(proposal: Proposal, state: str, by: User, reason: str, revision: int | None = None) -> None:
    proposal.state, proposal.decided_by, proposal.decided_at = state, by, timezone.now()
    proposal.reason, proposal.revision = reason, revision
    proposal.save(update_fields=["state", "decided_by", "decided_at", "reason", "revision"])


def mark_told(*, proposal: Proposal, by: User) -> None:
    """Its proposer has seen what became of it; nothing for anybody else, or while it waits."""
    if proposal.created_by_id == by.pk and proposal.state != Proposal.State.WAITING and not proposal.told:
        Proposal.objects.filter(pk=proposal.pk).update(told=True)


def overtaken(proposal: Proposal) -> list[Conflict]:
    """Where the debate is no longer what a proposal was made upon: up to four queries per kind of thing, one more where
    only a brief of it was read."""
    before = proposal.before
    if proposal.rest:
        before = Proposal.objects.values_list("before", flat=True).get(pk=proposal.pk)
    return conflicts(states(proposal.debate_id, pids_of(before)), before)


def editable(proposal: Proposal) -> dict[str, Any]:
    """The words of what a proposal is about, which an editor may change while accepting it."""
    fields = proposal.after.get(proposal.kind, {}).get(proposal.pid) or {}
    return {name: value for name, value in fields.items() if name in EDITABLE}
