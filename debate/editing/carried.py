"""What a merge of sources does to texts and passages, counted while it stands; for whoever is to decide on it."""

from collections import Counter
from dataclasses import dataclass

from debate.anchors.queries import standings
from debate.history.patches import Patch
from debate.models import Address, Change, Citation, Debate, Source, SourceText

FOUND = ("anchored", "moved", "changed")


@dataclass(frozen=True, slots=True)
class Carried:
    """How many summaries, and how many facts about itself, the survivor gets; how many passages that went over were
    found in its text, and how many not. The words that went may be `restricted` from then on; the text that went is
    shown no more, because the survivor has its own (`text_left`) or though it has none (`text_lost`)."""

    digests: int
    filled: int
    restricted: bool
    found: int = 0
    missing: int = 0
    text_left: bool = False
    text_lost: bool = False


def carried(debate: Debate, entry: Change) -> Carried | None:
    """None where no source is merged; else one query, three where the survivor has a text."""
    after: Patch = entry.after or {}
    sources = after.get("source", {})
    gone = sources.get(entry.pid) or {}
    if gone.get("state") != Address.State.MERGED:
        return None
    kept = str(gone["successor"])
    gained = sources.get(kept) or {}
    digests = sum(name.startswith("blocks.") for name in gained)
    told = digests, len(gained) - digests, gone.get("words") == Source.Words.MEMBERS
    texts = SourceText.objects.filter(debate=debate, source__pid__in=[entry.pid, kept])
    has = set(texts.values_list("source__pid", flat=True))
    if kept not in has:
        return Carried(*told, text_lost=entry.pid in has)
    went = [pid for pid, fields in after.get("citation", {}).items() if (fields or {}).get("source") == kept]
    live = Citation.objects.filter(debate=debate, pid__in=went, withdrawn_at__isnull=True)
    standing = standings(debate.pk, list(live.values_list("pk", flat=True)))
    count = Counter(found.status in FOUND for found in standing.values())
    return Carried(*told, count[True], count[False], text_left=entry.pid in has)
