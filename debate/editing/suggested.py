"""Waiting proposals in place: by the claims at which they would change something."""

from collections import defaultdict
from dataclasses import dataclass, replace

from debate.editing.naming import Names
from debate.editing.queries import oldest_waiting
from debate.history.patches import Fields
from debate.models import Link, Proposal, Touched, User
from debate.text.diff import Piece, diff
from debate.text.words import Words


@dataclass(frozen=True, slots=True)
class Suggested:
    """A waiting proposal, with the words of its subject; of what would come to stand here also how it would answer.

    `pieces` lead from the old wording to the new one. What would come here from elsewhere has an `origin`, what it
    stands under now; and where it stands now, it `leads_to` what it would stand under.
    """

    number: int
    action: str
    kind: str
    by: User | None
    words: Words | None
    relation: str = ""
    undercut: bool = False
    pieces: tuple[Piece, ...] = ()
    origin: Words | None = None
    leads_to: Words | None = None


def suggested(debate_id: int, *, by: User | None) -> dict[str, list[Suggested]]:
    """The oldest waiting proposals, of one person or of all, by the pids of the claims they touch, or whose links; what
    would take another place at that place and where it is now: three queries and one for each kind of subject but new
    responses, one where none waits, one more where one is large."""
    rows = {row.pk: row for row in oldest_waiting(debate_id, by=by)}
    if not rows:
        return {}
    marks = Touched.objects.filter(debate=debate_id, proposal__in=list(rows)).order_by("proposal", "pk")
    touched = list(marks.values_list("proposal", "pid"))
    links = Link.objects.filter(debate=debate_id, pid__in={pid for _, pid in touched})
    premises = dict(links.values_list("pid", "premise__pid"))
    there = _names(debate_id, rows, premises)
    found: dict[str, dict[int, Suggested]] = defaultdict(dict)
    for number, pid in touched:
        row, at = rows[number], premises.get(pid, pid)
        ends = _ends(row, premises)
        if ends is None:
            found[at][number] = found[at].get(number) or _suggested(row, there)
        elif at in ends:
            found[at][number] = _placed(row, ends, there, here=at == ends[1])
    return {pid: list(here.values()) for pid, here in found.items()}


def _names(debate_id: int, rows: dict[int, Proposal], premises: dict[str, str]) -> Names:
    """The things that are told of, but for those that are not there yet."""
    there = Names(debate_id)
    for row in rows.values():
        if _place(row) is None:
            there.want(row.kind, row.pid)
        for pid in _ends(row, premises) or ():
            there.want("claim", pid)
    there.load()
    return there


def _suggested(row: Proposal, there: Names) -> Suggested:
    place, names = _place(row), there
    if place is not None:
        names = Names(row.debate_id)
        names.want_all(row.after)
    told = Suggested(row.pk, row.action, row.kind, row.created_by, names.named(row.kind, row.pid).words)
    if place is not None:
        return replace(told, relation=place["relation"], undercut=bool(place.get("link")))
    return replace(told, pieces=_rewording(row))


def _place(row: Proposal) -> Fields | None:
    """The link by which a new claim would stand; None where the proposal is about something else."""
    if row.kind != "claim" or row.before.get("claim", {}).get(row.pid) is not None:
        return None
    links: dict[str, Fields] = row.after.get("link", {})
    return next((fields for fields in links.values() if fields and fields.get("premise") == row.pid), None)


def _rewording(row: Proposal) -> tuple[Piece, ...]:
    """From a claim's text to what it would be."""
    was, will = ((patch.get("claim", {}).get(row.pid) or {}).get("text") for patch in (row.before, row.after))
    return diff(was, will) if row.kind == "claim" and was and will else ()


def _ends(row: Proposal, premises: dict[str, str]) -> tuple[str, str] | None:
    """Of a claim that would take another place, or one more: its pid, and that of what it would stand under."""
    fields = row.after.get("link", {}).get(row.pid) or {}
    target = fields.get("claim") or premises.get(fields.get("link") or "")
    premise = premises.get(row.pid) or fields.get("premise")
    return (premise, target) if row.kind == "link" and target and premise else None


def _placed(row: Proposal, ends: tuple[str, str], there: Names, *, here: bool) -> Suggested:
    """What would stand here, with where it comes from; else what stands here, with where it would go."""
    premise, target = (there.named("claim", pid).words for pid in ends)
    told = Suggested(row.pk, row.action, row.kind, row.created_by, premise)
    if not here:
        return replace(told, leads_to=target)
    fields, now = row.after["link"][row.pid], there.named("link", row.pid)
    relation, undercut = fields.get("relation") or now.relation, bool(fields.get("link"))
    return replace(told, relation=relation, undercut=undercut, origin=now.target if now.live else None)
