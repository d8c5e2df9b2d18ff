"""What no single row can promise."""

from dataclasses import replace

import pytest

from debate.graph.faults import DEPTH, Fault, faults
from debate.graph.model import Claim, Graph, Link
from tests.graph.test_model import GRAPH, LINKS, QUESTION, REASON, YES

ALL = list(GRAPH.claims.values())


def with_links(*more: Link, without: str = "") -> Graph:
    """The sample graph with links added or replaced."""
    return Graph.of(ALL, [link for link in [*LINKS, *more] if link.pid != without or link in more])


def test_a_sound_graph_has_none():
    assert faults(GRAPH) == []


@pytest.mark.parametrize(
    ("graph", "expected"),
    [
        (Graph.of([YES], []), Fault("", "has no question")),
        (Graph.of([*ALL, Claim("r", "question")], LINKS), Fault("r", "is a second question, beside q")),
        (with_links(Link("7", "no", "con", claim="gone")), Fault("7", "has an unknown target gone")),
        (with_links(Link("7", "no", "con", link="gone")), Fault("7", "has an unknown target gone")),
        (with_links(Link("7", "gone", "con", claim="yes")), Fault("7", "has an unknown premise gone")),
        (with_links(Link("7", "no", "con")), Fault("7", "needs exactly one target: a claim or a link")),
        (with_links(Link("7", "no", "con", claim="no")), Fault("7", "links a claim to itself")),
        (with_links(Link("7", "reason", "con", link="3")), Fault("7", "links a claim to itself")),
        (with_links(Link("7", "q", "pro", claim="yes")), Fault("7", "has the question as its premise")),
        (with_links(Link("7", "reply", "pro", claim="q")), Fault("7", "is pro to a question, which has no sides")),
        (with_links(Link("7", "no", "pro", link="3")), Fault("7", "attacks a link, and so can only be con")),
        (with_links(Link("7", "reason", "con", claim="yes")), Fault("reason", "is linked 2 times to yes")),
        (with_links(Link("7", "reason", "pro", claim="no", home=True)), Fault("reason", "has 2 homes")),
        (with_links(replace(LINKS[2], group="g"), without="3"), Fault("3", "group g has a single link")),
        (
            with_links(replace(LINKS[2], group="g"), Link("7", "reply", "con", claim="yes", group="g"), without="3"),
            Fault("3", "group g joins links of different targets or relations"),
        ),
        (
            with_links(Link("7", "reply", "answers", claim="yes")),
            Fault("7", "answers, but does not lead from a position to the question"),
        ),
        (with_links(without="3"), Fault("6", "has an unknown target 3")),
        (with_links(without="4"), Fault("reply", "has no home")),
    ],
)
def test_each_fault_names_what_is_wrong(graph, expected):
    assert expected in faults(graph)


def test_a_cycle_of_homes_is_found_once_and_what_hangs_on_it_is_not_blamed():
    links = [
        Link("1", "a", "pro", claim="b", home=True),
        Link("2", "b", "pro", claim="a", home=True),
        Link("3", "c", "pro", claim="a", home=True),
    ]
    graph = Graph.of([QUESTION, *(Claim(name, "claim") for name in "abc")], links)
    assert faults(graph) == [Fault("a", "stands above itself: its homes form a cycle")]


def test_links_that_attack_each_other_are_no_debate():
    links = [Link("7", "reply", "con", link="8"), Link("8", "doubt", "con", link="7")]
    assert faults(with_links(*links)) == [
        Fault("7", "attacks a link that, in the end, attacks it back"),
        Fault("8", "attacks a link that, in the end, attacks it back"),
    ]


@pytest.mark.parametrize("depth", [DEPTH, DEPTH + 1])
def test_depth_has_a_limit(depth):
    claims = [QUESTION, *(Claim(f"c{n}", "claim") for n in range(depth))]
    links = [
        Link(f"l{n}", f"c{n}", "context" if n == 0 else "pro", claim=f"c{n - 1}" if n else "q", home=True)
        for n in range(depth)
    ]
    deepest = [] if depth == DEPTH else [Fault(f"c{depth - 1}", f"stands deeper than {DEPTH}")]
    assert faults(Graph.of(claims, links)) == deepest


def test_two_positions_and_a_shared_reason_are_fine():
    assert faults(with_links(Link("7", REASON.pid, "con", claim="no", rank=4))) == []
