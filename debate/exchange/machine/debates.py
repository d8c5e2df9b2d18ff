"""Debates, their notes and their history."""

from typing import Literal

from debate.exchange.document import Count, Instant, Language, Ordinal, Pid
from debate.exchange.machine.arguments import ClaimRow
from debate.exchange.machine.names import Kind, Named, NamedClaim, Placement, Relation, Type, Url, Value, Voice, Words


class Note(Value):
    """A public note. As a Web Annotation: `annotation`."""

    type: Literal["annotation"] = "annotation"
    pid: Pid
    address: Url
    annotation: Url
    about: Named
    block: Count
    """Of a note on a source: the paragraph; else 0."""
    motivation: Literal["commenting", "highlighting", "questioning", "tagging", "replying"]
    editorial: bool
    body_html: Words
    creator: str
    created: Instant
    changed: Instant | None
    version: Ordinal
    tags: list[str]
    resolved: bool
    quote: str
    """The words it is on, as anybody may read them."""
    quote_cut: bool
    part: str
    """Which text of the thing they are in; empty where the note is on the whole."""
    start: Count
    length: Count
    """Code points there."""


class Change(Value):
    """An entry of the history."""

    type: Literal["change"] = "change"
    revision: Ordinal
    address: Url
    """The whole debate as of this revision."""
    action: str
    about: Named | None
    touched: list[Named]
    """Whatever else it names."""
    at: Instant
    by: str
    summary: str
    undoes: Ordinal | None
    undone_by: Ordinal | None


class DebateCounts(Value):
    """How much that is live is in a debate."""

    claims: Count
    links: Count
    sources: Count
    citations: Count
    speakers: Count
    notes: Count


class Lists(Value):
    """The lists of a debate."""

    claims: Url
    links: Url
    sources: Url
    citations: Url
    people: Url
    notes: Url
    activity: Url


class DebateRow(Value):
    """A debate in the list of debates."""

    type: Literal["debate"] = "debate"
    pid: Pid
    slug: str
    address: Url
    cite_as: Url
    """The whole debate as of this revision (RFC 8574)."""
    language: Language
    title: Words
    summary: Words
    licence: str
    revision: Count
    shape: Count
    """Counts the changes of the map's topology."""
    created: Instant
    changed: Instant


class Debate(DebateRow):
    """A debate, and where to find what is in it."""

    question: NamedClaim
    positions: list[ClaimRow]
    counts: DebateCounts
    lists: Lists
    topology: Url
    annotation_service: Url


class PlaceThen(Value):
    """A claim at one of its places as of a revision, in the order of the outline."""

    pid: Pid
    address: Url
    text: Words
    kind: Kind
    voice: Voice
    depth: Ordinal
    """Below the question."""
    relation: Relation
    undercut: bool
    placement: Placement
    joint: bool
    home: bool
    since: str
    """What became of it: reworded, merged, withdrawn; or empty."""


class Revision(Value):
    """The whole debate as of a revision, a page of places at a time."""

    type: Literal["revision"] = "revision"
    address: Url
    debate: Named
    change: Change
    question: Words
    total: Count
    page: Ordinal
    pages: Ordinal
    prev: str
    next: str
    places: list[PlaceThen]


class Retired(Value):
    """What is left of a thing that was withdrawn; it comes with status 410."""

    type: Type
    pid: Pid
    address: Url
    state: Literal["withdrawn", "merged"]
    name: Words
    """What it was called, as far as that is here."""
    reason: str
    at: Instant
    successor: Named | None
