"""The graph as columns."""

from hypothesis import given
from hypothesis import strategies as st

from debate.graph.columns import Row, columns
from debate.graph.model import Claim, Graph, Link
from tests.graph.test_model import GRAPH, links


def rows_of(graph):
    """A graph's links as rows that go by pid."""
    return [
        Row(
            link.pid,
            link.pid,
            link.premise,
            link.claim,
            link.link,
            graph.parent(link),
            link.relation,
            link.group,
            rank=link.rank,
            home=link.home,
        )
        for link in graph.links.values()
    ]


def test_the_tree_stands_in_preorder_with_what_hangs_beside_it():
    found = columns("q", rows_of(GRAPH))
    assert found.nodes == ["q", "yes", "reason", "reply", "doubt", "no"]
    assert found.up == [0, 1, 1, 1, 2, 5]
    assert (found.relation, found.placement) == ("?apcua", "-rrrrr")
    assert (found.pro, found.con) == ([0, 1, 0, 0, 0, 1], [0, 0, 2, 0, 0, 0])
    assert found.cross == [[3, 5, "p", "5"]]
    assert found.undercuts == [[4, 2, 1, 1, "6"]]


def test_joint_premises_share_a_number_among_siblings():
    joined = [("a", "g"), ("b", ""), ("c", "g"), ("d", "h"), ("e", "h"), ("f", "alone")]
    rows = [
        Row(pid, pid, pid, "q", None, "q", "pro", group, rank=rank, home=True)
        for rank, (pid, group) in enumerate(joined)
    ]
    assert columns("q", rows).group == [0, 1, 0, 1, 2, 2, 0]


def test_an_undercut_of_a_cross_link_names_what_that_one_attacks():
    graph = Graph.of(
        [Claim(name, "claim") for name in "qabc"],
        [
            Link("1", "a", "pro", claim="q", home=True),
            Link("2", "b", "con", claim="q", rank=1, home=True),
            Link("3", "a", "con", claim="b"),
            Link("4", "c", "con", link="3", home=True),
        ],
    )
    found = columns("q", rows_of(graph))
    assert (found.nodes, found.cross) == (["q", "a", "c", "b"], [[1, 3, "c", "3"]])
    assert found.undercuts == [[2, 1, 3, 1, "4"]]


def test_what_no_home_leads_to_is_left_out():
    rows = [
        Row(1, "1", "a", "b", None, "b", "pro", home=True),
        Row(2, "2", "b", "a", None, "a", "pro", home=True),
        Row(3, "3", "a", "q", None, "q", "pro"),
        Row(4, "4", "c", "q", None, "q", "con", home=True),
        Row(5, "5", "d", None, 9, "c", "con", home=True),
    ]
    found = columns("q", rows)
    assert (found.nodes, found.cross, found.undercuts) == (["q", "c", "d"], [], [])


@given(st.lists(links, max_size=14))
def test_any_tangle_is_drawn_once_in_the_order_of_the_walk(tangle):
    homes = {link.premise: link for link in tangle if link.home}
    graph = Graph.of([Claim(name, "claim") for name in "abcdef"], tangle)
    kept = [link for link in graph.links.values() if not link.home or homes[link.premise].pid == link.pid]
    graph = Graph.of(graph.claims.values(), kept)
    found = columns("a", rows_of(graph))
    walk = list(graph.walk("a"))
    assert found.nodes == [pid for pid, _ in walk]
    depths: list[int] = []
    for at, up in enumerate(found.up):
        depths.append(depths[at - up] + 1 if at else 0)
    assert depths == [depth for _, depth in walk]
