"""Claims as lists show them: words, who says it, how much stands under it."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, QuerySet

from debate.models import Citation, Claim, Link
from debate.models.prepared import Prepared
from debate.text.words import Words


@dataclass(frozen=True, slots=True)
class Voice:
    """Who says something: a speaker, and whom he relays; `endorsed` is false where he only mentions it."""

    pid: str
    name: Words
    role: Words
    affiliation: Words
    via_pid: str = ""
    via: Words | None = None
    endorsed: bool = True


@dataclass(frozen=True, slots=True)
class Card:
    """One claim in a list; counts are of live things that stand directly under it.

    `edition` names the wording in all its languages: another one is another wording.
    """

    pid: str
    edition: str
    kind: str
    voice: str
    nature: str
    text: Words
    headline: Words
    voices: tuple[Voice, ...]
    citations: int
    pro: int
    con: int
    undercuts: int
    below: int

    @property
    def is_inferred(self) -> bool:
        """Whether no source says it: the map's editors infer it."""
        return self.voice == Claim.Voice.EDITORIAL

    @property
    def responses(self) -> int:
        """How many claims answer this one: for it, against it, or against what it is said to show."""
        return self.pro + self.con + self.undercuts


def voice_of(row: Citation) -> Voice | None:
    """The speaker of a citation with role and affiliation as that source gives them; speaker and via must be loaded."""
    if row.speaker is None:
        return None
    language = row.speaker.language
    return Voice(
        pid=row.speaker.pid,
        name=Words.of(row.speaker, "name"),
        role=Words.part(language, row.role, row.translations, "role"),
        affiliation=Words.part(language, row.affiliation, row.translations, "affiliation"),
        via_pid=row.via.pid if row.via else "",
        via=Words.of(row.via, "name") if row.via else None,
        endorsed=row.stance == Citation.Stance.SUPPORTS,
    )


def voices_of(rows: Iterable[Citation]) -> tuple[Voice, ...]:
    """The speakers of a claim: those who support it; where nobody does, those who mention it. Each once."""
    found: dict[str, Voice] = {}
    mentioned: dict[str, Voice] = {}
    for row in rows:
        voice = voice_of(row)
        if voice is None or row.stance == Citation.Stance.DISPUTES:
            continue
        (found if voice.endorsed else mentioned).setdefault(voice.pid, voice)
    return tuple((found or mentioned).values())


def edition(claim: Claim) -> str:
    """The versions of a claim's wordings, its own first: 3, 3.en2, …"""
    translated = (f"{code}{words.get('version', 1)}" for code, words in sorted(claim.translations.items()))
    return ".".join((str(claim.version), *translated))


def cards(
    debate_id: int,
    claims: Iterable[Claim],
    citations: Iterable[Citation] | None = None,
    *,
    counted: list[int] | None = None,
) -> dict[int, Card]:
    """Cards of these claims by primary key: two queries, one where their citations are given.

    `counted` are those whose counts are wanted, all if None: to count what stands under the top of a debate takes long.
    """
    claims = list(claims)
    ids = [claim.pk for claim in claims]
    cited: dict[int, list[Citation]] = defaultdict(list)
    for row in citations_of(debate_id, ids) if citations is None else citations:
        if row.claim_id is not None:
            cited[row.claim_id].append(row)
    counts = _counts(debate_id, ids if counted is None else counted)
    return {claim.pk: _card(claim, cited[claim.pk], counts[claim.pk]) for claim in claims}


def citations_of(debate_id: int, claim_ids: list[int], *, opened: int | None = None) -> list[Citation]:
    """The live citations of these claims, in the order of the sources, speakers loaded, and for the claim `opened`
    their passages: one query."""
    return in_order(_citations(debate_id, claim_ids, opened))


@Prepared
def _citations(debate_id: int, claim_ids: list[int], opened: int | None) -> QuerySet[Citation]:
    rows = Citation.objects.filter(debate_id=debate_id, claim__in=claim_ids, withdrawn_at__isnull=True)
    return rows.select_related("speaker", "via") if opened is None else rows.with_passages(Q(claim=opened))


def in_order(rows: Iterable[Citation]) -> list[Citation]:
    """By source, paragraph and place; sorted here, since SQLite would walk all of a debate to save itself the sort."""
    return sorted(rows, key=lambda row: (row.source_id, row.block, row.start, row.pk))


def _counts(debate_id: int, claim_ids: list[int]) -> dict[int, Counter[str]]:
    counts: dict[int, Counter[str]] = defaultdict(Counter)
    for row in _responses(debate_id, claim_ids):
        counts[row["parent"]][row["relation"]] += row["times"] - row["undercuts"]
        counts[row["parent"]]["undercut"] += row["undercuts"]
    return counts


@Prepared
def _responses(debate_id: int, claim_ids: list[int]) -> QuerySet[Link, Any]:
    return (
        Link.objects.filter(debate_id=debate_id, parent__in=claim_ids, withdrawn_at__isnull=True)
        .values("parent", "relation")
        .annotate(times=Count("pk"), undercuts=Count("target_link"))
        .order_by("parent", "relation")
    )


def _card(claim: Claim, citations: list[Citation], counts: Counter[str]) -> Card:
    return Card(
        pid=claim.pid,
        edition=edition(claim),
        kind=claim.kind,
        voice=claim.voice,
        nature=claim.nature,
        text=Words.of(claim, "text"),
        headline=Words.of(claim, "headline"),
        voices=voices_of(citations),
        citations=len(citations),
        pro=counts["pro"],
        con=counts["con"],
        undercuts=counts["undercut"],
        below=counts.total(),
    )
