import pytest
from hypothesis import HealthCheck, assume, example, given, settings

from debate.anchoring.blocks import Block, blocks
from debate.anchoring.locate import Locator, Place
from debate.anchoring.seal import seal, too_short, verify
from debate.text.script import convert
from tests.anchoring.passages import Passage, passages
from tests.growth import LINEAR, growth

ARTICLE = """\u3000\u3000漁港今年的漁獲比去年少了5.1％。
漁會認為，海水變暖是主要原因，而不是捕撈過度。

學者則說，過去四十年的紀錄顯示，數量本來就有漲落。"""
WORDS = "海水變暖是主要原因"


def find(text: str, words: str, *, block: int = 1, start: int = 0, length: int | None = None) -> Place | None:
    sealed = seal(words)
    return Locator(text).find(
        block=block,
        start=start,
        length=len(words) if length is None else length,
        folded=sealed.folded,
        seal=sealed.value,
    )


def test_in_its_place():
    at = ARTICLE.index(WORDS)
    assert find(ARTICLE, WORDS, block=2, start=5) == Place(at, at + len(WORDS), "in_place")


def test_in_its_place_in_the_other_script():
    at = ARTICLE.index(WORDS)
    assert find(convert(ARTICLE, "zh-Hans"), WORDS, block=2, start=5) == Place(at, at + len(WORDS), "in_place")


@pytest.mark.parametrize(
    ("block", "start", "length"), [(1, 5, 9), (2, 4, 9), (2, 5, 8), (99, 0, 9), (0, 5, 9), (2, -50, 9), (1, 10**9, 9)]
)
def test_elsewhere(block, start, length):
    at = ARTICLE.index(WORDS)
    assert find(ARTICLE, WORDS, block=block, start=start, length=length) == Place(at, at + 9, "elsewhere")


def test_the_place_is_trimmed_to_the_quotation():
    at = ARTICLE.index("少了")
    words = "去年少了 5.1%"
    assert find(ARTICLE, words, block=3) == Place(at - 2, at + 6, "elsewhere")


def test_punctuation_and_spacing_may_differ():
    at = ARTICLE.index("海水")
    found = find(ARTICLE, "海水變暖,是主要原因──而不是捕撈過度", block=3)
    assert found == Place(at, ARTICLE.index("。\n\n"), "elsewhere")


@pytest.mark.parametrize("words", ["海水變冷是主要原因", "比去年少了51％", "海水變暖"])
def test_what_is_not_found(words):
    assert find(ARTICLE, words, block=2, start=5) is None


def test_a_seal_of_another_version_or_no_seal_is_not_found():
    for value in ("v2:" + "0" * 64, "v1:", "v1:xyz", ""):
        assert Locator(ARTICLE).find(block=1, start=0, length=9, folded=9, seal=value) is None


@pytest.mark.parametrize(("block", "expected"), [(1, 0), (400, 399), (401, 399), (1400, 1399), (2000, 1399)])
def test_of_several_the_nearest(block, expected):
    lines = [f"第{number}段說的是別的事情" for number in range(2000)]
    for number in (0, 399, 1399):
        lines[number] = "這一句出現了三次之多"
    text = "\n".join(lines)
    found = find(text, lines[0], block=block, start=1)
    assert found == Place(blocks(text)[expected].start, blocks(text)[expected].end, "elsewhere")


@settings(suppress_health_check=[HealthCheck.filter_too_much])
@given(passages(least=12))
@example(Passage("價差4-6個月開源模型", 3, 11, Block(1, 0, 11)))  # the hyphen is a minus once cut out
@example(Passage("開源模型開源模型cafe\u0301", 0, 12, Block(1, 0, 13)))  # cut between letter and accent
@example(Passage("e\u0301開源模型開源模型5%\u0301", 1, 12, Block(1, 0, 13)))
@example(Passage("55\n555555555555555555\u0301", 0, 21, Block(1, 0, 2)))
def test_any_passage_is_found_in_its_place_and_after_insertions(passage: Passage):
    text, start, end, block = passage
    words = text[start:end]
    assume(not too_short(words))
    assert find(text, words, block=block.number, start=start - block.start) == Place(start, end, "in_place")
    longer = "全新的第一段\n\n第二段-\n" + text
    moved = find(longer, words, block=block.number, start=start - block.start)
    assert moved is not None
    assert verify(longer[moved.start : moved.end], seal(words).value)


def test_the_paragraph_nearest_to_a_digest():
    locator = Locator(ARTICLE)
    assert locator.nearest("漁會歸因于海水变暖") == blocks(ARTICLE)[1]
    assert locator.nearest("有學者查了四十年紀錄") == blocks(ARTICLE)[2]
    assert locator.nearest("Nothing in common") is None
    assert locator.nearest("") is None
    assert Locator("").nearest("漁會") is None


def test_many_seals_in_a_long_text():
    lines = [f"第{number}號文件記錄了編號{number * 7919}的船隻在港口停留的時間。" for number in range(3_000)]

    def find_all(some):
        locator = Locator("\n".join(some))
        for number in range(0, len(some), len(some) // 100):
            sealed = seal(some[number])
            found = locator.find(block=number + 2, start=0, length=20, folded=sealed.folded, seal=sealed.value)
            assert found is not None
            assert locator.text[found.start : found.end + 1] == some[number]

    assert growth(find_all, lines[:300], lines) < LINEAR


def test_block_at_names_the_block_of_an_offset():
    locator = Locator("  一二\n\n三四")
    assert [locator.block_at(offset) for offset in range(9)] == [None, None, 1, 1, None, None, 2, 2, None]


def test_words_are_found_everywhere_in_order_with_the_punctuation_they_came_with():
    text = "他說:「夜間開館幫得上他們。」\n夜间开馆,帮得上他们!\n夜間開館幫得上他"
    assert [text[start:end] for start, end in Locator(text).everywhere("「夜間開館幫得上他們。」")] == [
        "「夜間開館幫得上他們。」",
        "夜间开馆,帮得上他们",
    ]
    assert len(Locator("夜間開館幫得上他們。" * 30).everywhere("夜間開館幫得上他們")) == 20


def test_overlapping_repetitions_are_told_once():
    assert Locator("好" * 20).everywhere("好" * 8) == [(0, 8), (8, 16)]


def test_words_that_only_fold_alike_at_an_edge_are_found():
    text = "差距由4-6個月縮到很小很小"
    assert [text[start:end] for start, end in Locator(text).everywhere("-6個月縮到很小很小")] == ["-6個月縮到很小很小"]


def test_too_few_words_and_absent_ones_are_nowhere():
    assert Locator("夜間開館幫得上他們").everywhere("夜間開館") == []
    assert Locator("夜間開館幫得上他們").everywhere("通宵開館幫得上他們") == []
