import pytest

from debate.anchoring.carry import Carry
from debate.anchoring.flags import Flag
from debate.anchoring.index import Index
from debate.anchoring.reanchor import reanchor
from debate.anchoring.selectors import Selector, describe
from debate.anchoring.verdict import Candidate, Stage, Status, Verdict
from debate.text.script import convert
from tests.anchoring.harbour import LINES, TEXT, WORDS, again, selector, told

CHANGED = "水溫升高是主要原因，而不是捕撈過度"


def test_the_same_text_leaves_everything_where_it_is():
    at = TEXT.index(WORDS)
    assert again(WORDS, TEXT) == Verdict(Status.ANCHORED, at, at + len(WORDS), 1.0, Stage.SAME)
    assert again("，", TEXT) == Verdict(Status.ANCHORED, 16, 17, 1.0, Stage.SAME)


@pytest.mark.parametrize(
    ("new", "words", "flags"),
    [
        ("新的第一段。\n" + TEXT, WORDS, ()),
        (convert(TEXT, "zh-Hans", usage=True), "海水变暖是主要原因，而不是捕捞过度", ()),
        (TEXT.replace("原因，而", "原因; 而"), "海水變暖是主要原因; 而不是捕撈過度", ()),
        (TEXT.replace("「", "").replace("」", ""), WORDS, (Flag.QUOTATION,)),
    ],
)
def test_the_same_words_are_carried(new, words, flags):
    found = again(WORDS, new)
    at = new.index(words)
    assert found == Verdict(Status.ANCHORED, at, at + len(words), 1.0, Stage.CARRIED, flags)


@pytest.mark.parametrize(
    ("before", "after", "words", "similarity", "flags"),
    [
        ("主要原因", "重要因素", "海水變暖是重要因素，而不是捕撈過度", 0.8125, ()),
        ("而不是", "而正是", "海水變暖是主要原因，而正是捕撈過度", 0.9375, (Flag.NEGATION,)),
        ("海水變", "這裡的海水變", WORDS, 1.0, ()),
        ("原因，", "原因（見Atlas報告），", "海水變暖是主要原因（見Atlas報告），而不是捕撈過度", 0.6667, (Flag.NAMES,)),
    ],
)
def test_words_like_them_are_carried_and_flagged(before, after, words, similarity, flags):
    new = TEXT.replace(before, after)
    found = again(WORDS, new)
    status = "anchored" if similarity == 1 else "changed"
    assert (told(found, new), found.flags) == ((status, "carried", words), flags)
    assert found.similarity == pytest.approx(similarity, abs=1e-4)
    assert found.accepted


def test_a_number_that_only_folds_alike_is_changed():
    new = TEXT.replace("5.1", "51")
    found = again("漁獲比去年少了5.1％", new)
    assert (told(found, new), found.flags) == (("changed", "carried", "漁獲比去年少了51％"), (Flag.NUMBERS,))
    assert found.similarity == 1


def test_a_name_that_changed_is_flagged():
    new = TEXT.replace("DeltaNet", "FjordOS")
    found = again("鎮公所打算用 DeltaNet 的軟體記下每條船的位置", new)
    assert told(found, new) == ("changed", "carried", "鎮公所打算用 FjordOS 的軟體記下每條船的位置")
    assert found.flags == (Flag.NAMES,)


def test_words_that_changed_too_much_need_a_person():
    new = TEXT.replace("海水變暖是主要原因", "水溫偏高加上洋流改道影響很大")
    found = again(WORDS, new)
    assert told(found, new) == ("review", "carried", "水溫偏高加上洋流改道影響很大，而不是捕撈過度")
    assert [candidate.stage for candidate in found.candidates] == ["carried"]
    assert not found.accepted


def test_the_words_are_looked_for_beside_the_place_as_well():
    old, new = "好好好好好好好好好好甲乙丙", "好好好好好好好好好好好甲乙丙"
    assert told(again("好好好好好好好好好好", new, old), new)[:2] == ("anchored", "carried")


