"""Suggestions with what became of them: other words than were suggested, and that they were undone later."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from debate.editing.credit import undone_now
from debate.editing.proposals import editable
from debate.editing.queries import newly_decided
from debate.editing.telling import Fact, Told, tell
from debate.history.briefs import to_tell, told
from debate.models import Change, Proposal, User
from debate.text.diff import diff


@dataclass(frozen=True, slots=True)
class Outcome:
    """Of an accepted suggestion: `amended` leads from what was suggested to what was accepted, as far as they differ;
    `undone` is the change that undid it, if it is undone now."""

    amended: tuple[Fact, ...] = ()
    undone: Change | None = None


@dataclass(frozen=True, slots=True)
class Followed:
    """A suggestion, what it does, and what became of it."""

    row: Proposal
    told: Told
    outcome: Outcome


def follow(debate_id: int, rows: Sequence[Proposal]) -> list[Followed]:
    """Suggestions of a debate with what became of them: what tell() asks, and two queries where any was accepted, more
    where one was large or undone."""
    suggested = tell(debate_id, rows)
    accepted = [row.revision for row in rows if row.revision]
    changes = _changes(debate_id, accepted) if accepted else {}
    undone = undone_now(debate_id, accepted)
    return [
        Followed(
            row,
            does,
            Outcome(tuple(_amended(row, does, changes.get(row.revision or 0))), undone.get(row.revision or 0)),
        )
        for row, does in zip(rows, suggested, strict=True)
    ]


def news_for(user: User) -> list[Followed]:
    """What became of a person's suggestions since he last looked, the newest decision first: as follow(), for every
    debate in which there is any."""
    rows = newly_decided(user)
    debates: dict[int, list[Proposal]] = defaultdict(list)
    for row in rows:
        debates[row.debate_id].append(row)
    found = {one.row.pk: one for debate_id, own in debates.items() for one in follow(debate_id, own)}
    return [found[row.pk] for row in rows]


def _changes(debate_id: int, revisions: Iterable[int]) -> dict[int, Change]:
    rows = list(to_tell(Change.objects.filter(debate=debate_id, revision__in=list(revisions))))
    told(debate_id, rows)
    return {row.revision: row for row in rows}


def _amended(proposal: Proposal, does: Told, change: Change | None) -> Iterable[Fact]:
    """Words that an editor set in place of those suggested; what the change does not name is as it was before."""
    if change is None or does.subject is None:
        return
    now, was = (
        (patch or {}).get(proposal.kind, {}).get(proposal.pid) or {} for patch in (change.after, proposal.before)
    )
    language = does.subject.words.language if does.subject.words else ""
    for name, suggested in editable(proposal).items():
        accepted = now.get(name, was.get(name, suggested))
        if accepted != suggested:
            yield Fact(does.subject, name, language, pieces=diff(suggested or "", accepted or ""))
