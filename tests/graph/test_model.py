"""The graph as a value: places, paths, walks."""

from hypothesis import given
from hypothesis import strategies as st

from debate.graph.model import Claim, Graph, Link

QUESTION, YES, NO = Claim("q", "question"), Claim("yes", "position"), Claim("no", "position")
REASON, REPLY, DOUBT = Claim("reason", "claim"), Claim("reply", "claim"), Claim("doubt", "claim")
LINKS = [
    Link("1", "yes", "answers", claim="q", home=True),
    Link("2", "no", "answers", claim="q", rank=1, home=True),
    Link("3", "reason", "pro", claim="yes", rank=1, home=True),
    Link("4", "reply", "con", claim="reason", home=True),
    Link("5", "reply", "pro", claim="no"),
    Link("6", "doubt", "con", link="3", home=True),
]
GRAPH = Graph.of([QUESTION, YES, NO, REASON, REPLY, DOUBT], LINKS)


def test_an_undercut_hangs_under_the_premise_of_the_link_it_attacks():
    assert GRAPH.parent(GRAPH.links["6"]) == "reason"
    assert [link.pid for link in GRAPH.below("reason")] == ["4", "6"]


def test_a_path_leads_down_from_the_question_along_homes():
    assert GRAPH.path("doubt") == ("q", "yes", "reason", "doubt")
    assert GRAPH.path("q") == ("q",)


def test_places_begin_with_the_home():
    assert [link.pid for link in GRAPH.places("reply")] == ["4", "5"]


def test_a_walk_follows_homes_in_order_of_rank():
    assert list(GRAPH.walk("q")) == [("q", 0), ("yes", 1), ("reason", 2), ("reply", 3), ("doubt", 3), ("no", 1)]


def test_dangling_ends_have_no_parent():
    assert Graph.of([], [Link("1", "a", "con", link="gone")]).parent(Link("1", "a", "con", link="gone")) is None


names = st.sampled_from("abcdef")
links = st.builds(
    Link,
    pid=st.integers(0, 12).map(str),
    premise=names,
    relation=st.sampled_from(["pro", "con", "context", "answers"]),
    claim=names,
    home=st.booleans(),
    rank=st.integers(0, 3),
)


@given(st.lists(links, max_size=14))
def test_any_tangle_of_links_is_walked_once_and_ends(tangle):
    graph = Graph.of([Claim(name, "claim") for name in "abcdef"], tangle)
    for name in "abcdef":
        path = graph.path(name)
        assert path[-1] == name
        assert len(set(path)) == len(path)
        walked = [pid for pid, _ in graph.walk(name)]
        assert len(set(walked)) == len(walked)