def test_a_moved_paragraph_is_found_by_its_words():
    new = "\n".join([LINES[0], LINES[2], LINES[3], LINES[1]])
    assert told(again(WORDS, new), new) == ("moved", "words", WORDS)


def test_a_moved_stretch_is_found_by_words_and_context():
    old = TEXT + "\n" + "山上的茶園今年收成不錯，遊客多半從北邊的步道上來，隊伍一路排到涼亭外面，中午以前就賣完了。"
    lines = old.split("\n")
    new = "\n".join([lines[4], *lines[:4]])
    words = "遊客多半從北邊的步道上來"
    quote = describe(old, old.index(words), old.index(words) + len(words), context=12)
    found = reanchor(quote, Carry(Index(old), Index(new)))
    assert told(found, new) == ("moved", "context", words)


def test_a_moved_paragraph_is_found_in_the_words_of_the_other_region():
    words = "軟體記下每條船的位置，資料庫明年春天開放"
    new = convert("\n".join([LINES[2], LINES[0], LINES[1], LINES[3]]), "zh-Hans", usage=True)
    found = again(words, new)
    assert told(found, new) == ("changed", "words", "软件记下每条船的位置，数据库明年春天开放")
    assert found.similarity == pytest.approx(16 / 19)


def test_words_of_another_region_in_the_same_script_are_found_as_well():
    old = TEXT.replace("軟體", "軟件").replace("資料庫", "數據庫")
    new = "\n".join([LINES[2], LINES[0], LINES[1], LINES[3]])
    words = "軟件記下每條船的位置，數據庫明年春天開放"
    assert told(again(words, new, old), new) == ("changed", "words", "軟體記下每條船的位置，資料庫明年春天開放")


def test_a_moved_and_edited_paragraph_needs_a_person():
    new = "\n".join([LINES[0], LINES[2], LINES[3], LINES[1].replace("海水變暖", "水溫升高")])
    at = new.index(CHANGED)
    candidate = Candidate(at, at + len(CHANGED), 0.75, Stage.ALIKE)
    assert again(WORDS, new) == Verdict(Status.REVIEW, at, at + len(CHANGED), 0.75, Stage.ALIKE, (), (candidate,))


@pytest.mark.parametrize("new", ["", "。", "\n".join([LINES[0], *LINES[2:]]), "另一篇文章，說的是山上的茶園。"])
def test_words_that_are_gone_are_orphans(new):
    assert again(WORDS, new) == Verdict(Status.ORPHAN)


def test_the_twin_of_a_deleted_paragraph_is_not_taken_for_it():
    old = "\n".join([*LINES, LINES[1]])
    new = "\n".join([LINES[0], LINES[2], LINES[3], LINES[1]])
    found = again(WORDS, new, old)
    assert told(found, new) == ("review", "words", WORDS)


def test_a_paragraph_that_was_there_before_is_not_taken_for_a_deleted_one_that_reads_alike():
    other = LINES[1].replace("學者", "船長").replace("四十", "三十")
    old = "\n".join([*LINES, other])
    new = "\n".join([LINES[0], LINES[2], LINES[3], other])
    assert told(again(WORDS, new, old), new) == ("review", "words", WORDS)


def test_of_two_twins_nobody_knows_which_one_moved():
    old = "\n".join([LINES[0], LINES[1], LINES[2], LINES[1], LINES[3]])
    new = "\n".join([LINES[1], LINES[0], LINES[2], LINES[3]])
    words = "過去四十年的紀錄顯示"
    assert told(again(words, new, old), new) == ("review", "words", words)


