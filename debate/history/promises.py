"""What actions promise of citations, sources and speakers, held whoever writes: two changes, each fine by itself, may
break it together. Asked only where a change touched what it is about."""

from collections.abc import Iterable, Iterator
from typing import Any

from debate.history.patches import Fields, Patch
from debate.history.refusals import Refused, Why
from debate.history.things import BATCH
from debate.models import Address, Citation, Debate, Source, Speaker

ALIASES = 50
SAME = ("claim_id", "link_id", "source_id", "seal", "stance", "speaker_id")
"""What makes two citations one."""


def keep_promises(debate: Debate, before: Patch, after: Patch) -> None:
    """Refused, with the reason, if the change broke one; what was so before it is let be. At most five queries, and two
    more for every further BATCH citations."""
    _refuse_many_names(after)
    _refuse_own_language(debate, after, "speaker", Speaker)
    _refuse_own_language(debate, after, "source", Source)
    _refuse_nameless(debate, after)
    _refuse_relayed(debate, before, after)
    _refuse_cited_twice(debate, before, after)


def _touching(after: Patch, kind: str, *names: str) -> list[str]:
    """The things of a kind of which the change wrote one of these fields; `translations` stands for all of them."""
    found = []
    for pid, fields in after.get(kind, {}).items():
        written = {name.partition(".")[0] for name, value in (fields or {}).items() if "." not in name or value}
        if written & set(names):
            found.append(pid)
    return found


def _refuse_many_names(after: Patch) -> None:
    for fields in after.get("speaker", {}).values():
        if len((fields or {}).get("aliases") or ()) > ALIASES:
            raise Refused(Why.MANY_NAMES, "aliases", ALIASES)


def _refuse_own_language(debate: Debate, after: Patch, kind: str, table: Any) -> None:
    """Nothing is translated into the language that it is in."""
    pids = _touching(after, kind, "language", "translations")
    if not pids:
        return
    rows = table.objects.filter(debate=debate, pid__in=pids, withdrawn_at__isnull=True)
    if any(language in translations for language, translations in rows.values_list("language", "translations")):
        raise Refused(Why.OWN_LANGUAGE, "language")


def _refuse_nameless(debate: Debate, after: Patch) -> None:
    """A source is called by its title or its outlet."""
    pids = _touching(after, "source", "title", "outlet")
    if (
        pids
        and Source.objects.filter(debate=debate, pid__in=pids, withdrawn_at__isnull=True, title="", outlet="").exists()
    ):
        raise Refused(Why.NAMELESS, "title")


def _refuse_relayed(debate: Debate, before: Patch, after: Patch) -> None:
    """Whom a speaker relays is another, and there is a speaker."""
    for some in _batches(_touching(after, "citation", "speaker", "via")):
        rows = Citation.objects.filter(debate=debate, pid__in=some, withdrawn_at__isnull=True, via__isnull=False)
        for pid, speaker, via in rows.values_list("pid", "speaker__pid", "via__pid"):
            now = {"speaker": speaker, "via": via}
            was = before.get("citation", {}).get(pid)
            if _relays(now) and not (was is not None and _relays(now | was)):
                raise Refused(Why.RELAYED, "via")


def _relays(fields: Fields) -> bool:
    """Whether somebody relays himself, or nobody somebody."""
    return bool(fields["via"]) and fields["speaker"] in (None, fields["via"])


def _refuse_cited_twice(debate: Debate, before: Patch, after: Patch) -> None:
    """The same words for the same, said by the same: where a citation is new, there again, or says another thing.
    Merging may bring two together, and loses neither."""
    if _merges(after):
        return
    chosen = dict.fromkeys(_said_anew(before, after))
    live = Citation.objects.filter(debate=debate, withdrawn_at__isnull=True)
    for some in _batches(chosen):
        own = set(live.filter(pid__in=some).values_list(*SAME))
        for place, subject in enumerate(("claim", "link")):
            subjects = {key[place] for key in own} - {None}
            near = live.filter(**{f"{subject}__in": subjects}, seal__in={key[3] for key in own})
            there = near.values_list("pid", *SAME) if subjects else ()
            if any(key in own and pid not in chosen for pid, *rest in there if (key := tuple(rest))):
                raise Refused(Why.CITED, "passage")


def _said_anew(before: Patch, after: Patch) -> Iterator[str]:
    for pid, fields in after.get("citation", {}).items():
        new = before.get("citation", {}).get(pid) is None
        if fields and (new or fields.get("state") == Address.State.LIVE or {"stance", "speaker"} & set(fields)):
            yield pid


def _batches(pids: Iterable[str]) -> Iterator[list[str]]:
    found = list(pids)
    for first in range(0, len(found), BATCH):
        yield found[first : first + BATCH]


def _merges(after: Patch) -> bool:
    return any(
        (fields or {}).get("state") == Address.State.MERGED for things in after.values() for fields in things.values()
    )
