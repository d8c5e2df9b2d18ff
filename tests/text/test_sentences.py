"""Sentences of Chinese and English texts: every word stands in one, and quotations stay whole."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debate.text.sentences import sentences


def cut(text):
    return [text[start:end] for start, end in sentences(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        (" \n\t", []),
        ("沒有句號", ["沒有句號"]),
        ("圖書館關了。學生呢？在門口；等。", ["圖書館關了。", "學生呢？", "在門口；", "等。"]),
        ("他說：「座位不夠。真的不夠！」然後走了。", ["他說：「座位不夠。真的不夠！」", "然後走了。"]),
        ("「不行。」館長說。", ["「不行。」", "館長說。"]),
        ("第一行\n第二行。第三句", ["第一行", "第二行。", "第三句"]),
        ("他說:「沒關上。第二句。", ["他說:「沒關上。", "第二句。"]),
        ("What now? It costs 1.5 million. Really!", ["What now?", "It costs 1.5 million.", "Really!"]),
        ("Dr. Lin said so. “Not here. Not now.” He left.", ["Dr. Lin said so.", "“Not here. Not now.”", "He left."]),
        ("等等……還有嗎？！有", ["等等……", "還有嗎？！", "有"]),
    ],
)
def test_a_text_is_cut_where_its_sentences_end(text, expected):
    assert cut(text) == expected


@given(st.text(alphabet="甲乙。!?！？；.;…「」『』“”()（） \n\r\u2028Aa1𠮷e\u0301", max_size=60) | st.text(max_size=60))
def test_every_character_but_white_space_stands_in_one_sentence(text):
    spans = sentences(text)
    assert all(start < end for start, end in spans)
    assert all(before[1] <= after[0] for before, after in itertools.pairwise(spans))
    assert "".join("".join(text[start:end].split()) for start, end in spans) == "".join(text.split())
    assert all(text[start:end] == text[start:end].strip() for start, end in spans)
    assert all(not text[start:end].splitlines()[1:] for start, end in spans)
