"""Claims, their wordings, and how they bear on each other."""

from typing import Literal

from debate.exchange.document import Count, Instant, Language, Ordinal, Pid
from debate.exchange.machine.names import (
    Kind,
    Named,
    NamedClaim,
    Placement,
    Relation,
    Speaking,
    Url,
    Value,
    Voice,
    Words,
)
from debate.exchange.machine.passages import Citation


class ClaimCounts(Value):
    """How much that is live stands directly at a claim."""

    citations: Count
    pro: Count
    con: Count
    undercuts: Count
    responses: Count
    """All claims that stand under it, neutral ones too."""
    notes: Count


class ClaimRow(Value):
    """A claim in a list."""

    type: Literal["claim"] = "claim"
    pid: Pid
    address: Url
    cite_as: Url
    """Its present wording for ever (RFC 8574)."""
    kind: Kind
    voice: Voice
    """Someone says it; the article says it itself; the map's editors infer it."""
    nature: Literal["", "fact", "measurement", "prediction", "value", "policy"]
    language: Language
    text: Words
    headline: Words
    version: Ordinal
    """The number of the original's wording."""
    speakers: list[Speaking]
    counts: ClaimCounts


class Side(Value):
    """What a claim counts for at one of its places."""

    position: NamedClaim
    counts_for: bool
    """False: against."""


class Place(Value):
    """Where a claim stands: by which link, under which claim."""

    link: Pid
    address: Url
    relation: Relation
    undercut: bool
    """It attacks not the claim above, but how `attacks` bears on something."""
    placement: Placement
    home: bool
    """The one place where the map draws it."""
    joint_with: list[NamedClaim]
    """Premises that count only together with it."""
    above: NamedClaim
    attacks: NamedClaim | None
    """Of an undercut: the claim that the attacked link leads to."""
    side: Side | None


class Response(Value):
    """A claim that stands under another, and how."""

    link: Pid
    address: Url
    relation: Relation
    undercut: bool
    placement: Placement
    home: bool
    joint_with: list[NamedClaim]
    claim: ClaimRow


class Responses(Value):
    """The first responses of a relation; `all` is the list of their links."""

    total: Count
    items: list[Response]
    all: Url


class Around(Value):
    """What stands under a claim."""

    pro: Responses
    con: Responses
    undercuts: Responses
    neutral: Responses


class ClaimSaid(ClaimRow):
    """A claim with what it rests on."""

    debate: Named
    tags: list[Words]
    created: Instant
    citations: list[Citation]


class Claim(ClaimSaid):
    """A claim with all that stands around it."""

    detail_html: Words
    path: list[NamedClaim]
    """The claims above its home, the question first."""
    places: list[Place]
    responses: Around
    notes: Url
    """The list of notes on it."""
    annotation_service: Url
    """The debate's container of Web Annotations."""


class Version(Value):
    """A wording of a claim for ever."""

    type: Literal["version"] = "version"
    address: Url
    debate: Named
    claim: NamedClaim
    """As it is now."""
    language: Language
    version: Ordinal
    text: Words
    headline: Words
    detail: Words
    """Markdown."""
    created: Instant
    present: bool
    """Whether the claim says this now."""
    merged_into: Named | None


class LinkRow(Value):
    """How one claim bears on another, or on a link, in a list."""

    type: Literal["link"] = "link"
    pid: Pid
    address: Url
    premise: NamedClaim
    target: NamedClaim
    """The claim it hangs under: of an undercut the premise of the link that it attacks."""
    relation: Relation
    attacks: Pid | None
    """Of an undercut: the link."""
    group: str
    """Links of one target that share a group are joint premises."""
    placement: Placement
    rank: Count
    home: bool
    created: Instant


class Link(LinkRow):
    """A link with what it rests on and what is said against it."""

    debate: Named
    joint_with: list[NamedClaim]
    undercuts: list[Response]
    citations: list[Citation]
    notes: Url
    annotation_service: Url
