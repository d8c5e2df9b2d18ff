"""Text fragments: what leads to words on a page."""

from urllib.parse import quote, unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debate.text.fragment import MOST, text_fragment

FIRST, LAST = "考季時有三成學生找不到能坐下來的地方", "夜班津貼還沒有算進去"
BETWEEN = "，市長說，夜間開館幫得上他們；館員工會則警告，通宵開館一年要多花一千多萬元，"
LONG = f"{FIRST}{BETWEEN}{LAST}。"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("夜間開館", quote("夜間開館")),
        ("夜間開館。", quote("夜間開館")),
        ("one-off, at 3 & 4", "one%2Doff%2C%20at%203%20%26%204"),
        ("50% #1", "50%25%20%231"),
        (LONG, f"{quote(FIRST)},{quote(LAST)}"),
        ("第一行\n最後一行", f"{quote('第一行')},{quote('最後一行')}"),
    ],
)
def test_words_of_a_page(words, told):
    assert text_fragment(words) == f"#:~:text={told}"


@pytest.mark.parametrize("words", ["", "，。", " \n "])
def test_where_nothing_could_be_found_nothing_is_looked_for(words):
    assert text_fragment(words) == ""


def test_words_that_were_cut_off_end_at_a_pause():
    assert unquote(text_fragment("夜間開館，幫得上他", whole=False)) == "#:~:text=夜間開館"
    assert text_fragment("夜間開館幫得上他", whole=False) == ""


@given(st.text(alphabet=st.characters(codec="utf-8"), min_size=1), st.booleans())
def test_a_fragment_has_one_or_two_parts_that_stand_in_the_words(words, whole):
    found = text_fragment(words, whole=whole)
    parts = [unquote(part) for part in found.removeprefix("#:~:text=").split(",")] if found else []
    assert len(parts) <= 2
    assert set("-& \n") & set(found) == set()
    folded = " ".join(words.split())
    for part in parts:
        assert part
        assert part in folded
    assert len(parts) == 1 or len(folded) > MOST or len(words.splitlines()) > 1 or not found
