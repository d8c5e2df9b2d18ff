from itertools import pairwise

import pytest

from debate.anchoring.flags import Flag
from debate.anchoring.index import Index
from debate.anchoring.match import HITS, MOST, match
from debate.anchoring.selectors import TextPosition, TextQuote
from debate.anchoring.verdict import Stage, Status, Verdict
from debate.text.script import convert
from tests.anchoring.harbour import TEXT, WORDS, selector, told

QUOTE, PLACE = selector(WORDS).quote, selector(WORDS).position
FEW = TextPosition(TEXT.index("學者"), TEXT.index("學者") + 2)
AGAIN = "\n別人說海水變暖是主要原因嗎？"


def found(quote: TextQuote, text: str, position: TextPosition | None = None) -> tuple[str, str, str | None]:
    return told(match(quote, Index(text), position), text)


def test_words_and_context_in_their_place():
    assert match(QUOTE, Index(TEXT), PLACE) == Verdict(Status.ANCHORED, PLACE.start, PLACE.end, 1.0, Stage.IN_PLACE)


@pytest.mark.parametrize("position", [None, TextPosition(0, 17), TextPosition(-5, 12), TextPosition(5_000, 5_017)])
def test_words_and_context_that_stand_once(position):
    assert found(QUOTE, TEXT, position) == ("moved", "context", WORDS)


def test_a_place_whose_context_changed_is_not_taken_for_granted():
    new = TEXT.replace("漁會認為", "船家認為").replace("學者", "專家")
    assert found(QUOTE, new, PLACE) == ("moved", "words", WORDS)


@pytest.mark.parametrize(
    ("quote", "text", "expected"),
    [
        (QUOTE, TEXT.replace("漁會認為", "船家說了"), ("moved", "words", WORDS)),
        (TextQuote(WORDS), TEXT, ("moved", "words", WORDS)),
        (TextQuote("海水變暖是主要原因"), TEXT, ("review", "words", "海水變暖是主要原因")),
        (TextQuote(WORDS), TEXT + "\n" + TEXT, ("review", "words", WORDS)),
        (TextQuote(WORDS, "別的前文在這裡", "別的後文也在這裡"), TEXT, ("review", "words", WORDS)),
        (QUOTE, TEXT + "\n" + TEXT, ("review", "words", WORDS)),
        (TextQuote("海水變暖是主要原因", "漁會認爲：", "，而非捕撈"), TEXT, ("moved", "words", "海水變暖是主要原因")),
        (
            TextQuote("海水變暖是主要原因", "漁會都認為：", "而不是"),
            TEXT + AGAIN,
            ("moved", "words", "海水變暖是主要原因"),
        ),
        (TextQuote("海水變暖是主要原因", "有人說", "嗎？"), TEXT + AGAIN, ("moved", "words", "海水變暖是主要原因")),
        (TextQuote("海水變暖是主要原因", "某某", "如何"), TEXT + AGAIN, ("review", "words", "海水變暖是主要原因")),
        (QUOTE, convert(TEXT, "zh-Hans"), ("moved", "context", convert(WORDS, "zh-Hans"))),
        (TextQuote("海水變冷是次要原因"), TEXT, ("review", "alike", "海水變暖是主要原因")),
        (TextQuote("山上的茶園今年收成不錯"), TEXT, ("orphan", "none", None)),
        (QUOTE, "", ("orphan", "none", None)),
        (TextQuote(""), TEXT, ("orphan", "none", None)),
        (TextQuote("。"), TEXT, ("orphan", "none", None)),
    ],
)
def test_every_stage(quote, text, expected):
    assert found(quote, text) == expected


def test_words_of_the_other_region_are_found_by_their_conversion():
    quote = selector("軟體記下每條船的位置，資料庫明年春天開放").quote
    new = convert(TEXT, "zh-Hans", usage=True)
    verdict = match(quote, Index(new))
    assert told(verdict, new)[::2] == ("changed", "软件记下每条船的位置，数据库明年春天开放")
    assert verdict.similarity == pytest.approx(16 / 19)


def test_other_numbers_are_never_accepted():
    verdict = match(selector("漁獲比去年少了5.1％").quote, Index(TEXT.replace("5.1", "51")))
    assert (verdict.status, verdict.stage, verdict.flags) == ("review", "words", (Flag.NUMBERS,))
    cut = match(TextQuote("比去年整整增加了5", "", "成"), Index("比去年整整增加了50成"))
    assert (cut.status, cut.flags) == ("review", (Flag.NUMBERS,))


@pytest.mark.parametrize(
    ("quote", "position", "expected"),
    [
        (TextQuote("學者", "捕撈過度。」", "則說"), FEW, ("anchored", "in_place", "學者")),
        (TextQuote("學者", "捕撈過度。」", "則說"), None, ("review", "words", "學者")),
        (TextQuote("學者", "。」", "則說"), FEW, ("review", "words", "學者")),
        (TextQuote("學者", "捕撈過度。」", "卻說"), FEW, ("review", "words", "學者")),
        (TextQuote("學者"), FEW, ("orphan", "none", None)),
    ],
)
def test_a_few_words_stand_only_where_they_are_said_to(quote, position, expected):
    assert found(quote, TEXT, position) == expected


def test_candidates_are_few_apart_and_the_best_first():
    text = "".join(f"第{number}船說海水變暖是主要原因。\n" for number in range(9)) + "甲乙海水變暖是主要原因丙丁"
    verdict = match(TextQuote("海水變暖是主要原因", "甲乙", "丙丙"), Index(text))
    assert told(verdict, text) == ("moved", "words", "海水變暖是主要原因")
    verdict = match(TextQuote("海水變暖是主要原因", "戊乙", "丙丙"), Index(text))
    places = [(one.start, one.end) for one in verdict.candidates]
    assert (verdict.status, len(places)) == ("review", MOST)
    assert (verdict.start, verdict.end) == places[0] == (text.index("甲乙") + 2, text.index("丙丁"))
    assert all(end <= start for (_, end), (start, _) in pairwise(sorted(places)))


def test_words_that_stand_everywhere_are_decided_by_their_full_context_alone():
    text = "好" * 400 + "甲乙丙丁戊己庚辛" + "好" * 400
    assert len(Index(text).hits("好" * 9, 10_000)) > HITS
    assert found(TextQuote("好" * 9, "丙丁戊己庚辛", "好"), text) == ("moved", "context", "好" * 9)
    assert found(TextQuote("好" * 9, "丁戊己庚壬", "好"), text)[0] == "review"
