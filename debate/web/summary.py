"""What the head of every page of a debate says."""

from dataclasses import dataclass

from debate.access.queries import visible
from debate.history.queries import origin
from debate.models import Debate, User
from debate.text.words import Words


@dataclass(frozen=True, slots=True)
class Head:
    """A debate's title and summary."""

    slug: str
    title: Words
    summary: Words


def debate_head(debate: Debate) -> Head:
    """The head of a debate's pages: no query."""
    return Head(debate.slug, Words.of(debate, "title"), Words.of(debate, "summary"))


@dataclass(frozen=True, slots=True)
class Origin:
    """What a debate was copied from: its head, for a reader who may see it, and the revision it had."""

    head: Head | None
    revision: int


def origin_of(debate: Debate, reader: User | None) -> Origin | None:
    """The debate that this one was copied from; None if it is no copy. Three queries at most."""
    found = origin(debate.pk)
    if found is None:
        return None
    address, revision = found
    seen = visible(reader).filter(pk=address.debate_id).exists()
    return Origin(debate_head(address.debate) if seen else None, revision)
