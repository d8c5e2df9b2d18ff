import pytest
import regex
from hypothesis import given

from debate.anchoring.selectors import CONTEXT, Selector, TextPosition, TextQuote, describe
from tests.anchoring.passages import Passage, passages


def test_a_passage_with_its_context():
    text = "山下有一間小屋，屋裡住著一位老人。"
    assert describe(text, 8, 14) == Selector("屋裡住著一位", "山下有一間小屋，", "老人。", 8, 14)
    assert describe(text, 8, 14, context=2) == Selector("屋裡住著一位", "屋，", "老人", 8, 14)


def test_context_is_cut_at_grapheme_edges():
    family = "👨‍👩‍👧‍👦"
    assert describe(f"{family}甲乙丙{family}", 8, 9, context=5) == Selector("乙", "甲", "丙", 8, 9)


@pytest.mark.parametrize(("start", "end"), [(1, 1), (2, 1), (-1, 1), (0, 4)])
def test_no_passage(start, end):
    with pytest.raises(ValueError, match="is no passage of a text of 3 characters"):
        describe("一二三", start, end)


@given(passages())
def test_any_passage(passage: Passage):
    text, start, end, _ = passage
    selector = describe(text, start, end)
    assert selector.exact == text[start:end]
    assert text[:start].endswith(selector.prefix)
    assert text[end:].startswith(selector.suffix)
    assert max(len(selector.prefix), len(selector.suffix)) <= CONTEXT
    edges = {0, *(cluster.end() for cluster in regex.finditer(r"\X", text))}
    assert not selector.prefix or start - len(selector.prefix) in edges
    assert not selector.suffix or end + len(selector.suffix) in edges


def test_both_selectors_of_a_passage():
    text = "山下有一間小屋，屋裡住著一位老人。"
    selector = describe(text, 8, 14)
    assert selector.quote == TextQuote("屋裡住著一位", "山下有一間小屋，", "老人。")
    assert selector.position == TextPosition(8, 14)
    assert TextQuote("屋裡") == TextQuote("屋裡", "", "")