def test_another_form_at_the_place_of_a_deleted_one_is_not_taken_for_it():
    form = "本欄由各單位提供，如有出入以公告為準，查詢請撥{}轉{}號，假日請改洽值班室。"
    forms = [
        form.format(*known) for known in (("漁會", 4821, 36), ("鎮公所", 7390, 12), ("學校", 5566, 7), ("車站", 9, 8))
    ]
    old = "\n".join([LINES[0], forms[0], LINES[1], forms[2], LINES[2], forms[1], LINES[3], forms[3], "尾聲"])
    new = "\n".join([LINES[0], forms[1], LINES[1], forms[2], LINES[2], LINES[3], forms[3], "尾聲"])
    for words in ("提供，如有出入以公告為準", forms[0]):
        assert told(again(words, new, old), new)[0] == "review"
    edited = old.replace("4821", "4822")
    found = again(forms[0], edited, old)
    assert (found.status, found.stage, found.flags) == ("changed", "carried", (Flag.NUMBERS,))


def test_a_carried_place_among_strange_words_needs_a_person():
    old = "春夏秋冬。海水變暖是主要原因。東南西北，金木水火土。"
    new = "春夏秋冬。完全別的一句話在這裡，海水變冷是主要原因，而且後面也全部換過了。東南西北，金木水火土。"
    found = again("海水變暖是主要原因", new, old)
    assert told(found, new) == ("review", "carried", "海水變冷是主要原因")


def test_a_few_words_stay_where_all_around_them_stays():
    new = "新的第一段。\n" + TEXT
    assert told(again("學者", new), new) == ("anchored", "carried", "學者")
    assert told(again("：「", new), new) == ("anchored", "carried", "：「")
    far = TEXT.replace("今年", "前年").replace("商家", "店家")
    assert told(again("學者", far), far) == ("anchored", "carried", "學者")
    assert told(again("居民進出", TEXT + "\n尾聲"), TEXT + "\n尾聲") == ("anchored", "carried", "居民進出")


@pytest.mark.parametrize(
    ("words", "new", "found"),
    [
        ("學者", TEXT.replace("則說", "卻說"), ("review", "carried", "學者")),
        ("學者", TEXT.replace("」學者", "」，學者"), ("review", "carried", "學者")),
        ("學者", "\n".join([LINES[0], LINES[2], LINES[1], LINES[3]]), ("anchored", "carried", "學者")),
        ("漁港", "北邊的" + TEXT, ("review", "carried", "漁港")),
        ("小時。", "茶。" + TEXT + "真的", ("review", "carried", "小時。")),
        ("：「", TEXT.replace("認為：「", "認為"), ("orphan", "none", None)),
        ("學者", TEXT.replace("學者則說", "專家則說"), ("review", "carried", "專家")),
        ("學者", TEXT.replace("」學者則說，", "」"), ("orphan", "none", None)),
    ],
)
def test_a_few_words_need_a_person_where_what_is_near_them_changed(words, new, found):
    assert told(again(words, new), new) == found


def test_a_few_words_that_are_all_there_is_are_not_carried():
    assert again("開源", "開源！", "開源。").status == "review"


def test_a_whole_text_is_carried():
    new = TEXT.replace("今年", "前年")
    found = again(TEXT, new)
    assert (found.status, found.stage, found.start, found.end) == ("changed", "carried", 0, len(new))


def test_a_long_quotation_is_compared_by_what_is_carried():
    old = "".join(chr(0x4E00 + at * 7919 % 9_000) for at in range(9_000))
    new = old[:3_000] + old[4_000:]
    found = reanchor(describe(old, 100, 8_900), Carry(Index(old), Index(new)))
    assert (found.status, found.stage, found.start, found.end) == ("changed", "carried", 100, 7_900)
    assert found.similarity == pytest.approx(7_800 / 8_800)


def test_selectors_of_another_text_are_matched_without_the_old_one():
    found = reanchor(selector(WORDS), Carry(Index("前言。\n" + TEXT), Index(TEXT)))
    assert told(found, TEXT) == ("anchored", "in_place", WORDS)
    for start, end in ((0, 17), (-4, 13), (900, 917)):
        strayed = Selector(WORDS, selector(WORDS).prefix, selector(WORDS).suffix, start, end)
        assert told(reanchor(strayed, Carry(Index("別的"), Index(TEXT))), TEXT) == ("moved", "context", WORDS)
