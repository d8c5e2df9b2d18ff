"""What is said of a quotation in a text: whether it stands there, where, and what differs."""

from dataclasses import dataclass
from enum import StrEnum

from debate.anchoring.flags import Flag


class Status(StrEnum):
    """The first three are accepted; `review` needs a person, `orphan` has no place."""

    ANCHORED = "anchored"
    MOVED = "moved"
    CHANGED = "changed"
    REVIEW = "review"
    ORPHAN = "orphan"


class Stage(StrEnum):
    """By what the place was found."""

    SAME = "same"  # the text is the same
    CARRIED = "carried"  # the offsets, carried from the old text
    IN_PLACE = "in_place"  # the offsets as they are, with words and context
    CONTEXT = "context"  # words and context, which stand once
    WORDS = "words"  # the words, with enough of their context
    ALIKE = "alike"  # words like them
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place to show to a person: code points, half open; similarity from 0 to 1; what differs there."""

    start: int
    end: int
    similarity: float
    stage: Stage
    flags: tuple[Flag, ...] = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """Where the quotation stands (code points of the new text, half open; None: nowhere).

    Of `review` it is the best of the candidates, which come best first.
    """

    status: Status
    start: int | None = None
    end: int | None = None
    similarity: float | None = None
    stage: Stage = Stage.NONE
    flags: tuple[Flag, ...] = ()
    candidates: tuple[Candidate, ...] = ()

    @property
    def accepted(self) -> bool:
        """Whether no person is needed to say where it stands."""
        return self.status in (Status.ANCHORED, Status.MOVED, Status.CHANGED)


def accepted(status: Status, found: Candidate) -> Verdict:
    """The quotation stands there."""
    return Verdict(status, found.start, found.end, found.similarity, found.stage, found.flags)
