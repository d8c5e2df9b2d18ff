"""Read the history a page at a time, and the state of things as of a revision."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.db.models.fields.json import KeyTextTransform, KeyTransform

from debate.history.briefs import to_tell, told
from debate.history.patches import Fields, Patch, fields_of
from debate.history.things import states
from debate.models import Address, Change, Proposal, Touched, User

PAGE = 50
ABOUT = 1_000
"""Changes about one thing that are looked at for one page, where there are other conditions."""
BEGINNINGS = ("imported", "synthesized", "copied")
"""Actions that bring a whole debate, and keep no patch: nothing is known of what was before."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Which changes: by a person (key), of an action, about a thing (pid), before a revision; all where empty."""

    person: int | None = None
    action: str = ""
    thing: str = ""
    before: int | None = None


@dataclass(frozen=True, slots=True)
class Entries:
    """Changes, the newest first; `older` is what to ask for with `before`, None where there are no more."""

    rows: tuple[Change, ...]
    older: int | None


def entries(debate_id: int, asked: Asked, *, most: int = PAGE) -> Entries:
    """A page of changes with who made them, to be told: one query, three for those about a thing or of a person, and
    one more where one is large."""
    rows = to_tell(Change.objects.filter(debate=debate_id).select_related("by"))
    if asked.before is not None:
        rows = rows.filter(revision__lt=asked.before)
    if asked.person is not None:
        rows = rows.filter(
            of(debate_id, asked.person) if asked.thing else Q(revision__in=_of(debate_id, asked, most + 1))
        )
    if asked.action:
        rows = rows.filter(action=asked.action)
    rest = None
    if asked.thing:
        about, rest = _about(debate_id, asked, ABOUT if asked.person or asked.action else most + 1)
        rows = rows.filter(revision__in=about)
    found = list(rows.order_by("-revision")[: most + 1])
    told(debate_id, found)
    if len(found) > most:
        return Entries(tuple(found[:most]), found[most - 1].revision)
    return Entries(tuple(found), rest)


def _of(debate_id: int, asked: Asked, most: int) -> list[int]:
    """The newest revisions that are a person's; each index gives its newest, whatever else he has done."""
    found: set[int | None] = set()
    accepted = Proposal.objects.filter(created_by=asked.person, state=Proposal.State.ACCEPTED)
    for rows in (Change.objects.filter(by=asked.person), accepted):
        own = rows.filter(debate=debate_id, **({"action": asked.action} if asked.action else {}))
        if asked.before is not None:
            own = own.filter(revision__lt=asked.before)
        found |= set(own.order_by("-revision").values_list("revision", flat=True)[:most])
    return sorted((revision for revision in found if revision), reverse=True)[:most]


def _about(debate_id: int, asked: Asked, most: int) -> tuple[list[int], int | None]:
    """The newest revisions that are about a thing, and the oldest of them if there may be more."""
    found: set[int] = set()
    rest = 0
    for table in (Touched, Change):
        rows = table.objects.filter(debate=debate_id, pid=asked.thing, revision__isnull=False)
        if asked.before is not None:
            rows = rows.filter(revision__lt=asked.before)
        near = [row["revision"] or 0 for row in rows.order_by("-revision").values("revision")[:most]]
        found |= set(near)
        rest = max(rest, near[-1]) if len(near) == most else rest
    return sorted((revision for revision in found if revision >= rest), reverse=True), rest or None


def undoings(debate_id: int, revisions: Iterable[int]) -> dict[int, int]:
    """Of these changes the undone ones, each with the change that undid it last: one query."""
    rows = Change.objects.filter(debate=debate_id, undoes__in=list(revisions)).order_by("revision")
    return {undone or 0: revision for undone, revision in rows.values_list("undoes", "revision")}


def find_entry(debate_id: int, revision: int) -> Change:
    """One change with who made it. Change.DoesNotExist."""
    return Change.objects.select_related("by").get(debate=debate_id, revision=revision)


def find_told(debate_id: int, revision: int) -> Change:
    """The same, to be told: two queries for a large one. Change.DoesNotExist."""
    found = to_tell(Change.objects.select_related("by")).get(debate=debate_id, revision=revision)
    told(debate_id, [found])
    return found


