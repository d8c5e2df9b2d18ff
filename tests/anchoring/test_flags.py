import pytest

from debate.anchoring.flags import Flag, Passage, flags, same_numbers

NUMBERS, NEGATION, NAMES, QUOTATION = Flag


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("漁獲少了五成", "漁獲少了五成", ()),
        ("漁獲少了很多", "漁獲減少很多", ()),
        ("少了5.1%", "少了51%", (NUMBERS,)),
        ("少了5.1％", "少了5.1%", ()),
        ("少了1,000噸", "少了1000噸", ()),
        ("從3到5", "從5到3", (NUMBERS,)),
        ("升到 -3 度", "升到 3 度", (NUMBERS,)),
        ("升到 －3 度", "升到 \u22123 度", ()),
        ("約4-6個月", "約46個月", (NUMBERS,)),
        ("少了五億", "少了六億", (NUMBERS,)),
        ("少了兩萬", "少了两万", ()),
        ("有一個問題", "有個問題", ()),
        ("漁會不贊成", "漁會贊成", (NEGATION,)),
        ("漁會贊成", "漁會無法贊成", (NEGATION,)),
        ("漁會沒答應", "渔会没答应", ()),
        ("漁會不答應", "漁會未答應", ()),
        ("不是甲而是乙", "是甲而不是乙", (NEGATION,)),
        ("they do not agree", "they do agree", (NEGATION,)),
        ("they agree", "they don’t agree", (NEGATION,)),
        ("they never agree", "they could never agree", ()),
        ("a note", "a notable thing", ()),
        ("由 OpenSea 提供", "由 DeepSea 提供", (NAMES,)),
        ("由 OpenSea 提供", "由 opensea 提供", ()),
        ("由 llama 提供", "由 alpaca 提供", (NAMES,)),
        ("the sea warms", "the lake warms", ()),
        ("the Sea warms", "the lake warms", (NAMES,)),
        ("the sea warms", "The sea warms", ()),
        ("他說「海水變暖」", "他說海水變暖", (QUOTATION,)),
        ("他說「海水變暖」", "他說“海水變暖”", ()),
        ("海水變暖", "「海水變暖」", ()),
        ("it's warm", "it’s warm", ()),
        ("he said 'warm'", "he said warm", (QUOTATION,)),
        ("「GPT-4 不會」少了3成", "GPT 會少了4成", (NUMBERS, NEGATION, QUOTATION)),
    ],
)
def test_what_differs(old, new, found):
    assert flags(Passage(old), Passage(new)) == found


def test_numbers_and_names_are_whole_where_a_passage_cuts_them():
    assert not same_numbers(Passage("增加5", after="%，"), Passage("增加5", after="0%，"))
    assert not same_numbers(Passage("1 倍", before="快了"), Passage("1 倍", before="快了5."))
    assert same_numbers(Passage("1 倍", before="5."), Passage("1 倍", before="快5."))
    assert flags(Passage("AI 模型", before="用 Open"), Passage("AI 模型", before="用 Closed")) == (NAMES,)
    assert flags(Passage("模型", before="3 個 AI "), Passage("模型", before="4 個 ML ")) == ()


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        (Passage("海水變暖", "他說：「", "。」"), Passage("海水變暖", "他說，", "。"), (QUOTATION,)),
        (Passage("海水變暖", "他說：「", "。」"), Passage("海水變暖", "他說：「這裡", "。」"), ()),
        (Passage("「海水變暖", "他說：", "。」"), Passage("海水變暖", "他說：「這裡", "。」"), ()),
        (Passage("「海水變暖", "他說：", "了"), Passage("海水變暖", "他說：", "了"), (QUOTATION,)),
        (Passage("海水變暖", "」，「", "了"), Passage("海水變暖", "「真的」，", "了"), (QUOTATION,)),
        (Passage("海水變暖。", "這裡", "」他說"), Passage("海水變暖。", "這裡", "他說"), (QUOTATION,)),
        (Passage("海水變暖", '"', '"'), Passage("海水變暖", "「", "」"), ()),
        (Passage("海水變暖", "「他」說，", "。"), Passage("海水變暖", "他說，", "。"), ()),
    ],
)
def test_quotation_marks_around_the_words_count(old, new, found):
    assert flags(old, new) == found


def test_a_passage_of_a_text():
    assert Passage.of("甲乙丙丁", 1, 3) == Passage("乙丙", "甲", "丁")


def test_very_long_words_are_flagged_by_counting():
    long = "海水變暖" * 1_500
    assert flags(Passage(long + "不"), Passage(long)) == (NEGATION,)
