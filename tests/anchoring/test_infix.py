import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import Levenshtein

from debate.anchoring.infix import infix

FEW = st.text(st.sampled_from("一二三"), max_size=12)


@pytest.mark.parametrize(
    ("words", "text", "found"),
    [
        ("海水變暖", "漁會說海水變暖是主因", (3, 7, 0)),
        ("海水變暖", "漁會說海水正變暖是主因", (3, 8, 1)),
        ("海水變暖", "漁會說海水變冷是主因", (3, 7, 1)),
        ("海水變暖", "海水變暖，海水變暖", (5, 9, 0)),
        ("海水變暖", "別的", (0, 2, 4)),
        ("海水變暖", "", (0, 0, 4)),
    ],
)
def test_the_nearest_part(words, text, found):
    assert infix(words, text) == found


@given(FEW.filter(bool), FEW)
def test_no_part_is_nearer(words, text):
    start, end, distance = infix(words, text)
    assert Levenshtein.distance(words, text[start:end]) == distance
    ends = range(len(text) + 1)
    assert distance == min(Levenshtein.distance(words, text[a:b]) for b in ends for a in range(b + 1))
