"""What a change will affect, said before it is made: numbers, and the first few claims that will count otherwise."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from debate.arguments.paths import SideAt, below_each, sides_under
from debate.editing.carried import Carried, carried
from debate.editing.rehearse import rehearsed
from debate.graph.model import SIGNS
from debate.history.actions import lock_debate
from debate.history.patches import Fields, Patch
from debate.models import Change, Citation, Claim, Debate, Link, User

NAMED = 3
"""Most claims that are named; the numbers count all."""
RETIRED = ("merged", "withdrawn")
ENDS = {"claim", "link", "citation", "source", "speaker", "via"}
PLACE = {"premise", "claim", "link", "relation", "home", "state"}
Home = tuple[str, int]
"""The relation of a claim's home link, and the claim it hangs under."""


@dataclass(frozen=True, slots=True)
class Bearing:
    """For (+1) or against (−1) a position."""

    position: str
    sign: int


@dataclass(frozen=True, slots=True)
class Turn:
    """A claim that will count for or against another position, or for none, and how many below it turn with it."""

    pid: str
    before: Bearing | None
    after: Bearing | None
    below: int


@dataclass(frozen=True, slots=True)
class Turns:
    """How many claims change sides at their homes: to the other side of their position, to another position, to
    none, from none; the first few by name."""

    opposite: int = 0
    elsewhere: int = 0
    neutral: int = 0
    sided: int = 0
    named: tuple[Turn, ...] = ()

    @property
    def total(self) -> int:
        """All of them."""
        return self.opposite + self.elsewhere + self.neutral + self.sided

    @property
    def unnamed(self) -> int:
        """How many are neither named nor stand below one that is."""
        return self.total - sum(1 + turn.below for turn in self.named)


@dataclass(frozen=True, slots=True)
class Impact:
    """What a change will do, upon which revision; `claims` and `responses` do not count the thing it is about.

    `doubles` are passages merged into the same ones, `closed` those whose words are the members' from then on.
    """

    revision: int
    action: str
    claims: int
    responses: int
    along: int
    gained: int
    lost: int
    citations_along: int
    citations_gone: int
    doubles: int
    closed: int
    notes_along: int
    notes_gone: int
    redirects: int
    tombstones: int
    apart: int
    joined: int
    turns: Turns
    carried: Carried | None = None


@transaction.atomic
def foresee(*, action: Callable[..., Change | None], debate: Debate, by: User | None, **fields: Any) -> Impact | None:
    """What the action would do; None if nothing. Raises what it raises; nothing stays. Bounded queries, whatever hangs
    below: the sides of a branch are counted, not listed."""
    debate = lock_debate(debate.pk)
    entry, seen = rehearsed(action, lambda made: _look(debate, made) if made else None, debate=debate, by=by, **fields)
    if entry is None or seen is None:
        return None
    before, after = entry.before or {}, entry.after or {}
    turns, along = _turns(debate, seen)
    return Impact(
        revision=debate.revision,
        action=entry.action,
        along=along,
        turns=turns,
        carried=seen.carried,
        **_counts(entry, before, after),
        **_passages(debate, before, after),
    )


@dataclass(frozen=True, slots=True)
class _Seen:
    """While the change stands: the claims whose places it may have changed, their homes, the sides above these."""

    near: frozenset[int]
    homes: dict[int, Home]
    sides: dict[int, SideAt | None]
    carried: Carried | None


def _look(debate: Debate, entry: Change) -> _Seen:
    after, before = (entry.after or {}).get("link", {}), (entry.before or {}).get("link", {})
    moved = [pid for pid, fields in after.items() if PLACE & set(fields or {})]
    left = {fields["premise"] for fields in before.values() if fields and fields.get("premise")}
    links = Link.objects.filter(debate=debate)
    near = {
        *links.filter(pid__in=moved).values_list("premise", flat=True),
        *links.filter(target_link__pid__in=moved, withdrawn_at__isnull=True).values_list("premise", flat=True),
        *Claim.objects.filter(debate=debate, pid__in=left).values_list("pk", flat=True),
    }
    homes = _homes(debate, near)
    sides = sides_under(debate.pk, (parent for _, parent in homes.values()))
    return _Seen(frozenset(near), homes, sides, carried(debate, entry))


def _homes(debate: Debate, claims: Iterable[int]) -> dict[int, Home]:
    rows = Link.objects.filter(debate=debate, premise__in=claims, home=True, withdrawn_at__isnull=True)
    return {claim: (relation, parent) for claim, relation, parent in rows.values_list("premise", "relation", "parent")}


