from hypothesis import given

from debate.anchoring.blocks import Block, blocks
from tests.anchoring.passages import TEXTS


def test_lines_with_words_are_numbered_from_one():
    text = "\n \u3000\n\u3000\u3000第一段。 \n\n\t\u00a0\n𠮷二\n"
    assert blocks(text) == (Block(1, 6, 10), Block(2, 16, 18))
    assert [text[block.start : block.end] for block in blocks(text)] == ["第一段。", "𠮷二"]


def test_no_blocks():
    assert blocks("") == blocks(" \n\u3000\n") == ()


@given(TEXTS)
def test_blocks_are_the_stripped_lines(text):
    found = blocks(text)
    assert [text[block.start : block.end] for block in found] == [
        line.strip() for line in text.split("\n") if line.strip()
    ]
    assert [block.number for block in found] == list(range(1, len(found) + 1))
