"""What the pages of a draft tell its owner: that it is one, what it lacks yet, and how it is published."""

from dataclasses import dataclass

from django.http import HttpRequest

from debate.editing.queries import Lacking, lacking
from debate.editing.settings import seen
from debate.models import Debate


@dataclass(frozen=True, slots=True)
class Draft:
    """What names its settings as they are now, for the form that publishes it; and what it lacks."""

    was: str
    lacks: Lacking


def draft(request: HttpRequest) -> Draft | None:
    """Of the debate that the page is about, if it is a draft: two queries."""
    debate: Debate | None = getattr(request, "debate", None)
    if debate is None or debate.published_at is not None:
        return None
    return Draft(seen(debate), lacking(debate))
