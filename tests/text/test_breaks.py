"""Where lines of Chinese and English break. Measured here: a wide character 2, any other 1."""

import pytest
import regex
from hypothesis import assume, given
from hypothesis import strategies as st

from debate.text.breaks import Broken, _pieces, broken

WIDE = regex.compile(r"[\p{EA=W}\p{EA=F}“”‘’—…]")
FIRST, LAST = "，。、；：？！）」』】》…—", "（「『【《〈"


def measure(text):
    return sum(2 if WIDE.match(character) else 1 for character in text)


def lines(text, width, most=99):
    return list(broken(text, measure, width, most).lines)


@pytest.mark.parametrize(
    ("text", "width", "wanted"),
    [
        ("甲乙丙丁戊己庚辛，壬癸", 16, ["甲乙丙丁戊己", "庚辛，壬癸"]),
        ("甲乙丙丁戊己庚「辛壬」癸", 16, ["甲乙丙丁戊己", "庚「辛壬」癸"]),
        ("甲乙丙丁……戊己庚辛壬癸子丑寅卯", 10, ["甲乙丙", "丁……戊己", "庚辛壬癸子", "丑寅卯"]),
        ("甲乙丙——丁戊", 8, ["甲乙", "丙——", "丁戊"]),
        ("他說（見表二）：「不。」", 10, ["他說（見", "表二）：", "「不。」"]),
        ("Llama 3 追上了 GPT-4o，差距只剩 1.7%。", 14, ["Llama 3 追上", "了 GPT-4o，差", "距只剩 1.7%。"]),
        ("中文,next word", 6, ["中文,", "next", "word"]),
        ("Should it open all night?", 11, ["Should it", "open all", "night?"]),
        ("It isn’t “so”.", 9, ["It isn’t", "“so”."]),
        ("donaudampfschiff", 6, ["donaud", "ampfsc", "hiff"]),
        ("家庭👨‍👩‍👧‍👦👍🏽", 4, ["家庭", "👨‍👩‍👧‍👦", "👍🏽"]),
        ("甲\n  乙", 8, ["甲 乙"]),
        ("", 8, []),
    ],
)
def test_lines_break(text, width, wanted):
    assert lines(text, width) == wanted


def test_few_lines_are_alike_and_no_character_stands_alone():
    assert lines("要取得銷售線索，開源最重要", 24) == ["要取得銷售線索，", "開源最重要"]  # no word is torn
    assert lines("a long phrase — and more", 16) == ["a long phrase —", "and more"]
    assert lines("甲乙丙丁戊己庚辛壬癸子", 20) == ["甲乙丙丁戊己", "庚辛壬癸子"]
    assert lines("甲" * 45, 20)[-1] == "甲" * 5  # five lines fill the column


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("甲乙丙丁戊己庚辛壬癸子丑", ("甲乙丙丁戊", "己庚辛壬…")),
        ("甲乙丙丁戊己庚辛，壬癸子丑", ("甲乙丙丁戊", "己庚辛…")),
        ("Open models have caught up with", ("Open", "models…")),
        ("incomprehensibilities", ("incomprehe", "nsibilit…")),
    ],
)
def test_what_does_not_fit_is_cut_with_an_ellipsis(text, wanted):
    assert broken(text, measure, 10, 2) == Broken(wanted, cut=True)


@given(st.text(alphabet="甲乙，。「」（）——……a1 b,.👍“”", max_size=60), st.integers(8, 30))
def test_whatever_is_written_is_there_and_fits(text, width):
    found = lines(text, width)
    assert "".join("".join(found).split()) == "".join(text.split())
    assert max(map(measure, found), default=0) <= width


PARTS = ["甲", "乙，", "「丙」", "（丁", "戊）", "——", "……", "abc ", "1.5%。", "「", "。"]


@given(st.lists(st.sampled_from(PARTS), max_size=40).map("".join), st.integers(10, 30))
def test_no_line_begins_with_a_closing_mark_or_ends_with_an_opening_one(text, width):
    assume(all(measure(piece.text) <= width for piece in _pieces(text)))
    found = lines(text, width)
    assert [line for line in found[1:] if line[0] in FIRST] == []
    assert [line for line in found[:-1] if line[-1] in LAST] == []
