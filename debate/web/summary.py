"""What the head of every page of a debate says."""

from dataclasses import dataclass

from debate.models import Debate
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
