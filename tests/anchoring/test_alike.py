import pytest

from debate.anchoring.alike import alike
from debate.anchoring.index import Index

TEXT = "漁會認為海水變暖是主要原因學者則說數量本來就有漲落商家關心的卻是停車"


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("海水變暖是主要原因", [("海水變暖是主要原因", 1.0)]),
        ("海水變冷是次要原因", [("海水變暖是主要原因", 0.7778)]),
        ("海水真的變暖是主要原因", [("海水變暖是主要原因", 0.8182)]),
        ("海水是主要的原因嗎", []),
        ("山上的茶園今年收成", []),
        ("變暖是主要原", []),
        ("", []),
    ],
)
def test_what_reads_like_the_words(words, found):
    index = Index(TEXT)
    folded = Index(words).words
    told = [(TEXT[start:end], round(similarity, 4)) for start, end, similarity in alike(folded, index)]
    assert told == found


def test_the_best_comes_first():
    text = Index("海水變冷是次要原因，另一段說海水變暖是次要原因，還有海水變熱不是主因")
    assert [round(similarity, 4) for _, _, similarity in alike(Index("海水變暖是主要原因").words, text)] == [
        0.8889,
        0.7778,
    ]


def test_long_words_are_compared_whole():
    text = "".join(chr(0x4E00 + at * 7919 % 9_000) for at in range(3_000))
    words = Index(text[1_000:1_600].replace(text[1_300], "")).words
    ((start, end, similarity),) = alike(words, Index(text))
    assert similarity > 0.6
    assert (abs(start - 1_000) < 300, end - start) == (True, len(words))
    assert alike("好" * 4_001, Index("好" * 9_000)) == []
