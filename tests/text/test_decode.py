import random
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debate.text.decode import CODECS, Candidate, Undecodable, candidates, decode

HANS = "市长说，新的公园明年就会开放。\n附近的居民希望里面能有更多的树。"
HANT = "市長說，新的公園明年就會開放。\n附近的居民希望裡面能有更多的樹。"


@pytest.mark.parametrize(
    ("text", "codec", "named"),
    [
        (HANS, "gb18030", "gb18030"),
        (HANT, "gb18030", "gb18030"),
        (HANT, "cp950", "cp950"),
        (HANT + "佢哋嘅意見係啱嘅。", "big5hkscs", "big5hkscs"),
        (HANS, "utf-8", "utf-8"),
        (HANT, "utf-8-sig", "utf-8"),
        (HANT, "utf-16-le", "utf-16-le"),
        (HANS, "utf-16-be", "utf-16-be"),
        ("\ufeff" + HANS, "utf-16-be", "utf-16-be"),
        ("\ufeffshort", "utf-16-le", "utf-16-le"),
        ("Plain ASCII.", "ascii", "utf-8"),
    ],
)
def test_each_encoding(text, codec, named):
    read = decode(text.encode(codec))
    assert (read.codec, read.text) == (named, text.removeprefix("\ufeff"))


def test_line_ends_become_lf():
    assert decode("一\r\n二\r三\n".encode()).text == "一\n二\n三\n"


def test_big5_as_gb18030_is_offered_but_not_chosen():
    found = candidates(HANT.encode("cp950"))
    assert found[0] == Candidate("cp950", HANT, found[0].score)
    assert "gb18030" in [one.codec for one in found[1:]]


@pytest.mark.parametrize("name", ["李明", "‧珍‧奧斯汀與簡‧愛"])
def test_near_equals_are_the_callers_choice(name):
    data = name.encode("cp950")
    with pytest.raises(Undecodable, match="name it if it is one of: ") as unclear:
        decode(data)
    assert name in [one.text for one in unclear.value.candidates]
    assert decode(data, "cp950").text == name


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xef\xbb\xbf",
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x01\x00",
        b"PK\x03\x04\x14\x00\x06\x00\x08\x00\x00\x00!\x00",
        "字\x00".encode(),
        "caf\xe9 au lait".encode("latin-1"),
        random.Random(1).randbytes(500),
    ],
)
def test_what_is_no_text(data):
    with pytest.raises(Undecodable):
        decode(data)


def test_a_named_codec_must_fit():
    with pytest.raises(Undecodable, match="This is not a text in gb18030"):
        decode(b"\xff\xff", "gb18030")
    with pytest.raises(Undecodable, match="Unknown encoding"):
        decode(b"a", "rot13")


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cn"]), min_size=1))
def test_utf_8_wins_whenever_it_fits(text):
    assert decode(b"\xef\xbb\xbf" + text.encode()).text == text


@given(st.binary(max_size=300))
def test_bytes_are_read_as_text_or_refused(data):
    for one in candidates(data):
        assert one.codec in CODECS
        assert not set(one.text) & {"\x00", "\r", "\x1b"}
    with suppress(Undecodable):
        assert decode(data) in candidates(data)
