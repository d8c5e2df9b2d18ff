"""Where a note is pinned: to which words, of which version of which text."""

from typing import NamedTuple

from debate.anchoring.selectors import Selector
from debate.models import Annotation


class Pinned(NamedTuple):
    """The words of a note: `start` in code points of its part, of a passage in its paragraph; `part`, `language` and
    `version` say in which text (models.Annotation)."""

    pk: int
    pid: str
    part: str
    language: str
    version: int
    start: int
    length: int
    exact: str
    prefix: str
    suffix: str
    paragraph: int

    @property
    def selector(self) -> Selector:
        """The same as a selector of that text."""
        return Selector(self.exact, self.prefix, self.suffix, self.start, self.start + self.length)


COLUMNS = (
    *("pk", "pid", "part", "selected_language", "selected_version"),
    *("start", "length", "exact", "prefix", "suffix"),
)


def pin_of(row: Annotation, paragraph: int) -> Pinned | None:
    """A note's pin; None for a note on no words."""
    return Pinned._make((*(getattr(row, name) for name in COLUMNS), paragraph)) if row.selected else None
