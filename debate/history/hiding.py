"""Words of a source that are no longer for everybody: its citations lose them, and so does the history.

The one exception to a history that is only added to: a word that may not be shown may not lie in it either.
"""

from django.db.models import Q

from debate.history.patches import Patch, fields_of, lay
from debate.models import Address, Brief, Change, Citation, Debate, Proposal, Source, Touched

WORDS = ("exact", "prefix", "suffix")


def closed_sources(before: Patch, after: Patch) -> list[str]:
    """The sources whose words a change keeps from the public, which had them before."""
    was = {pid: (fields or {}).get("words") for pid, fields in before.get("source", {}).items()}
    return [pid for pid in _restricted(after) if was[pid] == Source.Words.PUBLIC]


def _restricted(patch: Patch) -> list[str]:
    things = patch.get("source", {}).items()
    return [pid for pid, fields in things if (fields or {}).get("words") == Source.Words.MEMBERS]


def came_closed(debate: Debate, before: Patch) -> set[str]:
    """The citations that a change took to a source whose words are for members: one query, where it took any along."""
    moved = [pid for pid, fields in before.get("citation", {}).items() if fields and "source" in fields]
    if not moved:
        return set()
    rows = Citation.objects.filter(debate=debate, pid__in=moved, source__words=Source.Words.MEMBERS)
    return set(rows.values_list("pid", flat=True))


def hide_words(debate: Debate, patch: Patch) -> Patch:
    """The patch, and with the words of a source those that its citations hold, and those of what was merged into it:
    else they would come back when that is undone. Citations that come to such a source leave their words behind."""
    wider: Patch = {kind: dict(things) for kind, things in patch.items()}
    sources = _restricted(patch)
    if sources:
        for pid in _merged_into(debate, sources):
            lay(wider, "source", pid, {"words": Source.Words.MEMBERS.value})
            sources.append(pid)
        held = Citation.objects.filter(debate=debate, source__pid__in=sources).exclude(exact="", prefix="", suffix="")
        for pid in held.values_list("pid", flat=True):
            lay(wider, "citation", pid, dict.fromkeys(WORDS, ""))
    for pid in _coming(debate, patch, sources):
        lay(wider, "citation", pid, dict.fromkeys(WORDS, ""))
    return wider


def _coming(debate: Debate, patch: Patch, restricted: list[str]) -> list[str]:
    """Citations that get a source whose words are for members, or will be: one query, where any gets a source."""
    given = {
        pid: fields["source"] for pid, fields in patch.get("citation", {}).items() if fields and "source" in fields
    }
    if not given:
        return []
    rows = Source.objects.filter(debate=debate, pid__in=set(given.values()), words=Source.Words.MEMBERS)
    told = {pid: (fields or {}).get("words") for pid, fields in patch.get("source", {}).items()}
    closed = {pid for pid in rows.values_list("pid", flat=True) if told.get(pid) != Source.Words.PUBLIC} | {*restricted}
    return [pid for pid, source in given.items() if source in closed]


def _merged_into(debate: Debate, sources: list[str]) -> list[str]:
    """The sources that lead to these, and whose words are for everybody still."""
    merged = Address.objects.filter(debate=debate, kind=Address.Kind.SOURCE, state=Address.State.MERGED)
    rows = Source.objects.filter(debate=debate, words=Source.Words.PUBLIC)
    return list(rows.filter(pid__in=merged.filter(successor__in=sources).values("pid")).values_list("pid", flat=True))


def forget_words(debate: Debate, sources: list[str], citations: set[str]) -> None:
    """Blank the words of these sources' citations, and of these, wherever changes, their briefs and
    proposals hold them."""
    cited = Citation.objects.filter(debate=debate, source__pid__in=sources)
    pids = {*cited.values_list("pid", flat=True), *citations}
    about = Touched.objects.filter(debate=debate, pid__in=pids)
    changes = Change.objects.filter(debate=debate, revision__in=about.values("revision"))
    proposals = Proposal.objects.filter(debate=debate)  # a citation that waits has no row yet: ask each for its source
    briefs = Brief.objects.filter(Q(revision__in=about.values("revision")) | Q(proposal__isnull=False), debate=debate)
    rows: list[Change | Brief | Proposal] = [*changes, *briefs, *proposals]
    for row in rows:
        kept = [_blank(patch, pids, sources) for patch in (row.before, row.after)]
        if any(kept):
            row.save(update_fields=["before", "after"])


def _blank(patch: Patch | None, pids: set[str], sources: list[str]) -> bool:
    """Whether there were words to take out of the citations of a patch."""
    found = False
    for kind, pid, fields in fields_of(patch or {}):
        if kind != "citation" or not fields or not (pid in pids or fields.get("source") in sources):
            continue
        for name in WORDS:
            if fields.get(name):
                fields[name], found = "", True
    return found
