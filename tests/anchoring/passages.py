"""Texts and spans to draw, made of what makes folding hard."""

from typing import NamedTuple

from hypothesis import strategies as st

from debate.anchoring.blocks import Block, blocks

HARD = "開源模型會後干乾字𠮷𪜀😀👍🏽\ufe0f\u200d5６.．%％-－−—( 「」，\u3000eE\u0301\u0316㎏ﬁßİ\u1100\u1161\u11a8ｶﾞ①"
LINES = st.lists(st.text(st.sampled_from(HARD), min_size=1, max_size=60), min_size=1, max_size=4)
TEXTS = LINES.map("\n".join) | st.text(max_size=120)


class Passage(NamedTuple):
    """A span of a text (code points, half open) and the block it begins in."""

    text: str
    start: int
    end: int
    block: Block


@st.composite
def passages(draw: st.DrawFn, *, least: int = 1) -> Passage:
    """Any span of `least` code points (if there are) that begins in a block, at grapheme edges or not."""
    text = draw(TEXTS.filter(blocks))
    block = draw(st.sampled_from(blocks(text)))
    start = draw(st.integers(block.start, block.end - 1))
    return Passage(text, start, draw(st.integers(min(start + least, len(text)), len(text))), block)
