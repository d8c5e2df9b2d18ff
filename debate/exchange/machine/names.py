"""Things by their names, and who says something."""

from typing import Annotated, Literal

from pydantic import ConfigDict, Field

from debate.exchange import document
from debate.exchange.document import Language, Pid

Type = Literal["debate", "claim", "link", "source", "citation", "speaker", "annotation"]
Url = Annotated[str, Field(pattern=r"^https?://\S+$", description="a whole address")]
Words = Annotated[dict[Language, str], Field(description="the original and its translations, by language (BCP 47)")]
Kind = Literal["question", "position", "claim"]
Voice = Literal["reported", "reporter", "editorial"]
Relation = Literal["answers", "pro", "con", "context"]
Placement = Literal["reported", "editorial"]
Stance = Literal["supports", "disputes", "mentions"]


class Value(document.Value):
    """A part of an answer: every key is always there."""

    model_config = ConfigDict(json_schema_serialization_defaults_required=True)


class Named(Value):
    """A thing by its address and what it is called: a claim by its statement, a link by that of its premise, a source
    by its title or else its outlet."""

    type: Type
    pid: Pid
    address: Url
    name: Words


class NamedClaim(Named):
    """A claim by its statement."""

    kind: Kind


class NamedSpeaker(Named):
    """A speaker by name."""

    kind: Literal["person", "organization", "unnamed"]


class Speaking(Value):
    """Who says something, in the role that the source gives."""

    speaker: NamedSpeaker
    role: Words
    affiliation: Words
    via: Named | None
    """Whom the speaker relays."""
    endorsed: bool
    """False where the speaker only mentions it."""
