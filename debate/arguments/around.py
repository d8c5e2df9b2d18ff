"""What stands around one claim, as tuples: making models of the dozens of rows took a third of a page."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db.models import (
    Case,
    Count,
    Exists,
    F,
    FilteredRelation,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
    Window,
)
from django.db.models.functions import Coalesce, RowNumber

from debate.arguments.paths import Way
from debate.models import Annotation, Citation, Claim, Link, Wording
from debate.models.base import columns
from debate.models.prepared import Prepared
from debate.text.words import Words

DRAWN = 60
"""Most responses of one relation on a claim's page; its next page begins with the one after them."""
IS_UNDERCUT = Case(When(target_link__isnull=False, then=Value(1)), default=Value(0))


class Opened(NamedTuple):
    """What a claim's own page shows beyond its wording, how many claims stand under it, and whether public notes are
    on it or on its citations."""

    detail_html: str
    created_at: Any
    below: int
    noted: bool


class Bond(NamedTuple):
    """A link as pages place claims by it."""

    pk: int
    pid: str
    relation: str
    group: str
    placement: str
    rank: int
    home: bool
    target_link_id: int | None
    parent_id: int
    premise_id: int


@dataclass(frozen=True, slots=True)
class Around:
    """The links under a claim that are drawn, in their order; those on its ways up, and joint premises beside these;
    and all their claims."""

    below: tuple[Bond, ...]
    steps: dict[int, Bond]
    beside: tuple[Bond, ...]
    claims: dict[int, Wording]
    attacked: dict[int, int]


def opened(debate_id: int, pid: str) -> tuple[Wording, Opened, tuple[Words, ...]]:
    """A live claim and its tags in their order: one query, which gives the claim once for each of them.
    Claim.DoesNotExist if it is not live."""
    rows = _tagged(debate_id, pid)
    if not rows:
        raise Claim.DoesNotExist
    named = len(Wording._fields)
    claim, own = Wording(*rows[0][:named]), Opened(*rows[0][named:-2])
    tags = ((name, translations) for *_, name, translations in rows if name is not None)
    return claim, own, tuple(Words.part(claim.language, name, words, "name") for name, words in tags)


@Prepared
def _tagged(debate_id: int, pid: str) -> QuerySet[Claim, Any]:
    under = Link.objects.filter(debate_id=debate_id, parent=OuterRef("pk"), withdrawn_at__isnull=True)
    notes = Annotation.objects.filter(
        debate_id=debate_id, visibility=Annotation.Visibility.PUBLIC, withdrawn_at__isnull=True
    )
    cited = Citation.objects.filter(debate_id=debate_id, claim=OuterRef(OuterRef("pk")))
    return (
        Claim.objects.filter(debate_id=debate_id, pid=pid, withdrawn_at__isnull=True)
        .annotate(
            own=FilteredRelation("carried", condition=Q(carried__debate=debate_id)),
            below=Coalesce(Subquery(under.values("parent").annotate(times=Count("pk")).values("times")), 0),
            noted=Exists(notes.filter(claim=OuterRef("pk"))) | Exists(notes.filter(citation__in=cited.values("pk"))),
        )
        .order_by("own__rank", "own__pk")
        .values_list(*columns(Wording), *columns(Opened), "own__tag__name", "own__tag__translations")
    )


def around(debate_id: int, claim: Wording, below: int, ways: Sequence[Way], start: int) -> Around:
    """The links under a claim from number `start` of each relation on, those on its ways up, and the joint premises
    where it stands: one query."""
    steps = [step.link_id for way in ways for step in way.steps]
    attacks = [way.attacks for way in ways if way.attacks is not None]
    paged = (start, start + DRAWN) if below > DRAWN or start else (None, None)
    joint = {way.steps[0].claim_id for way in ways if way.group}
    rows = _links(debate_id, claim.pk, sorted(set(steps)), sorted(set(attacks)), sorted(joint), *paged)
    found = [(leg, Bond(*row[: len(Bond._fields)]), Wording(*row[len(Bond._fields) :])) for leg, *row in rows]
    drawn = sorted((bond for leg, bond, _ in found if leg == 0), key=lambda bond: (bond.rank, bond.pid))
    return Around(
        below=tuple(drawn),
        steps={bond.pk: bond for leg, bond, _ in found if leg == 1},
        beside=tuple(bond for leg, bond, _ in found if leg == 3),
        claims={claim.pk: claim} | {words.pk: words for _, _, words in found},
        attacked={bond.pk: words.pk for leg, bond, words in found if leg == 2},
    )


@Prepared
def _links(
    debate_id: int,
    parent: int,
    steps: list[int],
    attacked: list[int],
    joint: list[int],
    start: int | None,
    end: int | None,
) -> QuerySet[Link, Any]:
    """A union of the links under the claim with their premises (0), those above it with the claims they lead to (1),
    those attacked by the claim with their targets (2), and under the claims `joint` those that count only together (3).
    By nothing but keys where it can be: SQLite would walk all links of the debate otherwise."""
    below = Link.objects.filter(debate_id=debate_id, parent=parent, withdrawn_at__isnull=True)
    if start is not None:
        number = Window(RowNumber(), partition_by=[F("relation"), IS_UNDERCUT], order_by=["rank", "pid"])
        drawn = below.annotate(number=number).filter(number__gt=start, number__lte=end)
        below = Link.objects.filter(pk__in=drawn.values("pk"))
    legs = [_leg(below, 0, "premise__")]
    if steps:
        legs.append(_leg(Link.objects.filter(pk__in=steps), 1, "parent__"))
    if attacked:
        legs.append(_leg(Link.objects.filter(pk__in=attacked, target_claim__isnull=False), 2, "target_claim__"))
    if joint:
        beside = Link.objects.filter(debate_id=debate_id, parent__in=joint, group__gt="", withdrawn_at__isnull=True)
        legs.append(_leg(beside, 3, "premise__"))
    return legs[0].union(*legs[1:], all=True) if legs[1:] else legs[0]


def _leg(rows: QuerySet[Link], number: int, prefix: str) -> QuerySet[Link, Any]:
    return rows.annotate(leg=Value(number)).values_list("leg", *columns(Bond), *columns(Wording, prefix))
