import pytest

from debate.anchoring.borders import place
from debate.anchoring.index import Index


@pytest.mark.parametrize(
    ("exact", "text", "found"),
    [
        ("海水變暖", "他說海水變暖。", "海水變暖"),
        ("「海水變暖。」", "他說「海水變暖。」然後", "「海水變暖。」"),
        ("「海水變暖。」", "他說“海水变暖.”然後", "“海水变暖.”"),
        ("「海水變暖。」", "他說：海水變暖！然後", "海水變暖！"),
        ("海水變暖。」", "他說海水變暖 。 ”然後", "海水變暖 。 ”"),
        ("海水變暖。」", "海水變暖\n。」", "海水變暖"),
        ("海水變暖……", "海水變暖。然後", "海水變暖。"),
        ("（海水變暖）", "又(海水變暖)了", "(海水變暖)"),
        (" 海水變暖 ", "又海水變暖了", "海水變暖"),
        ("——海水變暖", "又─海水變暖", "─海水變暖"),
        ("海水變暖，", "又海水變暖。", "海水變暖"),
        ("海水cafe", "海水cafe\u0301好", "海水cafe\u0301"),
    ],
)
def test_punctuation_at_the_edges_is_given_back_and_characters_stay_whole(exact, text, found):
    index = Index(text)
    at = index.words.index("海水")
    start, end = place(index, exact, at, at + len(Index(exact).words))
    assert text[start:end] == found
