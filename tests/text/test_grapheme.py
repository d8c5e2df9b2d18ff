import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from debate.text.grapheme import edge_after, edge_before
from tests.growth import growth

CLUSTERS = st.text(st.sampled_from("字a👨👩\u200d👧🇹🇼🇯e\u0301\u0316\ufe0f\r\n\u1100\u1161\u11a8 가🏽क्ष"), max_size=60)


@given(CLUSTERS | st.text(max_size=60), st.data())
def test_edges_are_those_of_the_whole_text(text, data):
    offset = data.draw(st.integers(0, len(text)))
    edges = [0, *(cluster.end() for cluster in regex.finditer(r"\X", text))]
    assert edge_before(text, offset) == max(edge for edge in edges if edge <= offset)
    assert edge_after(text, offset) == min(edge for edge in edges if edge >= offset)


@pytest.mark.parametrize("offset", [-1, 3])
def test_outside(offset):
    with pytest.raises(ValueError, match="outside of a text of 2 characters"):
        edge_before("ab", offset)


@pytest.mark.parametrize("filling", ["字", "\u0301", "🇹", "👩\u200d", "\u1161"])
def test_long_texts_are_not_walked(filling):
    def edges(text):
        middle = len(text) // 2
        for offset in range(middle, middle + 50):
            assert edge_before(text, offset) <= offset <= edge_after(text, offset)

    assert growth(edges, filling * 20_000, filling * 200_000) < 10  # not even as the text grows
