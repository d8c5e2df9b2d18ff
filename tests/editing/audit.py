"""What must hold of a debate at any time, whoever did what to it."""

from typing import Any

from debate.exchange.references import graph_of, reference_faults
from debate.graph.model import Graph
from debate.graph.side import Side, side
from debate.history.hiding import WORDS
from debate.history.patches import Patch, fields_of, overlaid
from debate.history.things import KINDS, states
from debate.models import Address, Change, Debate
from debate.transfer.queries import debate_document


def present(debate: Debate) -> Patch:
    """All fields of all things."""
    return states(debate.pk, dict.fromkeys(KINDS))


def graph_now(debate: Debate) -> Graph:
    """The argument as it stands."""
    return graph_of(debate_document(debate))


def check_sound(debate: Debate) -> None:
    """graph.faults and all references: none."""
    assert list(reference_faults(debate_document(debate))) == []


def check_addresses(debate: Debate, now: Patch) -> None:
    """Live addresses have live rows; merged ones lead to no other merged one."""
    marks = {row.pid: row for row in Address.objects.filter(debate=debate)}
    for table in (known.table for kind, known in KINDS.items() if kind != "debate"):
        for pid, withdrawn_at in table.objects.filter(debate=debate).values_list("pid", "withdrawn_at"):
            assert (withdrawn_at is None) == (marks[pid].state == "live")
    assert {pid for _, pid, _ in fields_of(now)} == set(marks)
    for mark in marks.values():
        assert mark.state != "merged" or marks[mark.successor].state != "merged"


def check_counters(debate: Debate) -> None:
    """The revision counts the changes, one by one."""
    debate.refresh_from_db()
    found = Change.objects.filter(debate=debate).order_by("revision").values_list("revision", flat=True)
    assert list(found) == list(range(1, debate.revision + 1))


def check_history(debate: Debate, since: int, base: Patch, now: Patch) -> None:
    """From the debate as it was at a revision, the changes since lead to the present."""
    replayed = base
    for change in Change.objects.filter(debate=debate, revision__gt=since).order_by("revision"):
        replayed = overlaid(replayed, change.after)
    assert without_nothing(replayed) == without_nothing(now)


def closed_since(debate: Debate, revision: int) -> set[str]:
    """The sources that a later change kept from the public, for good or for a while."""
    later = Change.objects.filter(debate=debate, revision__gt=revision)
    things = [thing for change in later for thing in fields_of(change.after or {})]
    return {pid for kind, pid, fields in things if kind == "source" and (fields or {}).get("words") == "members"}


def forgotten(recorded: Patch, sources: set[str]) -> Patch:
    """The same, without the words that citations of these sources hold."""
    words = dict.fromkeys(WORDS, "")
    cited = recorded.get("citation", {})
    blank = {pid: {**fields, **words} for pid, fields in cited.items() if fields and fields.get("source") in sources}
    return {**recorded, "citation": {**cited, **blank}}


def without_nothing(patch: Patch) -> Any:
    """A field that is None is as good as missing: a translation that was taken away."""
    return {
        kind: {pid: {n: v for n, v in (f or {}).items() if v is not None} for pid, f in things.items()}
        for kind, things in patch.items()
    }


def home_sides(graph: Graph) -> dict[str, Side | None]:
    """The side of each claim where it is drawn."""
    return {pid: side(graph, link) for pid, link in graph.homes.items()}


def turned(before: Graph, after: Graph) -> dict[str, int]:
    """How many claims that are there before and after take another side: counted one by one, the plain way."""
    was, will = home_sides(before), home_sides(after)
    counts = {"opposite": 0, "elsewhere": 0, "neutral": 0, "sided": 0}
    for pid in set(was) & set(will):
        old, new = was[pid], will[pid]
        if old == new:
            continue
        if old is None:
            counts["sided"] += 1
        elif new is None:
            counts["neutral"] += 1
        else:
            counts["opposite" if old.position == new.position else "elsewhere"] += 1
    return counts
