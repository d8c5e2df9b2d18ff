"""Read a claim's wordings through time."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from debate.arguments.actions import wording_of
from debate.models import Claim, ClaimVersion, User
from debate.text.diff import Piece, diff

MOST = 200


@dataclass(frozen=True, slots=True)
class Version:
    """The n-th wording of a claim in one language; `present`: it is what the claim says now."""

    language: str
    number: int
    text: str
    headline: str
    detail: str
    at: datetime
    by: User | None
    present: bool


class NotHere(ClaimVersion.DoesNotExist):
    """The n-th wording, which a claim had before its debate came here as a file."""

    def __init__(self, claim: Claim, number: int) -> None:
        super().__init__(number)
        self.claim = claim
        self.number = number


@dataclass(frozen=True, slots=True)
class Difference:
    """From one wording to another, field by field in pieces; a field that is the same is one piece."""

    text: tuple[Piece, ...]
    headline: tuple[Piece, ...]
    detail: tuple[Piece, ...]


def versions(claim: Claim) -> list[Version]:
    """The newest MOST wordings, by language (the claim's own first), the newest first: one query."""
    rows = ClaimVersion.objects.filter(debate=claim.debate_id, claim=claim).select_related("created_by")
    found = [_version(claim, row) for row in rows.order_by("-pk")[:MOST]]
    return sorted(found, key=lambda row: (row.language != claim.language, row.language, -row.number))


def find_version(claim: Claim, language: str, number: int) -> Version:
    """One wording: one query. ClaimVersion.DoesNotExist; NotHere for one that there must have been."""
    rows = ClaimVersion.objects.select_related("created_by")
    row = rows.filter(debate=claim.debate_id, claim=claim, language=language, number=number).first()
    if row is None:
        was = 0 < number < wording_of(claim, language)[0]
        raise NotHere(claim, number) if was else ClaimVersion.DoesNotExist(number)
    return _version(claim, row)


def _version(claim: Claim, row: ClaimVersion) -> Version:
    return Version(
        language=row.language,
        number=row.number,
        text=row.text,
        headline=row.headline,
        detail=row.detail,
        at=row.created_at,
        by=row.created_by,
        present=row.number == wording_of(claim, row.language)[0],
    )


def difference(claim: Claim, old: Version) -> Difference | None:
    """From a wording to the present one in its language; None where the claim has none in it now."""
    number, now = wording_of(claim, old.language)
    return _difference(_wording(old), now) if number else None


def restored(claim: Claim, old: Version) -> Difference:
    """From the present wording in its language to this one."""
    _, now = wording_of(claim, old.language)
    return _difference(now, _wording(old))


def _wording(version: Version) -> dict[str, str]:
    """The words of a wording by field."""
    return {"text": version.text, "headline": version.headline, "detail": version.detail}


def _difference(old: Mapping[str, str], new: Mapping[str, str]) -> Difference:
    return Difference(*(diff(old.get(name, ""), new.get(name, "")) for name in ("text", "headline", "detail")))
