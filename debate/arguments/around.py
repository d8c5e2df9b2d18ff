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
from debate.models import Annotation, Bond, Citation, Claim, Link, Wording
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


@dataclass(frozen=True, slots=True)
class Around:
    """The links under a claim that are drawn, in their order, and joint premises beside its own links; the claims of
    all these and of its ways up; and what is attacked by it."""

    below: tuple[Bond, ...]
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
    """The links under a claim from number `start` of each relation on, what it attacks, and the joint premises where it
    stands: one query, none where there is nothing of these."""
    attacks = [way.link.target_link_id for way in ways if way.link.target_link_id is not None]
    paged = (start, start + DRAWN) if below > DRAWN or start else (None, None)
    joint = {way.link.parent_id for way in ways if way.link.group}
    wanted = below or attacks or joint
    rows = _links(debate_id, claim.pk, sorted(set(attacks)), sorted(joint), *paged) if wanted else []
    found = [(leg, Bond(*row[: len(Bond._fields)]), Wording(*row[len(Bond._fields) :])) for leg, *row in rows]
    drawn = sorted((bond for leg, bond, _ in found if leg == 0), key=lambda bond: (bond.rank, bond.pid))
    above = (step.claim for way in ways for step in way.steps)
    return Around(
        below=tuple(drawn),
        beside=tuple(bond for leg, bond, _ in found if leg == 2),
        claims={words.pk: words for words in (claim, *above, *(words for _, _, words in found))},
        attacked={bond.pk: words.pk for leg, bond, words in found if leg == 1},
    )


@Prepared
def _links(
    debate_id: int,
    parent: int,
    attacked: list[int],
    joint: list[int],
    start: int | None,
    end: int | None,
) -> QuerySet[Link, Any]:
    """A union of the links under the claim with their premises (0), those attacked by the claim with their targets (1),
    and under the claims `joint` those that count only together (2).
    By nothing but keys where it can be: SQLite would walk all links of the debate otherwise."""
    below = Link.objects.filter(debate_id=debate_id, parent=parent, withdrawn_at__isnull=True)
    if start is not None:
        number = Window(RowNumber(), partition_by=[F("relation"), IS_UNDERCUT], order_by=["rank", "pid"])
        drawn = below.annotate(number=number).filter(number__gt=start, number__lte=end)
        below = Link.objects.filter(pk__in=drawn.values("pk"))
    legs = [_leg(below, 0, "premise__")]
    if attacked:
        legs.append(_leg(Link.objects.filter(pk__in=attacked, target_claim__isnull=False), 1, "target_claim__"))
    if joint:
        beside = Link.objects.filter(debate_id=debate_id, parent__in=joint, group__gt="", withdrawn_at__isnull=True)
        legs.append(_leg(beside, 2, "premise__"))
    return legs[0].union(*legs[1:], all=True) if legs[1:] else legs[0]


def _leg(rows: QuerySet[Link], number: int, prefix: str) -> QuerySet[Link, Any]:
    return rows.annotate(leg=Value(number)).values_list("leg", *columns(Bond), *columns(Wording, prefix))