def _turns(debate: Debate, seen: _Seen) -> tuple[Turns, int]:
    """Who changes sides, and how many hang below what gets another place. Below a claim whose home changes, all is as
    it was up to the next such claim: it turns as the claim does."""
    homes = _homes(debate, seen.near)
    roots = [claim for claim in sorted(homes) if claim in seen.homes and homes[claim] != seen.homes[claim]]
    gone = set(homes) - set(seen.homes)
    sides = sides_under(debate.pk, (homes[claim][1] for claim in roots))
    below = below_each(debate.pk, {*roots, *gone})
    along = sum(below[claim].claims for claim in roots if homes[claim][1] != seen.homes[claim][1])
    found = []
    for claim in roots:
        was, will = _at(homes[claim], sides), _at(seen.homes[claim], seen.sides)
        if was != will:
            found.append((claim, was, will, below[claim].sided))
    return _summed(debate, found), along


def _at(home: Home, sides: dict[int, SideAt | None]) -> SideAt | None:
    """The side of a place, from the side above it."""
    relation, parent = home
    above = sides.get(parent)
    sign = SIGNS[relation]
    return SideAt(above.claim_id, above.sign * sign) if above and sign else None


def _summed(debate: Debate, found: list[tuple[int, SideAt | None, SideAt | None, int]]) -> Turns:
    totals = {"opposite": 0, "elsewhere": 0, "neutral": 0, "sided": 0}
    for _, was, will, below in found:
        totals[_how(was, will)] += 1 + below
    named = sorted(found, key=lambda turn: (-turn[3], turn[0]))[:NAMED]
    ids = {key for claim, was, will, _ in named for key in (claim, was and was.claim_id, will and will.claim_id) if key}
    pids = dict(Claim.objects.filter(pk__in=ids).values_list("pk", "pid")) if ids else {}

    def bearing(side: SideAt | None) -> Bearing | None:
        return Bearing(pids[side.claim_id], side.sign) if side else None

    turns = (Turn(pids[claim], bearing(was), bearing(will), below) for claim, was, will, below in named)
    return Turns(**totals, named=tuple(turns))


def _how(was: SideAt | None, will: SideAt | None) -> str:
    if was is None:
        return "sided"
    if will is None:
        return "neutral"
    return "opposite" if was.claim_id == will.claim_id else "elsewhere"


def _counts(entry: Change, before: Patch, after: Patch) -> dict[str, int]:
    """The numbers that the patch itself tells."""
    links = _changed(before, after, "link")
    responses = [pid for pid, old, fields in links if old and {"claim", "link"} & set(fields) and pid != entry.pid]
    new = sum(old is None or "premise" in fields for _, old, fields in links)
    states = [
        (kind, pid, fields["state"])
        for kind in after
        for pid, old, fields in _changed(before, after, kind)
        if fields.get("state") in RETIRED and (old or {}).get("state") == "live"
    ]
    gone = {kind: sum(found == kind for found, _, _ in states) for kind in ("claim", "link", "annotation")}
    joint = [(old["group"], fields["group"]) for _, old, fields in links if old and "group" in fields]
    return {
        "claims": sum(kind == "claim" and pid != entry.pid for kind, pid, _ in states),
        "responses": len(responses),
        "gained": new,
        "lost": gone["link"],
        "notes_along": len(_moved(before, after, "annotation")),
        "notes_gone": gone["annotation"],
        "redirects": sum(state == "merged" for _, _, state in states),
        "tombstones": sum(state == "withdrawn" for _, _, state in states),
        "apart": sum(bool(old) and not new for old, new in joint),
        "joined": sum(bool(new) for _, new in joint),
    }


def _passages(debate: Debate, before: Patch, after: Patch) -> dict[str, int]:
    """What becomes of passages: one query, where any go along."""
    changed = [fields for _, old, fields in _changed(before, after, "citation") if old is not None]
    states = [fields.get("state") for fields in changed]
    moved = _moved(before, after, "citation")
    live = Citation.objects.filter(debate=debate, pid__in=moved, withdrawn_at__isnull=True)
    return {
        "citations_along": live.count() if moved else 0,
        "citations_gone": states.count("withdrawn"),
        "doubles": states.count("merged"),
        "closed": sum(fields.get("exact") == "" for fields in changed),
    }


def _moved(before: Patch, after: Patch, kind: str) -> list[str]:
    """The things of a kind that hang on something else, or are said by somebody else."""
    return [pid for pid, old, fields in _changed(before, after, kind) if old is not None and ENDS & set(fields)]


def _changed(before: Patch, after: Patch, kind: str) -> list[tuple[str, Fields | None, Fields]]:
    """The things of a kind that a change is about: pid, fields before, fields after."""
    return [(pid, before.get(kind, {}).get(pid), fields or {}) for pid, fields in after.get(kind, {}).items()]
