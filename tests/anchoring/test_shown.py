"""Words in a text and in the same text in the other script."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debate.anchoring.shown import Shown
from debate.text.script import convert

TEXT = "這個程式的軟體品質,要由網路社群來檢查。"
SHOWN = convert(TEXT, "zh-Hans", usage=True)


@pytest.mark.parametrize(
    ("words", "expected"),
    [("程式", "程序"), ("軟體品質", "软件品质"), ("檢查。", "检查。"), ("網路社群", "网络社区"), (TEXT, SHOWN)],
)
def test_words_are_found_forth_and_back(words, expected):
    pair, at = Shown(TEXT, SHOWN), TEXT.index(words)
    span = pair.forth(at, at + len(words))
    assert span is not None
    assert SHOWN[slice(*span)] == expected
    back = pair.back(*span)
    assert back is not None
    assert TEXT[slice(*back)] == words


def test_words_that_are_gone_have_no_place():
    pair = Shown("甲乙丙", "甲丙")
    assert (pair.forth(1, 2), pair.forth(0, 3), pair.back(0, 2)) == (None, (0, 2), (0, 3))


@given(st.text(max_size=40), st.data())
def test_the_same_text_is_the_identity(text, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    expected = (start, end) if start < end else None
    assert Shown(text, text).forth(start, end) == Shown(text, text).back(start, end) == expected


@given(st.text("甲乙丙丁戊", max_size=30), st.text("甲乙丙丁戊", max_size=30), st.data())
def test_places_lie_in_the_other_text(original, shown, data):
    start = data.draw(st.integers(0, len(original)))
    end = data.draw(st.integers(start, len(original)))
    span = Shown(original, shown).forth(start, end)
    assert span is None or 0 <= span[0] < span[1] <= len(shown)
