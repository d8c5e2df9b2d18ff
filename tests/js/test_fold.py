"""Folding, side, order and filters: identities and agreement."""

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from tests.js.trees import batches, topology

PROPERTY = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
SIDES = Path(__file__).parents[1] / "fixtures" / "sides.json"
NAMES = "topology fold side order filter scheme"


def each(body: str) -> str:
    """A function that gathers the faults of every case; `body` sees m, one, topology, open and found."""
    return f"""(m, cases) => {{
        const found = [];
        cases.forEach((one) => {{
          const topology = m.topology.read(one.tree);
          const open = Uint8Array.from(one.open, (value, i) => (topology.childCount(i) ? value : 0));
          {body}
        }});
        return found;
    }}"""


@PROPERTY
@given(batches())
def test_folding_survives_the_address(run, given):
    body = """
    const code = m.fold.encode(topology, open);
    if (String(m.fold.decode(topology, code)) !== String(open)) found.push([one, code]);
    if (!/^[0-9a-z.]+$/.test(code)) found.push(code);"""
    assert run(NAMES, each(body), given) == []


@PROPERTY
@given(batches())
def test_toggling_twice_changes_nothing(run, given):
    body = """
    for (let i = 0; i < topology.n; i += 1) {
      if (String(m.fold.toggle(m.fold.toggle(open, i), i)) !== String(open)) found.push([one, i]);
    }"""
    assert run(NAMES, each(body), given) == []


@PROPERTY
@given(batches())
def test_a_path_is_opened_and_nothing_closed(run, given):
    body = """
    for (let i = 0; i < topology.n; i += 1) {
      const next = m.fold.pathTo(topology, open, i);
      if (!m.fold.isSeen(topology, next, i) || next.some((value, k) => value < open[k])) found.push([one, i]);
    }"""
    assert run(NAMES, each(body), given) == []


@PROPERTY
@given(batches())
def test_columns_of_sides_agree_with_single_sides(run, given):
    body = """
    const { position, sign } = m.side.sides(topology);
    for (let i = 0; i < topology.n; i += 1) {
      const single = m.side.side(topology, i) ?? { position: -1, sign: 0 };
      if (position[i] !== single.position || sign[i] !== single.sign) found.push([one, i, single]);
    }"""
    assert run(NAMES, each(body), given) == []


@PROPERTY
@given(batches())
def test_orders_only_move_siblings(run, given):
    body = """
    for (const mode of m.order.ORDERS) {
      const order = m.order.order(topology, mode);
      for (let i = 0; i < topology.n; i += 1) {
        const [start, end] = [topology.childStart[i], topology.childStart[i + 1]];
        const among = (list) => [...list.subarray(start, end)].sort((a, b) => a - b);
        if (String(among(order)) !== String(among(topology.children))) found.push([one, mode, i]);
      }
    }"""
    assert run(NAMES, each(body), given) == []


@PROPERTY
@given(batches())
def test_what_leads_to_a_match_stays_in_front(run, given):
    body = """
    const wanted = m.filter.matches(topology, { relation: "c" });
    for (let i = 1; i < topology.n; i += 1) {
      if ((wanted[i] === 2) !== (one.tree.relation[i] === "c")) found.push([one, i]);
      if (wanted[i] && !wanted[topology.parent[i]]) found.push([one, i]);
    }"""
    assert run(NAMES, each(body), given) == []


@PROPERTY
@given(batches())
def test_every_node_has_one_category_in_every_scheme(run, given):
    body = """
    for (const name of m.scheme.SCHEMES) {
      const { categories, of } = m.scheme.scheme(topology, name);
      const total = categories.reduce((sum, category) => sum + category.count, 0);
      if (total !== topology.n || of.some((k) => !categories[k])) found.push([one, name]);
    }"""
    assert run(NAMES, each(body), given) == []


