"""What a person follows in a debate, and what is new there since it was last looked at."""

from collections import defaultdict
from dataclasses import dataclass

from django.db import connection, transaction
from django.db.models import Count, Min

from debate.access.queries import visible
from debate.history import briefs
from debate.history.briefs import to_tell
from debate.history.refusals import Refused, Why
from debate.models import Address, Change, Debate, Touched, User, Watch
from debate.text.words import Words

NEWS_AT_MOST = 200
"""Changes of a debate that are looked through for news, the newest of them."""
TOUCHED_AT_MOST = 2_000
"""Things that these changes touched and that are looked at: a withdrawn branch may be any size."""
WATCHES_AT_MOST = 500

ABOVE = """
WITH RECURSIVE above(seed, claim) AS (
    SELECT claim.pid, claim.id FROM debate_claim AS claim WHERE claim.debate_id = %s AND claim.pid IN ({seeds})
    UNION
    SELECT above.seed, link.parent_id
    FROM above
    JOIN debate_link AS link ON link.debate_id = %s AND link.premise_id = above.claim
        AND link.home AND link.withdrawn_at IS NULL
)
SELECT above.seed, claim.pid FROM above JOIN debate_claim AS claim ON claim.id = above.claim
"""


@dataclass(frozen=True, slots=True)
class News:
    """What a person follows, and the changes that touched it since; `more` if there may be others before them."""

    watch: Watch
    changes: tuple[Change, ...]
    more: bool


def kind_of(debate: Debate, pid: str) -> str:
    """What a pid is, if it can be followed: claim or source; else empty."""
    row = Address.objects.filter(debate=debate, pid=pid, kind__in=["claim", "source"]).first()
    return row.kind if row else ""


@transaction.atomic
def watch(*, user: User, debate: Debate, kind: str, pid: str) -> Watch:
    """Follow a debate, a claim, a claim with its branch, or a source, from now on. Refused for anything else."""
    wanted = {"branch": "claim"}.get(kind, kind)
    if not Address.objects.filter(debate=debate, pid=pid, kind=wanted).exists() or kind not in Watch.Kind.values:
        raise Refused(Why.UNKNOWN, "pid")
    if Watch.objects.filter(debate=debate, user=user).count() >= WATCHES_AT_MOST:
        raise Refused(Why.TOO_LONG, "", WATCHES_AT_MOST)
    found, _ = Watch.objects.get_or_create(
        debate=debate, user=user, kind=kind, pid=pid, defaults={"seen": debate.revision, "created_by": user}
    )
    return found


def unwatch(*, user: User, debate: Debate, kind: str, pid: str) -> None:
    """Follow it no longer."""
    Watch.objects.filter(debate=debate, user=user, kind=kind, pid=pid).delete()


def mark_seen(*, user: User, debate: Debate, revision: int) -> None:
    """All that a person follows in a debate was read up to this revision."""
    Watch.objects.filter(debate=debate, user=user, seen__lt=revision).update(seen=min(revision, debate.revision))


def watched(user: User, debate: Debate, pids: list[str]) -> set[tuple[str, str]]:
    """Which of these a person follows, as (kind, pid): one query."""
    rows = Watch.objects.filter(debate=debate, user=user, pid__in=pids)
    return set(rows.values_list("kind", "pid"))


def news(user: User, debate: Debate, *, told: bool = True) -> list[News]:
    """For each thing a person follows in a debate, the changes by others since: four queries, or one for none.

    `told`: with what they changed, to tell it.
    """
    watches = list(Watch.objects.filter(debate=debate, user=user).order_by("pk"))
    if not watches:
        return []
    since = min(row.seen for row in watches)
    recent = Change.objects.filter(debate=debate, revision__gt=since).exclude(by=user)
    recent = to_tell(recent.select_related("by")) if told else recent.defer("before", "after")
    changes = {row.revision: row for row in recent.order_by("-revision")[:NEWS_AT_MOST]}
    if told:
        briefs.told(debate.pk, list(changes.values()))
    touched = _touched(debate, list(changes))
    branches = any(row.kind == Watch.Kind.BRANCH for row in watches)
    above = _above(debate, sorted({pid for pids in touched.values() for pid in pids})) if branches else {}
    found = []
    for row in watches:
        own = [
            change
            for revision, change in changes.items()
            if revision > row.seen and _concerns(row, touched[revision], above)
        ]
        found.append(News(row, tuple(own), more=len(changes) == NEWS_AT_MOST))
    return found


def _touched(debate: Debate, revisions: list[int]) -> dict[int, set[str]]:
    found: dict[int, set[str]] = defaultdict(set)
    rows = Touched.objects.filter(debate=debate, revision__in=revisions).order_by("-revision")
    for revision, pid in rows.values_list("revision", "pid")[:TOUCHED_AT_MOST]:
        found[revision or 0].add(pid)
    return found


def _above(debate: Debate, pids: list[str]) -> dict[str, set[str]]:
    """Each of these claims with all claims above it."""
    found: dict[str, set[str]] = defaultdict(set)
    if pids:
        with connection.cursor() as cursor:
            marks = ", ".join(["%s"] * len(pids))
            cursor.execute(ABOVE.format(seeds=marks), [debate.pk, *pids, debate.pk])
            for seed, pid in cursor.fetchall():
                found[seed].add(pid)
    return found


def _concerns(row: Watch, touched: set[str], above: dict[str, set[str]]) -> bool:
    if row.kind == Watch.Kind.DEBATE:
        return True
    if row.kind == Watch.Kind.BRANCH:
        return any(row.pid == pid or row.pid in above.get(pid, ()) for pid in touched)
    return row.pid in touched


@dataclass(frozen=True, slots=True)
class Watched:
    """A debate in which a person follows something: how many things, and how many changes there were since."""

    slug: str
    title: Words
    things: int
    changes: int


def watched_debates(user: User) -> list[Watched]:
    """The debates in which a person follows something, as far as he may see them: one query."""
    rows = Watch.objects.filter(user=user, debate__in=visible(user)).values("debate")
    found = rows.annotate(things=Count("pk"), since=Min("seen")).values_list(
        *("debate__slug", "debate__language", "debate__title", "debate__translations", "debate__revision"),
        *("things", "since"),
    )
    return [
        Watched(slug, Words.part(language, title, translations, "title"), things, max(0, revision - since))
        for slug, language, title, translations, revision, things, since in found.order_by("-debate__changed_at")
    ]


def news_marks(user: User, debate: Debate) -> list[str]:
    """The claims that the news of a person's watches are about, for marks on the map."""
    revisions = {change.revision for item in news(user, debate, told=False) for change in item.changes}
    pids = {pid for found in _touched(debate, sorted(revisions)).values() for pid in found}
    rows = Address.objects.filter(debate=debate, pid__in=pids, kind="claim", state=Address.State.LIVE)
    return sorted(rows.values_list("pid", flat=True))
