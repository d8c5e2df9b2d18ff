"""How two texts differ, and how two edits of one come together."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debate.text.diff import Piece, diff, merge

TEXT = st.text(alphabet="開源模型落後了 ab,1e\u0301👨‍👩", max_size=30)


def told(old, new):
    """A difference in one line."""
    marks = {"same": "{}", "gone": "[-{}-]", "new": "[+{}+]"}
    return "".join(marks[piece.kind].format(piece.text) for piece in diff(old, new))


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("開源會落後", "開源不會落後", "開源[+不+]會落後"),
        ("The gap is narrow", "The gap was narrow", "The gap [-is-][+was+] narrow"),
        ("差距四個月", "差距六個月", "差距[-四-][+六+]個月"),
        ("甲乙丙", "丁乙戊", "[-甲乙丙-][+丁乙戊+]"),
        ("cost 5.1", "cost 51", "cost [-5.1-][+51+]"),
        ("一樣", "一樣", "一樣"),
        ("", "新", "[+新+]"),
        ("舊", "", "[-舊-]"),
        ("cafe\u0301 au lait", "cafe au lait", "[-cafe\u0301-][+cafe+] au lait"),
    ],
)
def test_a_difference_is_shown_in_whole_characters_and_words(old, new, line):
    assert told(old, new) == line


@given(old=TEXT, new=TEXT)
def test_both_texts_can_be_read_off_a_difference(old, new):
    pieces = diff(old, new)
    assert "".join(piece.text for piece in pieces if piece.kind != "new") == old
    assert "".join(piece.text for piece in pieces if piece.kind != "gone") == new
    assert all(piece.text for piece in pieces)
    if old == new:
        assert pieces == ((Piece("same", old),) if old else ())


@pytest.mark.parametrize(
    ("base", "mine", "theirs", "merged", "clean"),
    [
        ("開源模型會落後", "開源模型不會落後", "大型開源模型會落後", "大型開源模型不會落後", True),
        ("差距是四個月", "差距是六個月", "差距是五個月", "差距是六個月", False),
        ("差距是四個月", "差距是六個月", "差距是六個月", "差距是六個月", True),
        ("甲乙丙丁", "甲丁", "甲乙丙丁戊", "甲丁戊", True),
        ("", "我", "你", "我", False),
    ],
)
def test_two_edits_come_together_where_they_do_not_meet(base, mine, theirs, merged, clean):
    assert merge(base, mine, theirs) == (merged, clean)


@given(base=TEXT, edited=TEXT)
def test_an_edit_beside_none_or_the_same_is_that_edit(base, edited):
    assert merge(base, edited, base) == (edited, True)
    assert merge(base, base, edited) == (edited, True)
    assert merge(base, edited, edited) == (edited, True)
