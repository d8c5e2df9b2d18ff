import pytest

from debate.anchoring import index as module
from debate.anchoring.index import Index, once


def test_a_text_is_folded_once_with_the_way_back():
    index = Index("「春，夏。」\nＡ秋")
    assert index.words == "春夏a秋"
    assert [index.inside(*span) for span in ((0, 9), (1, 2), (2, 3), (3, 8), (9, 9))] == [
        *((0, 4), (0, 1), (1, 1), (1, 3), (4, 4)),
    ]


def test_grams_that_stand_once():
    assert once("甲乙丙丁戊己庚辛壬") == {"甲乙丙丁戊己庚辛": 0, "乙丙丁戊己庚辛壬": 1}
    assert once("一" * 8) == {"一" * 8: 0}
    assert once("一" * 9) == once("一二三四五六七") == once("") == {}


def test_threes_and_hits():
    index = Index("好，好好好。")
    assert index.triples == {"好好好": [0, 1]}
    assert index.hits("好好", 9) == [0, 1, 2]
    assert index.hits("好好", 2) == [0, 1]
    assert index.hits("壞", 9) == index.hits("", 9) == []
    assert index.around(1, 2) == ("好", "好好")


@pytest.mark.parametrize(("text", "script"), [("體", "zh-Hant"), ("语", "zh-Hans"), ("body", "en")])
def test_the_script_of_a_text(text, script):
    assert Index(text * 3_000).script == script


def test_a_long_text_keeps_some_grams_and_any_longer_one_a_part_of_them(monkeypatch):
    text = "".join(chr(0x4E00 + at * 7919 % 20_000) for at in range(6_000))
    kept = []
    for most in (10_000, 4_000, 1_000):
        monkeypatch.setattr(module, "_MOST", most)
        kept.append(once(text))
    assert kept[2].items() < kept[1].items() < kept[0].items()
    assert [len(grams) for grams in kept] == [5_993, 2_987, 753]
    assert all(text.find(gram) == at for gram, at in kept[2].items())


def test_a_long_text_keeps_threes_at_some_places(monkeypatch):
    monkeypatch.setattr(module, "_MOST", 4)
    assert Index("甲乙丙丁戊己庚辛").triples == {"甲乙丙": [0], "丁戊己": [3]}
