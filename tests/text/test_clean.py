import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debate.text.clean import Fault, Unclean, clean

ENGLAND = "\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f"


@pytest.mark.parametrize(
    ("given", "stored"),
    [
        ("  水會流向低處。\u3000\n", "水會流向低處。"),
        ("", ""),
        (" \t\n ", ""),
        ("cafe\u0301", "cafe\u0301"),  # not normalised
        ("\uf9dc", "\uf9dc"),  # a compatibility ideograph
        ("家人👨‍👩‍👧‍👦、❤️‍🔥、🏳️‍🌈、👩🏽‍🚀", "家人👨‍👩‍👧‍👦、❤️‍🔥、🏳️‍🌈、👩🏽‍🚀"),
        (f"足球{ENGLAND}", f"足球{ENGLAND}"),
        ("1️⃣ 葛\U000e0100城", "1️⃣ 葛\U000e0100城"),
        ("\ufe0f", None),
        ("🇹🇼🇯🇵", "🇹🇼🇯🇵"),
    ],
)
def test_a_line(given, stored):
    if stored is None:
        with pytest.raises(Unclean):
            clean(given)
    else:
        assert clean(given) == stored


@pytest.mark.parametrize(
    ("text", "code", "offset"),
    [
        ("甲\x00", Fault.CONTROL, 1),
        ("甲\x0b乙", Fault.CONTROL, 1),
        ("\x1f甲", Fault.CONTROL, 0),
        ("甲\x7f", Fault.CONTROL, 1),
        ("甲\x9b", Fault.CONTROL, 1),
        ("甲乙\ud83d", Fault.SURROGATE, 2),
        ("甲\ufdd0", Fault.NONCHARACTER, 1),
        ("甲\U0010ffff", Fault.NONCHARACTER, 1),
        ("甲\ufffe", Fault.NONCHARACTER, 1),
        ("甲\u202e乙", Fault.BIDI, 1),
        (" 甲\u2066乙", Fault.BIDI, 2),
        ("甲\u200f", Fault.BIDI, 1),
        ("甲\u200b乙", Fault.INVISIBLE, 1),
        ("\ufeff甲", Fault.INVISIBLE, 0),
        ("a\u200db", Fault.INVISIBLE, 1),
        ("a\u00adb", Fault.INVISIBLE, 1),
        ("\u3164", Fault.INVISIBLE, 0),
        ("甲\U000e0041", Fault.INVISIBLE, 1),
        ("\U0001f3f4\U000e0041\U000e007f", Fault.INVISIBLE, 1),
        ("葛\U000e0100\U000e0101", Fault.INVISIBLE, 2),
        ("甲 \ufe0f乙", Fault.INVISIBLE, 2),
        ("甲\n乙", Fault.NEWLINE, 1),
        ("甲\t乙", Fault.NEWLINE, 1),
        ("甲\u2029乙", Fault.NEWLINE, 1),
        ("甲\x85乙", Fault.NEWLINE, 1),
    ],
)
def test_refused_in_a_line(text, code, offset):
    with pytest.raises(Unclean) as refused:
        clean(text)
    assert (refused.value.code, refused.value.offset, refused.value.character) == (code, offset, text[offset])


def test_the_message_names_character_and_place():
    with pytest.raises(Unclean) as refused:
        clean("甲乙\u202e")
    assert str(refused.value) == "a control of the writing direction (U+202E) at character 3 is not allowed"


def test_lines():
    assert clean("\n一\r\n二\r三\u2028四\x85五\t六\n", lines=True) == "一\n二\n三\n四\n五\t六"


def test_marks_stay_in_source_texts():
    assert clean("一\u200b二\u202e三\ufeff", marks=True) == "一\u200b二\u202e三\ufeff"


@pytest.mark.parametrize("text", ["\u200b\u200b", "\u2800", "\u3164 \u202e", "\ufeff"])
def test_nothing_visible_is_nothing(text):
    assert clean(text, marks=True) == ""


@pytest.mark.parametrize("text", ["甲\x00", "甲\ud800", "甲\uffff"])
def test_some_characters_are_never_stored(text):
    with pytest.raises(Unclean):
        clean(text, lines=True, marks=True)


@given(st.text(), st.booleans(), st.booleans())
def test_what_is_let_through_is_let_through_unaltered_again(text, lines, marks):
    try:
        stored = clean(text, lines=lines, marks=marks)
    except Unclean:
        return
    assert clean(stored, lines=lines, marks=marks) == stored
    assert stored == stored.strip()
    assert not any(unicodedata.category(c) in ("Cc", "Cs") and c not in "\t\n" for c in stored)
    stored.encode()
