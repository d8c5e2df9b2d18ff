"""The argument graph as columns: claims in preorder of their homes, and what hangs beside that tree."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field
from typing import Any, NamedTuple

LETTERS = {"answers": "a", "pro": "p", "con": "c", "context": "x"}


class Row(NamedTuple):
    """A live link; claims and links go by any key."""

    key: Hashable
    pid: str
    premise: Hashable
    claim: Hashable | None
    link: Hashable | None
    parent: Hashable
    relation: str
    group: str = ""
    placement: str = "reported"
    rank: int = 0
    home: bool = False


@dataclass(slots=True)
class Columns:
    """Node i is claim nodes[i]; `up` is how many nodes before it its parent stands, 0 for the root.

    relation: ? root, a answers, p pro, c con, x context, u undercut; placement: - root, r reported, e editorial.
    group: what counts only together among siblings; pro, con: live links under the claim, cross links included.
    cross: [premise, target, relation, pid]; undercuts: [premise, premise and target attacked, home 0|1, pid].
    """

    nodes: list[Hashable] = field(default_factory=list)
    up: list[int] = field(default_factory=list)
    relation: str = ""
    placement: str = ""
    group: list[int] = field(default_factory=list)
    pro: list[int] = field(default_factory=list)
    con: list[int] = field(default_factory=list)
    cross: list[list[Any]] = field(default_factory=list)
    undercuts: list[list[Any]] = field(default_factory=list)


def columns(root: Hashable, rows: Iterable[Row]) -> Columns:
    """What is reachable from the root along homes, each claim once; cycles are cut, what is out of reach left out."""
    rows = sorted(rows, key=lambda row: (row.link is not None, row.rank, row.pid))
    found = Columns()
    index = _walk(root, rows, found)
    found.pro, found.con = ([0] * len(index) for _ in range(2))
    for row in rows:
        at = index.get(row.parent)
        if at is not None and row.relation in ("pro", "con"):
            (found.pro if row.relation == "pro" else found.con)[at] += 1
    found.cross = _cross(rows, index)
    found.undercuts = _undercuts(rows, index)
    return found


def _walk(root: Hashable, rows: list[Row], found: Columns) -> dict[Hashable, int]:
    """Fill the columns of the tree; the index of each node."""
    below: dict[Hashable, list[Row]] = defaultdict(list)
    for row in rows:
        if row.home:
            below[row.parent].append(row)
    index: dict[Hashable, int] = {}
    relation, placement = [], []
    stack: list[tuple[Hashable, int, Row | None, int]] = [(root, 0, None, 0)]
    while stack:
        key, parent, home, group = stack.pop()
        if key in index:
            continue
        at = index[key] = len(found.nodes)
        found.nodes.append(key)
        found.up.append(at - parent)
        found.group.append(group)
        relation.append("?" if home is None else "u" if home.link is not None else LETTERS[home.relation])
        placement.append("-" if home is None else home.placement[0])
        children = below.get(key, ())
        numbers = _joined(children) if children else {}
        stack.extend([(child.premise, at, child, numbers.get(child.group, 0)) for child in reversed(children)])
    found.relation, found.placement = "".join(relation), "".join(placement)
    return index


def _joined(siblings: Iterable[Row]) -> dict[str, int]:
    """A number for each group that two siblings or more share."""
    named = [row.group for row in siblings if row.group]
    if len(named) < 2:
        return {}
    sizes = Counter(named)
    return {name: number for number, name in enumerate((name for name, size in sizes.items() if size > 1), start=1)}


def _cross(rows: list[Row], index: dict[Hashable, int]) -> list[list[Any]]:
    """The links to claims that are no homes."""
    return sorted(
        [index[row.premise], index[row.claim], LETTERS[row.relation], row.pid]
        for row in rows
        if row.claim is not None and not row.home and row.premise in index and row.claim in index
    )


def _undercuts(rows: list[Row], index: dict[Hashable, int]) -> list[list[Any]]:
    """The links to links; where a link attacks an undercut, the target is the claim that this one hangs under."""
    by_key = {row.key: row for row in rows}
    found = []
    for row in rows:
        attacked = by_key.get(row.link) if row.link is not None else None
        if attacked and row.premise in index and attacked.premise in index and attacked.parent in index:
            ends = [index[key] for key in (row.premise, attacked.premise, attacked.parent)]
            found.append([*ends, int(row.home), row.pid])
    return sorted(found)
