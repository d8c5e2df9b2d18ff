"""Lists as other programs read them: a page at a time, with the addresses of its neighbours."""

from typing import Literal

from debate.exchange.document import Count, Ordinal
from debate.exchange.machine import values as v

PAGE = 100
"""Items on a page, at most."""


class Listed(v.Value):
    """A page of a list: `address` is its own; `prev` and `next` are empty at the ends."""

    address: v.Url
    total: Count
    page: Ordinal
    pages: Ordinal
    prev: str
    next: str


class Debates(Listed):
    """The debates that everybody finds here, those changed last first."""

    type: Literal["debates"] = "debates"
    items: list[v.DebateRow]


class Claims(Listed):
    """Claims of a debate by pid."""

    type: Literal["claims"] = "claims"
    items: list[v.ClaimRow]


class Links(Listed):
    """Links of a debate by pid."""

    type: Literal["links"] = "links"
    items: list[v.LinkRow]


class Sources(Listed):
    """Sources of a debate by pid."""

    type: Literal["sources"] = "sources"
    items: list[v.SourceRow]


class Citations(Listed):
    """Citations of a debate by pid."""

    type: Literal["citations"] = "citations"
    items: list[v.Citation]


class People(Listed):
    """Speakers of a debate, those with most claims first."""

    type: Literal["people"] = "people"
    items: list[v.SpeakerRow]


class Notes(Listed):
    """Public notes of a debate, the newest first."""

    type: Literal["notes"] = "notes"
    items: list[v.Note]


class Activity(v.Value):
    """Changes of a debate, the newest first; it is paged by revision, so that what is new shifts nothing."""

    type: Literal["activity"] = "activity"
    address: v.Url
    next: str
    """Older ones; empty at the end."""
    items: list[v.Change]


LISTS = (Debates, Claims, Links, Sources, Citations, People, Notes, Activity)
