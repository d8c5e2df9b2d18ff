"""The structure of an invented debate, as plain values: who stands under whom, and how. Claims go by number."""

from collections import defaultdict, deque
from dataclasses import dataclass, field
from random import Random

POSITIONS = 3
DEEPEST = 200
WIDE = 2_000
"""Children of the widest node of a large debate."""


@dataclass(frozen=True, slots=True)
class Size:
    """What is asked for: claims in all, the longest way down, children of a claim that has any, and shares (0 to 1)
    of claims that stand a second time, attack an inference, are cited, and count only with the next one."""

    claims: int
    depth: int = 40
    branching: float = 4.0
    cross: float = 0.03
    undercuts: float = 0.05
    citations: float = 0.6
    joint: float = 0.04

    def __post_init__(self) -> None:
        """ValueError that names what cannot be."""
        if self.claims < 1:
            raise ValueError("claims: at least 1")
        if not 2 <= self.depth <= DEEPEST:
            raise ValueError(f"depth: 2 to {DEEPEST}")
        if self.branching < 1:
            raise ValueError("branching: at least 1")
        for name in ("cross", "undercuts", "citations", "joint"):
            if not 0 <= getattr(self, name) <= 1:
                raise ValueError(f"{name}: 0 to 1")


@dataclass(slots=True)
class Bond:
    """A link: premise, the claim it hangs under, the relation; `attacks` is the number of the bond it undercuts."""

    premise: int
    parent: int
    relation: str
    rank: int
    home: bool = True
    attacks: int | None = None
    group: str = ""


@dataclass(slots=True)
class Plan:
    """Claim 0 is the question, 1 to `positions` answer it. Bond n − 1 is the home of claim n; cross links follow."""

    claims: int
    positions: int
    bonds: list[Bond] = field(default_factory=list)


def plan(size: Size, chance: Random) -> Plan:
    """A debate of this size: three positions, one chain to the depth asked for, one wide node, else a bushy tree."""
    made = Plan(size.claims, min(POSITIONS, size.claims - 1))
    parents = _parents(size, made.positions, chance)
    ranks: dict[int, int] = defaultdict(int)
    for claim, parent in enumerate(parents[1:], start=1):
        relation = "answers" if parent == 0 else chance.choices(("pro", "con", "context"), weights=(50, 45, 5))[0]
        made.bonds.append(Bond(claim, parent, relation, ranks[parent]))
        ranks[parent] += 1
    _undercut(made, size, chance)
    _join(made, size, chance)
    _cross(made, size, chance, ranks)
    return made


def _parents(size: Size, positions: int, chance: Random) -> list[int]:
    """The claim above each; the question's is itself."""
    parents = [0] * (positions + 1)
    depths = [0] + [1] * positions
    waiting = deque(range(1, positions + 1))

    def add(parent: int) -> int:
        parents.append(parent)
        depths.append(depths[parent] + 1)
        waiting.append(len(parents) - 1)
        return waiting[-1]

    tip = min(1, positions)
    while depths[tip] < min(size.depth, size.claims // 4):
        tip = add(tip)
    for _ in range(min(WIDE, size.claims // 20)):
        add(2)
    while len(parents) < size.claims:
        above = waiting.popleft() if waiting else chance.randrange(1, len(parents))
        if depths[above] >= size.depth:
            above = chance.randint(1, positions)
        for _ in range(min(_children(size.branching, chance), size.claims - len(parents))):
            add(above)
    return parents


def _children(branching: float, chance: Random) -> int:
    """None, mostly a few, now and then many: `branching` on average for those that have any."""
    return 0 if chance.random() < 0.35 else 1 + min(60, int(chance.expovariate(1 / branching)))


def _undercut(made: Plan, size: Size, chance: Random) -> None:
    """Turn some homes into attacks on the home of the claim they hang under."""
    for bond in made.bonds:
        if bond.parent > made.positions and chance.random() < size.undercuts:
            bond.relation, bond.attacks = "con", bond.parent - 1


def _join(made: Plan, size: Size, chance: Random) -> None:
    """Let some siblings count only together with the next one of the same relation."""
    last: dict[tuple[int, str], Bond] = {}
    groups = 0
    for bond in made.bonds:
        if bond.attacks is not None or bond.relation not in ("pro", "con"):
            continue
        before = last.get((bond.parent, bond.relation))
        if before is not None and not before.group and chance.random() < size.joint:
            groups += 1
            before.group = bond.group = f"g{groups}"
        last[bond.parent, bond.relation] = bond


def _cross(made: Plan, size: Size, chance: Random, ranks: dict[int, int]) -> None:
    """Let some claims stand a second time, anywhere: cycles are welcome."""
    first = made.positions + 1
    taken = {(bond.premise, bond.parent) for bond in made.bonds}
    for _ in range(round((made.claims - first) * size.cross) if made.claims > first + 1 else 0):
        premise, target = chance.randrange(first, made.claims), chance.randrange(1, made.claims)
        if premise != target and (premise, target) not in taken:
            taken.add((premise, target))
            relation = chance.choice(("pro", "con"))
            made.bonds.append(Bond(premise, target, relation, ranks[target], home=False))
            ranks[target] += 1
