"""Claims as lists show them: words, who says it, how much stands under it."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count

from debate.models import Citation, Claim, Link
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
    """One claim in a list; counts are of live things that stand directly under it."""

    pid: str
    kind: str
    voice: str
    nature: str
    text: Words
    headline: Words
    voices: tuple[Voice, ...]
    citations: int
    pro: int
    con: int
    below: int

    @property
    def responses(self) -> int:
        """How many claims answer this one, for or against."""
        return self.pro + self.con


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


def cards(debate_id: int, claims: Iterable[Claim], citations: Iterable[Citation] | None = None) -> dict[int, Card]:
    """Cards of these claims by primary key: two queries, one where their citations are given."""
    claims = list(claims)
    ids = [claim.pk for claim in claims]
    cited: dict[int, list[Citation]] = defaultdict(list)
    for row in citations_of(debate_id, ids) if citations is None else citations:
        if row.claim_id is not None:
            cited[row.claim_id].append(row)
    counts = _counts(debate_id, ids)
    return {claim.pk: _card(claim, cited[claim.pk], counts[claim.pk]) for claim in claims}


def citations_of(debate_id: int, claim_ids: list[int]) -> list[Citation]:
    """The live citations of these claims, in the order of the sources, speakers loaded: one query."""
    rows = Citation.objects.filter(debate_id=debate_id, claim__in=claim_ids, withdrawn_at__isnull=True)
    return list(rows.select_related("speaker", "via").order_by("source", "block", "start", "pk"))


def _counts(debate_id: int, claim_ids: list[int]) -> dict[int, Counter[str]]:
    counts: dict[int, Counter[str]] = defaultdict(Counter)
    rows = (
        Link.objects.filter(debate_id=debate_id, parent__in=claim_ids, withdrawn_at__isnull=True)
        .values("parent", "relation")
        .annotate(times=Count("pk"))
    )
    for row in rows.order_by("parent", "relation"):
        counts[row["parent"]][row["relation"]] += row["times"]
    return counts


def _card(claim: Claim, citations: list[Citation], counts: Counter[str]) -> Card:
    return Card(
        pid=claim.pid,
        kind=claim.kind,
        voice=claim.voice,
        nature=claim.nature,
        text=Words.of(claim, "text"),
        headline=Words.of(claim, "headline"),
        voices=voices_of(citations),
        citations=len(citations),
        pro=counts["pro"],
        con=counts["con"],
        below=counts.total(),
    )
