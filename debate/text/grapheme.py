r"""Edges of grapheme clusters (what a reader takes for one character), by \X of the regex module."""

import regex

_CLUSTER = regex.compile(r"\X")
_REACH = 256  # code points; a longer cluster may be cut
_SURE = regex.compile(r"[\p{Han}\p{ASCII}--\n]", regex.VERSION1)  # a cluster begins here, unless after CR or a prepend


def edge_before(text: str, offset: int) -> int:
    """The last edge at or before offset (code points; raises ValueError outside of the text)."""
    return max(edge for edge in _edges(text, offset) if edge <= offset)


def edge_after(text: str, offset: int) -> int:
    """The first edge at or after offset (code points; raises ValueError outside of the text)."""
    return min(edge for edge in _edges(text, offset) if edge >= offset)


def _edges(text: str, offset: int) -> list[int]:
    """The edges around offset: at least one on or before it and one on or after it."""
    if not 0 <= offset <= len(text):
        raise ValueError(f"offset {offset} is outside of a text of {len(text)} characters")
    left = max(0, offset - 1)
    while left > 0 and offset - left < _REACH and not _SURE.match(text, left):
        left -= 1
    edges = [left]
    for cluster in _CLUSTER.finditer(text[left : offset + _REACH]):
        edges.append(left + cluster.end())
        if edges[-1] >= offset:
            break
    return edges
