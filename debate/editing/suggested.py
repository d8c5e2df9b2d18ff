"""Waiting proposals in place: by the claims at which they would change something."""

from collections import defaultdict
from dataclasses import dataclass, replace

from debate.editing.naming import Names
from debate.editing.queries import oldest_waiting
from debate.models import Link, Proposal, Touched, User
from debate.text.words import Words


@dataclass(frozen=True, slots=True)
class Suggested:
    """A waiting proposal, with the words of its subject; a new response also with how it would answer."""

    number: int
    action: str
    kind: str
    by: User | None
    words: Words | None
    relation: str = ""
    undercut: bool = False


def suggested(debate_id: int, *, by: User | None) -> dict[str, list[Suggested]]:
    """The oldest waiting proposals, of one person or of all, by the pids of the claims they touch, or whose links:
    three queries and one for each kind of subject but new responses, one where none waits."""
    rows = {row.pk: row for row in oldest_waiting(debate_id, by=by)}
    if not rows:
        return {}
    marks = Touched.objects.filter(debate=debate_id, proposal__in=list(rows)).order_by("proposal", "pk")
    touched = list(marks.values_list("proposal", "pid"))
    links = Link.objects.filter(debate=debate_id, pid__in={pid for _, pid in touched})
    premises = dict(links.values_list("pid", "premise__pid"))
    told = _told(debate_id, rows)
    found: dict[str, dict[int, Suggested]] = defaultdict(dict)
    for number, pid in touched:
        found[premises.get(pid, pid)][number] = told[number]
    return {pid: list(here.values()) for pid, here in found.items()}


def _told(debate_id: int, rows: dict[int, Proposal]) -> dict[int, Suggested]:
    places = {number: _place(row) for number, row in rows.items()}
    there = Names(debate_id)
    for number, row in rows.items():
        if places[number] is None:
            there.want(row.kind, row.pid)
    there.load()
    return {number: _suggested(row, places[number], there) for number, row in rows.items()}


def _suggested(row: Proposal, place: dict[str, str] | None, there: Names) -> Suggested:
    names = there
    if place is not None:
        names = Names(row.debate_id)
        names.want_all(row.after)
    words = names.named(row.kind, row.pid).words
    told = Suggested(row.pk, row.action, row.kind, row.created_by, words)
    return replace(told, relation=place["relation"], undercut=bool(place.get("link"))) if place else told


def _place(row: Proposal) -> dict[str, str] | None:
    """The link by which a new claim would stand; None where the proposal is about something else."""
    if row.kind != "claim" or row.before.get("claim", {}).get(row.pid) is not None:
        return None
    links: dict[str, dict[str, str]] = row.after.get("link", {})
    return next((fields for fields in links.values() if fields and fields.get("premise") == row.pid), None)
