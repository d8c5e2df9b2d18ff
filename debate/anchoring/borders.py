"""Where a passage that was found by its folded words begins and ends in the text itself."""

from unicodedata import normalize

from debate.anchoring.index import Index
from debate.text.fold import fold
from debate.text.grapheme import edge_after, edge_before

_KINDS = {
    **dict.fromkeys("\"'“”‘’「」『』«»〝〞„＂＇﹁﹂﹃﹄", '"'),
    **dict.fromkeys("。．｡.!！?？…⋯", "."),
    **dict.fromkeys("，、､,;；:：", ","),
    **dict.fromkeys("-\u2010\u2011\u2012–—―─－\u2212", "-"),
}


def place(index: Index, exact: str, start: int, end: int) -> tuple[int, int]:
    """Code points of the folded characters start to end, with the punctuation that `exact` has at its edges.

    Both half open; the text may write that punctuation in another style. The ends are grapheme edges.
    """
    first, last = index.folded.span(start, end)
    quoted = fold(exact)
    head, tail = exact[: quoted.offsets[0]], exact[quoted.ends[-1] :]
    text = index.text
    if text[max(0, first - len(head)) : last + len(tail)] == exact:
        first, last = first - len(head), last + len(tail)
    else:
        before = text[max(0, first - 2 * len(head)) : first].rpartition("\n")[2]
        after = text[last : last + 2 * len(tail)].partition("\n")[0]
        first -= _given_back(head[::-1], before[::-1])
        last += _given_back(tail, after)
    return edge_before(text, first), edge_after(text, last)


def _given_back(marks: str, around: str) -> int:
    """How many characters, outwards from the words, stand for the quotation's marks there."""
    given = at = 0
    for kind in map(_kind, marks):
        if kind == " ":
            continue
        while at < len(around) and _kind(around[at]) == " ":
            at += 1
        if at == len(around) or _kind(around[at]) != kind:
            break
        at += 1
        given = at
    return given


def _kind(mark: str) -> str:
    """What punctuation has in common in all styles."""
    return " " if mark.isspace() else _KINDS.get(mark) or normalize("NFKC", mark)
