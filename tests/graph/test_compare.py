"""What two hold, and where one answers the other."""

from hypothesis import given
from hypothesis import strategies as st

from debate.graph.compare import Comparison, Exchange, compare_positions, compare_speakers
from debate.graph.model import Claim, Graph, Link

CLAIMS = [
    Claim("q", "question"),
    Claim("yes", "position"),
    Claim("no", "position"),
    *(Claim(name, "claim") for name in ("cheap", "fast", "dear", "slow", "ground", "beside")),
]
LINKS = [
    Link("1", "yes", "answers", claim="q", home=True),
    Link("2", "no", "answers", claim="q", rank=1, home=True),
    Link("3", "cheap", "pro", claim="yes", home=True),
    Link("4", "fast", "pro", claim="yes", rank=1, home=True),
    Link("5", "dear", "con", claim="cheap", home=True),
    Link("6", "dear", "pro", claim="no"),
    Link("7", "beside", "con", link="4", home=True),
    Link("8", "slow", "con", claim="yes", rank=2, home=True),
    Link("9", "fast", "con", claim="no", rank=1),
    Link("a", "ground", "context", claim="yes", home=True),
    Link("b", "fast", "con", claim="slow"),
]
GRAPH = Graph.of(CLAIMS, LINKS)


def test_reasons_with_what_is_directly_against_them():
    assert compare_positions(GRAPH, "yes", "no") == Comparison(
        a=(Exchange("cheap", "3", ("5",)), Exchange("fast", "4", ("7",))),
        b=(Exchange("dear", "6", ()),),
        against_a=(Exchange("slow", "8", ("b",)),),
        against_b=(),
        shared=("fast",),
    )


def test_an_undercut_answers_only_at_the_place_it_attacks():
    graph = Graph.of(CLAIMS, [*LINKS[:8], Link("9", "fast", "pro", claim="no")])
    found = compare_positions(graph, "yes", "no")
    assert [exchange for exchange in found.a + found.b if exchange.claim == "fast"] == [
        Exchange("fast", "4", ("7",)),
        Exchange("fast", "9", ()),
    ]


def test_an_undercut_of_the_position_itself_is_no_reason():
    graph = Graph.of(CLAIMS, [*LINKS[:2], Link("x", "beside", "con", link="1", home=True)])
    assert compare_positions(graph, "yes", "no") == Comparison((), ())


def test_speakers_are_answered_by_what_the_other_says_and_by_nothing_else():
    assert compare_speakers(GRAPH, ["fast", "cheap", "ground"], ["beside", "slow", "ground"]) == Comparison(
        a=(Exchange("fast", "", ("7",)), Exchange("cheap", "", ())),
        b=(Exchange("beside", "", ()), Exchange("slow", "", ("b",))),
        shared=("ground",),
    )


names = st.sampled_from("abcdef")
links = st.builds(
    Link,
    pid=st.integers(0, 20).map(str),
    premise=names,
    relation=st.sampled_from(["pro", "con", "context"]),
    claim=names,
    rank=st.integers(0, 3),
)
undercuts = st.builds(
    Link,
    pid=st.integers(21, 30).map(str),
    premise=names,
    relation=st.just("con"),
    link=st.integers(0, 30).map(str),
)
graphs = st.lists(links | undercuts, max_size=20).map(
    lambda tangle: Graph.of([Claim(name, "claim") for name in "abcdef"], tangle)
)
said = st.lists(names, unique=True)


@given(graphs)
def test_positions_look_the_same_from_either_side(graph):
    assert compare_positions(graph, "a", "b") == compare_positions(graph, "b", "a").swapped


@given(graphs, said, said)
def test_speakers_look_the_same_from_either_side(graph, a, b):
    found = compare_speakers(graph, a, b)
    assert found == compare_speakers(graph, b, a).swapped
    assert sorted([exchange.claim for exchange in found.a] + list(found.shared)) == sorted(a)


@given(graphs)
def test_whatever_answers_counts_against_what_it_answers(graph):
    found = compare_positions(graph, "a", "b")
    for exchange in (*found.a, *found.b, *found.against_a, *found.against_b):
        replies = [graph.links[pid] for pid in exchange.replies]
        assert {reply.sign for reply in replies} <= {-1}
        assert {graph.parent(reply) for reply in replies} <= {exchange.claim}
