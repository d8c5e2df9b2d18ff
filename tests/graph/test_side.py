"""For or against which position a place counts."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debate.graph.columns import columns
from debate.graph.model import Claim, Graph, Link
from debate.graph.side import Side, side
from tests.graph.test_columns import rows_of
from tests.graph.test_model import GRAPH

CASES = json.loads((Path(__file__).parents[1] / "fixtures" / "sides.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        ("1", None),
        ("3", Side("yes", 1)),
        ("4", Side("yes", -1)),
        ("5", Side("no", 1)),
        ("6", Side("yes", -1)),
    ],
)
def test_a_place_counts_for_the_nearest_position_above(link, expected):
    assert side(GRAPH, GRAPH.links[link]) == expected


def test_what_is_shared_ground_takes_no_side_and_neither_does_what_stands_below_it():
    graph = Graph.of(
        [Claim("p", "position"), Claim("a", "claim"), Claim("b", "claim")],
        [Link("1", "a", "context", claim="p", home=True), Link("2", "b", "con", claim="a", home=True)],
    )
    assert side(graph, graph.links["1"]) is None
    assert side(graph, graph.links["2"]) is None


@given(st.lists(st.sampled_from([1, -1]), min_size=1, max_size=30))
def test_the_side_is_the_product_of_the_signs(signs):
    claims = [Claim("0", "position"), *(Claim(str(n + 1), "claim") for n in range(len(signs)))]
    links = [
        Link(f"l{n}", str(n + 1), "pro" if sign > 0 else "con", claim=str(n), home=True) for n, sign in enumerate(signs)
    ]
    product = 1
    for sign in signs:
        product *= sign
    assert side(Graph.of(claims, links), links[-1]) == Side("0", product)


def test_a_cycle_of_homes_has_no_side():
    links = [Link("1", "a", "pro", claim="b", home=True), Link("2", "b", "pro", claim="a", home=True)]
    graph = Graph.of([Claim("a", "claim"), Claim("b", "claim")], links)
    assert side(graph, links[0]) is None


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_the_shared_cases(case):
    graph = Graph.of((Claim(**claim) for claim in case["claims"]), (Link(**link) for link in case["links"]))
    found = {pid: side(graph, link) for pid, link in graph.links.items()}
    assert {pid: at and {"position": at.position, "sign": at.sign} for pid, at in found.items()} == case["sides"]


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_the_shared_cases_as_columns(case):
    """What the scripts' tests read: the same graph as a topology, and each side as [index of the position, sign]."""
    graph = Graph.of((Claim(**claim) for claim in case["claims"]), (Link(**link) for link in case["links"]))
    tree = columns(case["topology"]["pids"][:10], rows_of(graph))
    index = {pid: at for at, pid in enumerate(tree.nodes)}
    told = {pid: at and [index[at["position"]], at["sign"]] for pid, at in case["sides"].items()}
    homes = [graph.homes.get(str(pid)) for pid in tree.nodes]
    assert case["topology"] == {
        "n": len(tree.nodes),
        "pids": "".join(tree.nodes),
        "up": tree.up,
        "relation": tree.relation,
        "kind": "".join(graph.claims[pid].kind[0] for pid in tree.nodes),
        "cross": tree.cross,
        "undercuts": tree.undercuts,
    }
    assert case["nodes"] == [home and told[home.pid] for home in homes]
    assert case["cross"] == [told[link[3]] for link in tree.cross]
    assert case["undercuts"] == [told[link[4]] for link in tree.undercuts]
