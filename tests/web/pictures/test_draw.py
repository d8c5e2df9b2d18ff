"""A picture as PNG: its size, its colours, and that words of any length stay where they belong."""

from io import BytesIO

import pytest
from PIL import Image

from debate.web.pictures.draw import FOOT, TOP, drawn
from debate.web.pictures.says import Picture

SAYS = Picture(
    language="zh-Hant",
    site="辯圖",
    sign="pro",
    told="支持",
    upon="應該通宵開放",
    words="考季時，三成學生找不到座位",
    words_language="zh-Hant",
    foot=("林望舒", "出處 1"),
    debate="市立圖書館該通宵開放嗎？",
)
PRO, CON, INK = (15, 118, 110), (171, 67, 27), (29, 28, 26)


def opened(picture):
    return Image.open(BytesIO(drawn(picture))).convert("RGB")


def near(colour, other):
    return all(abs(one - two) < 24 for one, two in zip(colour, other, strict=True))


def ink_between(image, top, bottom, colour=INK):
    """The rows in which a colour stands right of the edge."""
    area = image.crop((30, top, image.width, bottom))
    rows = [row for row in range(area.height) if any(near(area.getpixel((x, row)), colour) for x in range(0, 1150, 2))]
    return (rows[0] + top, rows[-1] + top) if rows else None


def test_it_is_as_large_as_networks_want_it_and_small_enough_to_send():
    data = drawn(SAYS)
    image = Image.open(BytesIO(data))
    assert (image.format, image.size) == ("PNG", (1200, 630))
    assert len(data) < 80_000
    assert drawn(SAYS) == data


@pytest.mark.parametrize(
    ("sign", "colour", "dashed"),
    [("pro", PRO, False), ("con", CON, True), ("undercut", CON, True), ("answers", (115, 109, 97), False)],
)
def test_the_relation_is_a_colour_a_line_and_a_word(sign, colour, dashed):
    image = opened(SAYS._replace(sign=sign, told="關係"))
    column = [near(image.getpixel((8, y)), colour) for y in range(image.height)]
    assert (column[0], all(column)) == (True, not dashed)
    assert ink_between(image, TOP - 20, TOP + 20, colour) is not None


@pytest.mark.parametrize("words", ["好", "考季時，三成學生找不到座位" * 38, "Open models have caught up. " * 17])
def test_words_of_any_length_stand_between_head_and_foot(words):
    top, bottom = ink_between(opened(SAYS._replace(words=words[:500], upon="", foot=(), told="")), 0, FOOT + 20)
    assert top > TOP + 20
    assert bottom < FOOT - 18


def test_characters_have_the_forms_of_their_region():
    said = SAYS._replace(words="骨直")
    assert drawn(said) != drawn(said._replace(words_language="zh-Hans"))


def test_a_thing_without_relation_or_any_words_is_drawn():
    image = opened(SAYS._replace(sign="", upon="", words="", foot=(), debate=""))
    assert near(image.getpixel((600, 300)), (250, 248, 243))
