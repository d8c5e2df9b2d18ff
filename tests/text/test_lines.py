"""Lines of a card, and the clause that names a claim."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debate.text.lines import CLAUSE, MOST, first_clause, lines

HAN = st.text(st.sampled_from("論點支持反對開源模型"), max_size=90)
MIXED = st.text(st.sampled_from("論點開源\uff0c\u3002\u300c\u300d“” GPTmodel-4.1 "), max_size=90)


def least(text, width):
    """No breaking can do with fewer lines than the widths add up to; spaces may hang over."""
    wide = sum(2 if character > "\u2fff" else 1 for character in text if not character.isspace())
    return min(MOST, max(1, -(-wide // int(width * 2))))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", 1),
        ("字" * 10, 1),
        ("字" * 11, 2),
        ("字" * 30, 3),
        ("字" * 500, 4),
        ("a" * 20, 1),
        ("a" * 21, 2),
        ("a" * 20 + " b", 2),
        ("twelve chars and one", 1),
        ("eleven chars and seven", 2),
        ("wide enough for twenty", 2),
        ("字" * 9 + "GPT", 2),
        ("字" * 9 + "ab", 1),
        ("字" * 10 + "。", 2),
        ("字" * 9 + "。" + "字" * 10, 2),
        ("字" * 10 + "。" + "字" * 9, 3),
        ("“" + "字" * 9 + "”", 2),
        ("“aaaaaaaaaaaaaaaaaa”", 1),
    ],
)
def test_a_wide_character_is_one_em_and_others_half(text, expected):
    assert lines(text, 10) == expected


@given(HAN, st.integers(2, 30))
def test_ideographs_fill_their_lines(text, width):
    assert lines(text, width) == least(text, width)


@given(st.text(max_size=120), st.integers(2, 30))
def test_any_text_has_one_to_four_lines(text, width):
    assert 1 <= lines(text, width) <= MOST


@given(MIXED, st.integers(4, 30))
def test_never_fewer_lines_than_the_widths_add_up_to(text, width):
    assert lines(text, width) >= least("".join(c for c in text if c not in "“”"), width)


@given(MIXED, HAN, st.integers(4, 30))
def test_a_longer_text_has_no_fewer_lines(text, more, width):
    assert lines(text + more, width) >= lines(text, width)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ""),
        ("考季時\uff0c三成學生找不到座位", "考季時"),
        ("考季時,三成學生找不到座位", "考季時"),
        ("一年多花 1,200 萬元\u3002", "一年多花 1,200 萬元"),
        ("GPT-4.1 的成本\uff1a每年 3.5 億", "GPT-4.1 的成本"),
        ("該開放嗎?", "該開放嗎?"),
        ("Costs rise, they say", "Costs rise"),
        ("Meet at 12:30 sharp", "Meet at 12:30 sharp"),
        ("Too dear.", "Too dear"),
        ("\uff0c", "\uff0c"),
        ("字" * 20, "字" * 20),
        ("字" * 21, "字" * 20 + "…"),
        ("a" * 50, "a" * 40 + "…"),
        ("Forty narrow characters end inside this sentence", "Forty narrow characters end inside this…"),
        ("字" * 18 + " openness", "字" * 18 + "…"),
    ],
)
def test_the_first_clause_names_a_claim(text, expected):
    assert first_clause(text) == expected


@given(st.one_of(st.text(max_size=120), MIXED))
def test_a_clause_is_a_short_beginning(text):
    clause = first_clause(text)
    assert text.strip().startswith(clause.removesuffix("…"))
    assert bool(clause) == bool(text.strip())
    assert sum(2 if character > "\u2fff" and character < "\ua000" else 1 for character in clause) <= 2 * CLAUSE + 1
