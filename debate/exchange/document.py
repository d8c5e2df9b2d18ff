"""The debate file, version 1: its values, which are also its JSON Schema (docs/formats.md).

Offsets and lengths are Unicode code points. Optional text is the empty string, never null.
"""

from datetime import date, datetime
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

FORMAT = "biantu-debate"
VERSION = 1


def _real_date(text: str) -> str:
    """The same text, if the date it gives stands in a calendar."""
    if text:
        date.fromisoformat(text + "0000-01-01"[len(text) :])
    return text


def _real_instant(text: str) -> str:
    """The same text, if the instant it gives exists."""
    datetime.fromisoformat(text)
    return text


Pid = Annotated[str, Field(pattern=r"^[0-9a-hjkmnp-tv-z]{10}$", description="ten characters of Crockford base32")]
Slug = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]
Language = Literal["zh-Hant", "zh-Hans", "en"]
Seal = Annotated[str, Field(pattern=r"^v1:[0-9a-f]{64}$", description="fold_v1 seal of the quoted words")]
PartialDate = Annotated[
    str,
    Field(pattern=r"^(\d{4}(-\d{2}(-\d{2})?)?)?$", description="year, month or day (ISO 8601), or empty"),
    AfterValidator(_real_date),
]
Instant = Annotated[
    str,
    Field(pattern=r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,6})?Z$", description="ISO 8601 in UTC"),
    AfterValidator(_real_instant),
]
Count = Annotated[int, Field(ge=0, le=2**31 - 1)]
Ordinal = Annotated[int, Field(ge=1, le=2**31 - 1)]
Line = Annotated[str, Field(max_length=300)]
Text = Annotated[str, Field(max_length=10_000)]
Words = Annotated[str, Field(max_length=10_000)]
Address = Annotated[str, Field(max_length=2_000, pattern=r"^(https?://\S+)?$")]


class Value(BaseModel):
    """A part of the file: no unknown key, no silent conversion, not to be changed."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, use_attribute_docstrings=True)


class Wording(Value):
    """The words of a claim in one language."""

    text: Annotated[str, Field(min_length=1, max_length=500)]
    headline: Annotated[str, Field(max_length=80)] = ""
    detail: Text = ""
    """Markdown."""
    version: Ordinal = 1
    """The number of this wording; earlier ones stay in the installation they were written in."""


class DebateText(Value):
    """The words of a debate's own page in one more language."""

    title: Annotated[str, Field(min_length=1, max_length=300)]
    summary: Annotated[str, Field(max_length=1_000)] = ""
    about: Text = ""


class Tag(Value):
    """A tag that claims of the debate may carry."""

    name: Annotated[str, Field(min_length=1, max_length=50)]
    translations: dict[Language, Annotated[str, Field(min_length=1, max_length=50)]] = {}


class Debate(Value):
    """The question, and what its own page says."""

    pid: Pid
    slug: Slug
    language: Language
    title: Annotated[str, Field(min_length=1, max_length=300)]
    summary: Annotated[str, Field(max_length=1_000)] = ""
    about: Text = ""
    """Who made it, from what, as of when. Markdown."""
    licence: Line = ""
    """Terms under which the debate's own words may be used."""
    created: Instant
    tags: list[Tag] = []
    translations: dict[Language, DebateText] = {}


class Claim(Value):
    """One statement in one language, with its translations."""

    pid: Pid
    kind: Literal["question", "position", "claim"]
    voice: Literal["reported", "reporter", "editorial"]
    """Someone says it; the article says it itself; the map's editors infer it."""
    nature: Literal["", "fact", "measurement", "prediction", "value", "policy"] = ""
    language: Language
    text: Annotated[str, Field(min_length=1, max_length=500)]
    headline: Annotated[str, Field(max_length=80)] = ""
    detail: Text = ""
    version: Ordinal = 1
    tags: list[str] = []
    created: Instant
    translations: dict[Language, Wording] = {}


class Link(Value):
    """Premise to target. The target is a claim, or a link (then it is an undercut)."""

    pid: Pid
    premise: Pid
    claim: Pid | None = None
    link: Pid | None = None
    relation: Literal["answers", "pro", "con", "context"]
    group: Annotated[str, Field(max_length=20)] = ""
    """Links of one target that share a group are joint premises."""
    placement: Literal["reported", "editorial"]
    rank: Count
    """Order among the links of one target."""
    home: bool
    """The one place where the premise is drawn; its other links are cross links."""
    created: Instant


class Block(Value):
    """The n-th non-empty paragraph of a source, with a digest in the debate's own words."""

    number: Ordinal
    digest: Annotated[str, Field(max_length=1_000)] = ""
    translations: dict[Language, Annotated[str, Field(min_length=1, max_length=1_000)]] = {}


