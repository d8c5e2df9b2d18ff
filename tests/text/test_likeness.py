"""How alike two wordings are."""

import pytest

from debate.text.likeness import likeness


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ("夜間開館", "夜間開館", 1.0),
        ("夜間開館", "夜間開館!", 1.0),
        ("夜間開館", "夜間閉館", 1 / 3),
        ("abcd", "ABCD", 1.0),
        ("夜間開館", "白天", 0.0),
        ("", "", 0.0),
        ("一", "一", 0.0),
    ],
)
def test_pairs_of_neighbouring_characters_are_compared(one, other, found):
    assert likeness(one, other) == pytest.approx(found)
    assert likeness(other, one) == pytest.approx(found)
