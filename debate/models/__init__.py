"""The tables, one file per noun. Every row a debate owns names its debate, and its indexes begin with it."""

from debate.models.anchor import Anchor
from debate.models.annotation import Annotation
from debate.models.citation import Citation, Cited, Told
from debate.models.claim import Claim, ClaimTag, ClaimVersion, Tag, Wording
from debate.models.debate import Debate, Membership
from debate.models.history import Address, Change
from debate.models.link import Link
from debate.models.people import Speaker
from debate.models.source import Block, Source, SourceText
from debate.models.topology import Topology
from debate.models.user import User

__all__ = [
    "Address",
    "Anchor",
    "Annotation",
    "Block",
    "Change",
    "Citation",
    "Cited",
    "Claim",
    "ClaimTag",
    "ClaimVersion",
    "Debate",
    "Link",
    "Membership",
    "Source",
    "SourceText",
    "Speaker",
    "Tag",
    "Told",
    "Topology",
    "User",
    "Wording",
]
