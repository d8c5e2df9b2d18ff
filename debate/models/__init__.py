"""The tables, one file per noun. Every row a debate owns names its debate, and its indexes begin with it."""

from debate.models.anchor import Anchor
from debate.models.annotation import Annotation, AnnotationFlag, AnnotationTag, AnnotationVersion
from debate.models.cache import SharedCache
from debate.models.citation import Citation, Cited, Told
from debate.models.claim import Claim, ClaimTag, ClaimVersion, Tag, Wording
from debate.models.debate import Debate, Invitation, Membership
from debate.models.history import Address, Brief, Change, Touched
from debate.models.link import Bond, Link
from debate.models.people import Speaker
from debate.models.proposal import Proposal, Report
from debate.models.receipt import Receipt
from debate.models.source import Block, Source, SourceText
from debate.models.token import AccessToken
from debate.models.topology import Topology
from debate.models.user import User
from debate.models.watch import Watch

__all__ = [
    "AccessToken",
    "Address",
    "Anchor",
    "Annotation",
    "AnnotationFlag",
    "AnnotationTag",
    "AnnotationVersion",
    "Block",
    "Bond",
    "Brief",
    "Change",
    "Citation",
    "Cited",
    "Claim",
    "ClaimTag",
    "ClaimVersion",
    "Debate",
    "Invitation",
    "Link",
    "Membership",
    "Proposal",
    "Receipt",
    "Report",
    "SharedCache",
    "Source",
    "SourceText",
    "Speaker",
    "Tag",
    "Told",
    "Topology",
    "Touched",
    "User",
    "Watch",
    "Wording",
]
