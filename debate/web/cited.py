"""Passages with the voices and claims that go with them: the rooms' answers put side by side."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from debate import models
from debate.arguments.cards import Card, Voice, cards, voice_of
from debate.models import Citation, Claim
from debate.sources.passages import Passage, passages
from debate.sources.queries import Paragraph, SourcePage


class Cited(NamedTuple):
    """A passage and who says it there; `repeats` where its summary is all there is, and was told just before."""

    passage: Passage
    voice: Voice | None
    repeats: bool = False


@dataclass(frozen=True, slots=True)
class Resting:
    """What rests on a passage: a claim, or the link between two."""

    passage: Passage
    voice: Voice | None
    claim: Card | None
    link_pid: str
    premise: Card | None
    target: Card | None


@dataclass(frozen=True, slots=True)
class Margin:
    """A paragraph with what rests on it."""

    paragraph: Paragraph
    resting: tuple[Resting, ...]


@dataclass(frozen=True, slots=True)
class Opened:
    """A citation in its place: what rests on it, its paragraph, and those before and after."""

    resting: Resting
    before: Margin | None
    here: Margin
    after: Margin | None


def cited(debate_id: int, citations: Iterable[Citation | models.Cited], *, member: bool) -> list[Cited]:
    """The passages of a claim or link, each with its voice."""
    rows = list(citations)
    shown = passages(debate_id, rows, member=member)
    found, told = list[Cited](), ("", 0)
    for row, passage in zip(rows, shown, strict=True):
        place = (passage.source.pid, passage.block)
        summed_up = bool(passage.digest) and not passage.shown.exact
        found.append(Cited(passage, voice_of(row), repeats=summed_up and place == told))
        told = place if summed_up else told
    return found


def margins(debate_id: int, page: SourcePage) -> list[Margin]:
    """Every paragraph of a source with the claims and links that rest on it: two queries."""
    rows = [row for paragraph in page.paragraphs for row, _ in paragraph.citations]
    known = cards(debate_id, {claim.pk: claim for row in rows for claim in _claims(row)}.values())
    return [
        Margin(paragraph, tuple(_resting(row, passage, known) for row, passage in paragraph.citations))
        for paragraph in page.paragraphs
    ]


def _claims(row: Citation) -> list[Claim]:
    if row.claim is not None:
        return [row.claim]
    return [row.link.premise, row.link.parent] if row.link is not None else []


def _resting(row: Citation, passage: Passage, known: dict[int, Card]) -> Resting:
    return Resting(
        passage=passage,
        voice=voice_of(row),
        claim=known[row.claim_id] if row.claim_id else None,
        link_pid=row.link.pid if row.link else "",
        premise=known[row.link.premise_id] if row.link else None,
        target=known[row.link.parent_id] if row.link else None,
    )


def opened_at(found: list[Margin], pid: str) -> Opened:
    """A source opened at one citation. Citation.DoesNotExist if it does not rest there any more."""
    for number, margin in enumerate(found):
        for resting in margin.resting:
            if resting.passage.pid == pid:
                before = found[number - 1] if number else None
                after = found[number + 1] if number + 1 < len(found) else None
                return Opened(resting, before, margin, after)
    raise Citation.DoesNotExist(pid)
