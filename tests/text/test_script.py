import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debate.text.script import Wording, choose, convert, script_of

HANT, HANS, EN = "天氣預報說明天會下雨。", "天气预报说明天会下雨。", "Rain is forecast for tomorrow."


def test_converting_by_the_words_around():
    assert convert("他的頭髮很乾淨，皇后後來才到。", "zh-Hans") == "他的头发很干净，皇后后来才到。"
    assert convert("他的头发很干净，皇后后来才到。", "zh-Hant") == "他的頭髮很乾淨，皇后後來才到。"


@pytest.mark.parametrize("to", ["zh-Hant", "zh-Hans"])
def test_other_writing_is_left_alone(to):
    text = "Ärger, naïve 'quotes' 👩🏽‍🚀 𝒳 cafe\u0301 𠮷 5.1％"
    assert convert(text, to) == text


def test_english_is_no_script_to_convert_to():
    with pytest.raises(ValueError, match="en is no Chinese script"):
        convert(HANT, "en")


@given(st.text(st.characters(exclude_categories=["Cs", "Lo"])))
def test_only_ideographs_are_converted(text):
    assert convert(f"字{text}", "zh-Hans") == f"字{text}"


def test_long_texts_are_converted_too():
    assert convert(HANT * 1000, "zh-Hans") == HANS * 1000


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (HANT, "zh-Hant"),
        (HANS, "zh-Hans"),
        (EN, "en"),
        ("", "en"),
        ("2024 😀", "en"),
        ("人工智慧", "zh-Hant"),
        ("GPT-4 的能力", "zh-Hant"),
        ("这个模型叫 GPT-4 Turbo", "zh-Hans"),
        ("The word 開源 means open source in Chinese", "en"),
    ],
)
def test_guessing(text, language):
    assert script_of(text) == language


@pytest.mark.parametrize(
    ("reader", "written", "original", "translations", "shown"),
    [
        ("zh-Hant", "zh-Hant", HANT, {"zh-Hant": "別的"}, Wording(HANT, "zh-Hant", "original", HANT, "zh-Hant")),
        ("en", "zh-Hant", HANT, {"en": EN}, Wording(EN, "en", "translated", HANT, "zh-Hant")),
        ("en", "zh-Hant", HANT, {}, Wording(HANT, "zh-Hant", "original", HANT, "zh-Hant")),
        ("zh-Hans", "zh-Hant", HANT, {"en": EN}, Wording(HANS, "zh-Hans", "converted", HANT, "zh-Hant")),
        (
            "zh-Hans",
            "zh-Hant",
            HANT,
            {"zh-Hans": "会下雨"},
            Wording("会下雨", "zh-Hans", "translated", HANT, "zh-Hant"),
        ),
        ("zh-Hans", "en", EN, {"zh-Hant": HANT}, Wording(HANS, "zh-Hans", "translated", EN, "en")),
        ("zh-Hant", "en", EN, {"zh-Hant": ""}, Wording(EN, "en", "original", EN, "en")),
        ("en", "zh-Hant", "", {"en": EN}, Wording("", "zh-Hant", "original", "", "zh-Hant")),
    ],
)
def test_choosing(reader, written, original, translations, shown):
    assert choose(reader, written, original, translations) == shown


def test_opencc_is_loaded_only_when_needed():
    program = "import sys, debate.text.script as s; s.script_of('說说'); sys.exit('opencc' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


def test_our_own_words_follow_the_readers_region_and_quoted_ones_do_not():
    assert convert("程式語言與短影片", "zh-Hans") == "程式语言与短影片"
    assert convert("用滑鼠開啟檔案", "zh-Hans", usage=True) == "用鼠标打开文件"
    assert convert("用鼠标打开文件", "zh-Hant", usage=True) == "用滑鼠開啟檔案"