def test_most_answered_and_newest_come_first(run):
    tree = topology([0, 0, 1, 1, 1, 4, 1], "?apcpcu", "1" * 7, created=[0, 1, 5, 9, 2, 3, 99])
    body = "(m, tree) => m.order.ORDERS.map((mode) => [...m.order.order(m.topology.read(tree), mode)])"
    assert run(NAMES, body, tree) == [[1, 2, 3, 4, 6, 5], [1, 4, 2, 3, 6, 5], [1, 3, 2, 4, 6, 5]]


@pytest.mark.parametrize(
    ("wanted", "matching"),
    [
        ({"relation": "u"}, [4]),
        ({"voice": "e"}, [3]),
        ({"tag": "0"}, [2, 4]),
        ({"speaker": "1"}, [2, 3]),
        ({"speaker": "2"}, [3]),
        ({"speaker": "3"}, []),
        ({"speaker": "-1"}, [3]),
        ({"evidence": "found"}, [2]),
        ({"evidence": "sealed"}, [3]),
        ({"evidence": "none", "tag": "0"}, [4]),
        ({}, [1, 2, 3, 4]),
    ],
)
def test_filters(run, wanted, matching):
    columns = {"voice": "rrrer", "speaker": [0, 0, 1, -1, 0], "cited": [0, 0, 2, 1, 0], "verified": [0, 0, 1, 0, 0]}
    columns |= {"several": [[3, [1, 2]]], "tags": [{"name": {"en": "cost"}, "nodes": [2, 4]}]}
    tree = topology([0, 0, 1, 1, 3], "?apcu", "11111", **columns)
    body = """(m, [tree, wanted]) => {
        const found = m.filter.matches(m.topology.read(tree), wanted);
        return [...found.keys()].filter((i) => found[i] === 2);
    }"""
    assert run(NAMES, body, [tree, wanted]) == matching


@pytest.mark.parametrize(("relation", "matching"), [("p", [2]), ("c", [3, 4]), ("x", [2]), ("u", [3, 4])])
def test_a_relation_is_looked_for_at_every_place(run, relation, matching):
    links = {"cross": [[2, 3, "x", "k"], [3, 1, "c", "l"]], "undercuts": [[3, 2, 1, 0, "m"], [4, 3, 1, 1, "n"]]}
    tree = topology([0, 0, 1, 1, 3], "?apcu", "11111", **links) | {"relation": "?apcu"}
    tree["cross"].append([4, 1, "c", "o"])
    body = """(m, [tree, relation]) => {
        const found = m.filter.matches(m.topology.read(tree), { relation });
        return [...found.keys()].filter((i) => found[i] === 2);
    }"""
    assert run(NAMES, body, [tree, relation]) == matching


def test_pids_are_found_where_they_stand(run):
    tree = topology([0, 0, 1], "?ap", "111")
    tree["pids"] = "0000000011" + "1111111100" + "1111111111"
    asked = ["1111111111", "1111111100", "0011111111", "x", ""]
    body = "(m, [tree, asked]) => asked.map((pid) => m.topology.read(tree).indexOf(pid))"
    assert run(NAMES, body, [tree, asked]) == [2, 1, -1, -1, -1]


def test_the_server_finds_the_same_sides(run):
    """Side by side with debate/graph/side.py, at home and where a claim also stands (tests/graph/test_side.py)."""
    shared = json.loads(SIDES.read_text("utf-8"))
    body = """(m, all) => all.map((given) => {
        const topology = m.topology.read(given);
        const said = (side) => side && [side.position, side.sign];
        const nodes = Array.from({ length: topology.n }, (_, i) => said(m.side.side(topology, i)));
        const cross = given.cross.map(([, target, relation]) => said(m.side.sideAt(topology, target, relation)));
        return { nodes, cross };
    })"""
    wanted = [{"nodes": case["nodes"], "cross": case["cross"]} for case in shared]
    assert run(NAMES, body, [case["topology"] for case in shared]) == wanted