def of(debate_id: int, person: int) -> Q:
    """Changes that are a person's: he made them, or suggested what was accepted, be it with other words."""
    suggested = Proposal.objects.filter(debate=debate_id, created_by=person, state=Proposal.State.ACCEPTED)
    return Q(by=person) | Q(revision__in=suggested.values("revision"))


def people(debate_id: int, *, among: int = ABOUT) -> list[User]:
    """Who made the newest changes, or suggested the newest that were accepted, by name: one query."""
    newest = Change.objects.filter(debate=debate_id, by__isnull=False).order_by("-revision")[:among]
    accepted = Proposal.objects.filter(debate=debate_id, state=Proposal.State.ACCEPTED, created_by__isnull=False)
    suggested = accepted.order_by("-pk")[:among]
    found = User.objects.filter(Q(pk__in=newest.values("by")) | Q(pk__in=suggested.values("created_by")))
    return sorted(found, key=lambda user: (user.get_full_name(), user.pk))


def retired_by(debate_id: int, kind: str, pid: str) -> int | None:
    """The change that withdrew or merged a thing; None if it came here retired: three queries, none reads a patch."""
    about, _ = _about(debate_id, Asked(thing=pid), PAGE)
    rows = Change.objects.filter(debate=debate_id, revision__in=about, before__isnull=False).order_by("-revision")
    for revision, state in _states_in(rows, kind, pid):
        if state:
            return None if state == Address.State.LIVE else revision
    return None


def _states_in(rows: QuerySet[Change], kind: str, pid: str) -> Iterable[tuple[int, str | None]]:
    """What changes say of the state of a thing, each read when its turn comes."""
    if pid.isdecimal():  # what SQLite would take for a place in a list, not for a name
        for revision, after in rows.values_list("revision", "after").iterator(chunk_size=1):
            yield revision, (((after or {}).get(kind) or {}).get(pid) or {}).get("state")
        return
    state = KeyTextTransform("state", KeyTransform(pid, KeyTransform(kind, "after")))
    yield from rows.annotate(state_in=state).filter(state_in__isnull=False).values_list("revision", "state_in")[:1]


def first_revision(debate_id: int) -> int:
    """The first revision of which everything is known: 1, or where the debate was brought here. One query."""
    brought = Change.objects.filter(debate=debate_id, action__in=BEGINNINGS, before__isnull=True)
    return brought.order_by("-revision").values_list("revision", flat=True).first() or 1


def later_than(debate_id: int, revision: int) -> int:
    """How many changes came after a revision."""
    return Change.objects.filter(debate=debate_id, revision__gt=revision).count()


def undone_since(debate_id: int, revision: int, kinds: Iterable[str]) -> dict[str, dict[str, Fields | None]]:
    """What fields of things of these kinds were at a revision, as far as they changed since; None: it was not there."""
    later = Change.objects.filter(debate=debate_id, revision__gt=revision, before__isnull=False)
    found: dict[str, dict[str, Fields | None]] = {kind: {} for kind in kinds}
    for before in later.order_by("-revision").values_list("before", flat=True).iterator(chunk_size=500):
        for kind, things in found.items():
            _lay_back(things, (before or {}).get(kind, {}))
    return found


def _lay_back(things: dict[str, Fields | None], before: Mapping[str, Fields | None]) -> None:
    for pid, fields in before.items():
        known = things.get(pid)
        if fields is None:
            things[pid] = None
        elif known is None:
            things[pid] = dict(fields)
        else:
            known.update(fields)


def states_at(debate_id: int, revision: int, wanted: Mapping[str, Iterable[str] | None]) -> Patch:
    """The fields of these things (all of a kind for None) as of a revision that is not before first_revision().

    What was not there then is missing, and so is a field that it did not have.
    """
    back = undone_since(debate_id, revision, wanted)
    found: Patch = {}
    for kind, pid, fields in fields_of(states(debate_id, wanted)):
        then = with_back(fields or {}, back[kind].get(pid, {}))
        if then is not None:
            found.setdefault(kind, {})[pid] = then
    return found


def with_back(now: Fields, back: Fields | None) -> Fields | None:
    """Present fields with what they were laid upon them; None for what was not there."""
    if back is None:
        return None
    return {name: value for name, value in {**now, **back}.items() if value is not None or name not in back}
