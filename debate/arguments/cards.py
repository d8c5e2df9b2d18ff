"""Claims as lists show them: words, who says it, how much stands under it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple, TypeVar

from django.db.models import Count, Q, QuerySet, Value

from debate.models import Annotation, Citation, Cited, Claim, Link, Wording
from debate.models.prepared import Prepared
from debate.text.words import Words

AnyCitation = TypeVar("AnyCitation", Citation, Cited)


class Voice(NamedTuple):
    """Who says something: a speaker, and whom he relays; `endorsed` is false where he only mentions it."""

    pid: str
    kind: str
    name: Words
    role: Words
    affiliation: Words
    via_pid: str = ""
    via: Words | None = None
    endorsed: bool = True


class Card(NamedTuple):
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
    notes: int = 0

    @property
    def is_inferred(self) -> bool:
        """Whether no source says it: the map's editors infer it."""
        return self.voice == Claim.Voice.EDITORIAL

    @property
    def responses(self) -> int:
        """How many claims answer this one: for it, against it, or against what it is said to show."""
        return self.pro + self.con + self.undercuts


@dataclass(slots=True)
class Counts:
    """Live things directly under a claim; `reported` are those against it that a source reports as replies; and the
    notes on it that everybody reads."""

    pro: int = 0
    con: int = 0
    undercuts: int = 0
    below: int = 0
    reported: int = 0
    notes: int = 0


NOTES = "notes"
"""Stands among the relations where notes are counted."""
NONE = Counts()


def voice_of(row: Citation | Cited) -> Voice | None:
    """The speaker of a citation with role and affiliation as that source gives them; speaker and via must be loaded."""
    if row.speaker is None:
        return None
    language = row.speaker.language
    return Voice(
        pid=row.speaker.pid,
        kind=row.speaker.kind,
        name=Words.of(row.speaker, "name"),
        role=Words.part(language, row.role, row.translations, "role"),
        affiliation=Words.part(language, row.affiliation, row.translations, "affiliation"),
        via_pid=row.via.pid if row.via else "",
        via=Words.of(row.via, "name") if row.via else None,
        endorsed=row.stance == Citation.Stance.SUPPORTS,
    )


def voices_of(rows: Iterable[Citation | Cited]) -> tuple[Voice, ...]:
    """The speakers of a claim: those who support it; where nobody does, those who mention it. Each once."""
    found: dict[str, Voice] = {}
    mentioned: dict[str, Voice] = {}
    for row in rows:
        voice = voice_of(row)
        if voice is None or row.stance == Citation.Stance.DISPUTES:
            continue
        (found if voice.endorsed else mentioned).setdefault(voice.pid, voice)
    return tuple((found or mentioned).values())


def edition(claim: Claim | Wording) -> str:
    """The versions of a claim's wordings, its own first: 3, 3.en2, …"""
    translated = (f"{code}{words.get('version', 1)}" for code, words in sorted(claim.translations.items()))
    return ".".join((str(claim.version), *translated))


def cards(
    debate_id: int,
    claims: Iterable[Claim],
    citations: Iterable[Citation] | None = None,
) -> dict[int, Card]:
    """Cards of these claims by primary key: two queries, one where their citations are given."""
    claims = list(claims)
    ids = [claim.pk for claim in claims]
    given = citations_of(debate_id, ids) if citations is None else citations
    return cards_with(claims, given, counts_of(debate_id, ids))


def cards_with(
    claims: Iterable[Claim | Wording],
    citations: Iterable[Citation | Cited],
    counts: Mapping[int, Counts],
) -> dict[int, Card]:
    """Cards of these claims by primary key, with what is told of them: no query."""
    cited: dict[int, list[Citation | Cited]] = defaultdict(list)
    for row in citations:
        if row.claim_id is not None:
            cited[row.claim_id].append(row)
    return {claim.pk: _card(claim, cited.get(claim.pk, []), counts.get(claim.pk, NONE)) for claim in claims}


def citations_of(debate_id: int, claim_ids: list[int]) -> list[Citation]:
    """The live citations of these claims, in the order of the sources, speakers loaded: one query."""
    return in_order(_citations(debate_id, claim_ids))


@Prepared
def _citations(debate_id: int, claim_ids: list[int]) -> QuerySet[Citation]:
    return _of_claims(debate_id, claim_ids).select_related("speaker", "via")


def cited_of(debate_id: int, claim_ids: list[int], *, opened: int) -> list[Cited]:
    """The same, only to be looked at, and for the claim `opened` with their passages: one query."""
    return in_order(map(Cited, _cited(debate_id, claim_ids, opened)))


@Prepared
def _cited(debate_id: int, claim_ids: list[int], opened: int) -> QuerySet[Citation, Any]:
    return _of_claims(debate_id, claim_ids).as_cited(Q(claim=opened))


def _of_claims(debate_id: int, claim_ids: list[int]) -> Any:
    return Citation.objects.filter(debate_id=debate_id, claim__in=claim_ids, withdrawn_at__isnull=True)


def in_order(rows: Iterable[AnyCitation]) -> list[AnyCitation]:
    """By source, paragraph and place; sorted here, since SQLite would walk all of a debate to save itself the sort."""
    return sorted(rows, key=lambda row: (row.source_id, row.block, row.start, row.pk))


def counts_of(debate_id: int, claim_ids: list[int]) -> dict[int, Counts]:
    """What stands directly under each claim that has anything, or notes: one query."""
    counts: dict[int, Counts] = defaultdict(Counts)
    for parent, relation, times, undercuts, reported in _responses(debate_id, claim_ids):
        found = counts[parent]
        if relation == NOTES:
            found.notes = times
            continue
        found.below += times
        if relation == Link.Relation.PRO:
            found.pro = times
        elif relation == Link.Relation.CON:
            found.con, found.undercuts, found.reported = times - undercuts, undercuts, reported
    return counts


@Prepared
def _responses(debate_id: int, claim_ids: list[int]) -> QuerySet[Link, Any]:
    reported = Q(placement=Link.Placement.REPORTED)
    return (
        Link.objects.filter(debate_id=debate_id, parent__in=claim_ids, withdrawn_at__isnull=True)
        .values("parent", "relation")
        .annotate(times=Count("pk"), undercuts=Count("target_link"), reported=Count("pk", filter=reported))
        .order_by()
        .values_list("parent", "relation", "times", "undercuts", "reported")
        .union(_notes(debate_id, claim_ids), all=True)
    )


def _notes(debate_id: int, claim_ids: list[int]) -> QuerySet[Annotation, Any]:
    public = {"visibility": Annotation.Visibility.PUBLIC, "withdrawn_at__isnull": True}
    rows = Annotation.objects.filter(debate_id=debate_id, claim__in=claim_ids, **public).order_by()
    counted = rows.values("claim").annotate(what=Value(NOTES), times=Count("pk"), undercuts=Value(0), reported=Value(0))
    return counted.values_list("claim", "what", "times", "undercuts", "reported")


def _card(claim: Claim | Wording, citations: list[Citation | Cited], counts: Counts) -> Card:
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
        pro=counts.pro,
        con=counts.con,
        undercuts=counts.undercuts,
        below=counts.below,
        notes=counts.notes,
    )
