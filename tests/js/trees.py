"""Debates for the modules: topologies as the server sends them, from hypothesis or from a rule."""

from typing import Any

from hypothesis import strategies as st

LETTERS = "0123456789abcdefghjkmnpqrstvwxyz"


def pid(i: int) -> str:
    """Ten characters, different for every node."""
    found = ""
    for _ in range(10):
        found, i = LETTERS[i % 32] + found, i // 32
    return found


def topology(parents: list[int], relations: str, lines: str, **columns: Any) -> dict[str, Any]:
    """The columns of a tree whose nodes are in preorder; parents[0] is of no account."""
    n = len(parents)
    kinds = "".join("q" if i == 0 else "p" if relations[i] == "a" else "c" for i in range(n))
    counted = {sign: [0] * n for sign in "pc"}
    for i in range(1, n):
        if relations[i] in counted:
            counted[relations[i]][parents[i]] += 1
    return {
        "version": 2,
        "debate": pid(0),
        "shape": 7,
        "n": n,
        "pids": "".join(pid(i * 7919 + 13) for i in range(n)),
        "up": [0, *(i - parents[i] for i in range(1, n))],
        "relation": relations,
        "kind": kinds,
        "voice": "r" * n,
        "placement": "r" * n,
        "lines": {"en": lines},
        "pro": counted["p"],
        "con": counted["c"],
        "cited": [0] * n,
        "verified": [0] * n,
        "speaker": [0] * n,
        "several": [],
        "speakers": [],
        "group": [0] * n,
        "tags": [],
        "created": list(range(n)),
        "cross": [],
        "undercuts": [],
    } | columns


def preorder(parents: list[int]) -> list[int]:
    """The same tree with its nodes numbered in preorder."""
    children: list[list[int]] = [[] for _ in parents]
    for i, parent in enumerate(parents[1:], start=1):
        children[parent].append(i)
    found: list[int] = []
    stack = [(0, 0)]
    while stack:
        i, above = stack.pop()
        stack += [(child, len(found)) for child in reversed(children[i])]
        found.append(above)
    return found


@st.composite
def trees(draw: st.DrawFn, most: int = 60) -> dict[str, Any]:
    """Any debate: deep, wide, with any number of positions, or with none."""
    n = draw(st.integers(1, most))
    nearest = [max(0, i - draw(st.sampled_from([1, 3, 60]))) for i in range(1, n)]
    parents = preorder([0, *(draw(st.integers(least, i)) for i, least in enumerate(nearest))])
    top = draw(st.sampled_from(["a", "apcx", "pcx"]))
    relations = ["?"] + [draw(st.sampled_from(top if parents[i] == 0 else "ppccxu")) for i in range(1, n)]
    lines = draw(st.text("1234", min_size=n, max_size=n))
    return topology(parents, "".join(relations), lines)


@st.composite
def cases(draw: st.DrawFn) -> dict[str, Any]:
    """A debate and which of its branches are open."""
    tree = draw(trees())
    return {"tree": tree, "open": draw(st.lists(st.integers(0, 1), min_size=tree["n"], max_size=tree["n"]))}


def batches() -> st.SearchStrategy[list[dict[str, Any]]]:
    """Many cases for one call of the browser."""
    return st.lists(cases(), min_size=1, max_size=12)


def even(n: int, *, fan: int = 4) -> dict[str, Any]:
    """A regular debate of n claims with two positions."""
    parents = preorder([0, 0, 0, *(1 + (i - 3) // fan for i in range(3, n))])
    relations = "?" + "".join("a" if parents[i] == 0 else "pc"[i % 2] for i in range(1, n))
    return topology(parents, relations, "".join("1234"[i % 4] for i in range(n)))
