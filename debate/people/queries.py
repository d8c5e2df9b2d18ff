"""Read speakers: who speaks in a debate, and what each says."""

from dataclasses import dataclass

from django.db.models import Count, Q

from debate.models import Citation, Claim, Speaker
from debate.text.words import Words

OTHERS = 500
"""Most speakers that are offered to choose from."""


@dataclass(frozen=True, slots=True)
class SpeakerRow:
    """A speaker in the list of people."""

    pid: str
    kind: str
    name: Words
    note: Words
    aliases: tuple[str, ...]
    claims: int
    relayed: int


def speaker_row(row: Speaker, claims: int = 0, relayed: int = 0) -> SpeakerRow:
    """A speaker with how many claims he supports, and in how many he is relayed."""
    return SpeakerRow(
        row.pid, row.kind, Words.of(row, "name"), Words.of(row, "note"), tuple(row.aliases), claims, relayed
    )


def speaker_rows(debate_id: int) -> list[SpeakerRow]:
    """Every live speaker, those with most claims first: three queries."""
    cited = Citation.objects.filter(debate_id=debate_id, withdrawn_at__isnull=True)
    said = dict(
        cited.filter(stance=Citation.Stance.SUPPORTS, speaker__isnull=False, claim__isnull=False)
        .values("speaker")
        .annotate(found=Count("claim", distinct=True))
        .values_list("speaker", "found")
    )
    relayed = dict(
        cited.filter(via__isnull=False, claim__isnull=False)
        .values("via")
        .annotate(found=Count("claim", distinct=True))
        .values_list("via", "found")
    )
    rows = Speaker.objects.filter(debate_id=debate_id, withdrawn_at__isnull=True)
    found = [speaker_row(row, said.get(row.pk, 0), relayed.get(row.pk, 0)) for row in rows]
    return sorted(found, key=lambda row: (-row.claims, -row.relayed, row.pid))


@dataclass(frozen=True, slots=True)
class SpeakerPage:
    """A speaker with the citations that name him, as speaker or as the one relayed; claims loaded."""

    speaker: SpeakerRow
    said: tuple[Citation, ...]
    disputed: tuple[Citation, ...]
    mentioned: tuple[Citation, ...]
    relayed: tuple[Citation, ...]
    claims: tuple[Claim, ...]


def speaker_page(debate_id: int, pid: str) -> SpeakerPage:
    """Two queries. Speaker.DoesNotExist if it is not live."""
    speaker = Speaker.objects.get(debate_id=debate_id, pid=pid, withdrawn_at__isnull=True)
    rows = list(
        Citation.objects.filter(
            Q(speaker=speaker) | Q(via=speaker), debate_id=debate_id, claim__isnull=False, withdrawn_at__isnull=True
        )
        .select_related("speaker", "via", "claim")
        .order_by("source", "block", "start", "pk")
    )
    own = [row for row in rows if row.speaker_id == speaker.pk]
    relayed = [row for row in rows if row.via_id == speaker.pk]
    by_stance = {
        stance: _once(row for row in own if row.stance == stance) for stance in ("supports", "disputes", "mentions")
    }
    return SpeakerPage(
        speaker=speaker_row(speaker, len(by_stance["supports"]), len(_once(relayed))),
        said=by_stance["supports"],
        disputed=by_stance["disputes"],
        mentioned=by_stance["mentions"],
        relayed=_once(relayed),
        claims=tuple({row.claim_id: row.claim for row in rows if row.claim}.values()),
    )


def _once(rows: object) -> tuple[Citation, ...]:
    """The first citation of each claim."""
    first: dict[int | None, Citation] = {}
    for row in rows:  # type: ignore[attr-defined]
        first.setdefault(row.claim_id, row)
    return tuple(first.values())


def last_name(debate_id: int, pid: str) -> list[Words]:
    """What a speaker was called, withdrawn or not; nothing where he never came here."""
    return [Words.of(row, "name") for row in Speaker.objects.filter(debate_id=debate_id, pid=pid)]


def other_speakers(debate_id: int, pid: str) -> list[SpeakerRow]:
    """The live speakers beside one, by name, at most OTHERS of them: one query."""
    rows = Speaker.objects.filter(debate_id=debate_id, withdrawn_at__isnull=True).exclude(pid=pid)
    return [speaker_row(row) for row in rows.order_by("name", "pk")[:OTHERS]]


def find_speaker(debate_id: int, pid: str) -> Speaker:
    """A live speaker: one query. Speaker.DoesNotExist otherwise."""
    return Speaker.objects.get(debate_id=debate_id, pid=pid, withdrawn_at__isnull=True)