class SourceText(Value):
    """What a reader is told of a source in one more language."""

    title: Line = ""
    outlet: Line = ""
    author: Line = ""


class Source(Value):
    """An article or other text that citations point into."""

    pid: Pid
    title: Line = ""
    outlet: Line = ""
    author: Line = ""
    published: PartialDate = ""
    language: Language
    address: Address = ""
    archive: Address = ""
    licence: Line = ""
    words: Literal["public", "members"] = "members"
    """Who may read the text itself: everyone, or the members of the debate."""
    created: Instant
    blocks: list[Block] = []
    translations: dict[Language, SourceText] = {}


class Speaking(Value):
    """Role and affiliation of a speaker in one more language."""

    role: Line = ""
    affiliation: Line = ""


class Citation(Value):
    """What a claim or a link rests on: a passage of a source, by place and seal."""

    pid: Pid
    claim: Pid | None = None
    link: Pid | None = None
    source: Pid
    block: Ordinal
    start: Count
    """From the first character of the block, its outer white space stripped."""
    length: Ordinal
    folded: Ordinal
    """Length of the folded words (fold_v1)."""
    seal: Seal
    exact: Words = ""
    """The words themselves; only where the source's words are public."""
    prefix: Annotated[str, Field(max_length=64)] = ""
    suffix: Annotated[str, Field(max_length=64)] = ""
    stance: Literal["supports", "disputes", "mentions"]
    speaker: Pid | None = None
    role: Line = ""
    """As this source gives it."""
    affiliation: Line = ""
    said: PartialDate = ""
    via: Pid | None = None
    """Whom the speaker relays."""
    created: Instant
    translations: dict[Language, Speaking] = {}


class SpeakerText(Value):
    """A speaker's name in one more language."""

    name: Annotated[str, Field(min_length=1, max_length=200)]
    note: Annotated[str, Field(max_length=1_000)] = ""


class Speaker(Value):
    """A person or organisation, or an unnamed voice that someone relays."""

    pid: Pid
    kind: Literal["person", "organization", "unnamed"]
    language: Language
    name: Annotated[str, Field(min_length=1, max_length=200)]
    note: Annotated[str, Field(max_length=1_000)] = ""
    """Who this is, in a sentence."""
    aliases: list[Annotated[str, Field(min_length=1, max_length=200)]] = []
    created: Instant
    translations: dict[Language, SpeakerText] = {}


class Selection(Value):
    """The words a note is about: in a claim's wording, or by seal in a passage."""

    part: Literal["", "detail", "digest"] = ""
    """Not in a claim's statement but in its detail; not in a passage but in our summary of it."""
    start: Count
    length: Ordinal
    exact: Words = ""
    prefix: Annotated[str, Field(max_length=64)] = ""
    suffix: Annotated[str, Field(max_length=64)] = ""
    folded: Count = 0
    seal: Annotated[str, Field(pattern=r"^(v1:[0-9a-f]{64})?$")] = ""
    language: Language | Literal[""] = ""
    """For words of ours: of which wording."""
    version: Count = 0


class Annotation(Value):
    """A public note on a claim, a link, a citation, or a block of a source."""

    pid: Pid
    claim: Pid | None = None
    link: Pid | None = None
    citation: Pid | None = None
    source: Pid | None = None
    block: Count = 0
    motivation: Literal["commenting", "highlighting", "questioning", "tagging", "replying"] = "commenting"
    """Of the W3C Web Annotation vocabulary."""
    editorial: bool = False
    """Said by the map's editors, not by a reader."""
    language: Language
    body: Annotated[str, Field(max_length=5_000)]
    """Markdown."""
    creator: Annotated[str, Field(max_length=200)] = ""
    created: Instant
    resolved: Instant | Literal[""] = ""
    tags: Annotated[list[Annotated[str, Field(min_length=1, max_length=50)]], Field(max_length=20)] = []
    reply_to: Pid | None = None
    selection: Selection | None = None
    translations: dict[Language, Annotated[str, Field(min_length=1, max_length=5_000)]] = {}


class Retired(Value):
    """An address whose thing was merged or withdrawn."""

    pid: Pid
    kind: Literal["claim", "link", "source", "citation", "speaker", "annotation"]
    state: Literal["merged", "withdrawn"]
    successor: Pid | None = None
    reason: Annotated[str, Field(max_length=1_000)] = ""
    at: Instant


class Document(Value):
    """A whole debate in its present public state."""

    format: Literal["biantu-debate"]
    version: Literal[1]
    debate: Debate
    claims: list[Claim]
    links: list[Link]
    sources: list[Source]
    citations: list[Citation]
    speakers: list[Speaker]
    annotations: list[Annotation]
    retired: list[Retired]
