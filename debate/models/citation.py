"""Citations: what a claim or a link rests on."""

from collections.abc import Sequence
from typing import Any, ClassVar, NamedTuple

from django.db import models
from django.db.models import Case, JSONField, OuterRef, Q, QuerySet, Subquery, TextField, When

from debate.models import base
from debate.models.source import Block


class Named(NamedTuple):
    """A speaker, as far as citations name him."""

    pid: str
    kind: str
    language: str
    name: str
    translations: dict[str, Any]


class Told(NamedTuple):
    """A source, as far as citations tell of it."""

    pid: str
    title: str
    outlet: str
    author: str
    published: str
    language: str
    address: str
    archive: str
    licence: str
    words: str
    translations: dict[str, Any]


class Own(NamedTuple):
    """A citation's own columns, and the digest of its paragraph where it was asked for."""

    pk: int
    pid: str
    claim_id: int | None
    source_id: int
    block: int
    start: int
    exact: str
    prefix: str
    suffix: str
    stance: str
    role: str
    affiliation: str
    said: str
    translations: dict[str, Any]
    digest: str | None
    digest_translations: dict[str, Any] | None


class Cited:
    """A citation loaded with_passages, read without making models of it; only to be looked at."""

    __slots__ = ("own", "source", "speaker", "via")

    def __init__(self, row: Sequence[Any]) -> None:
        self.own = Own(*row[:16])
        self.source = Told(*row[16:27])
        self.speaker = Named(*row[27:32]) if row[27] else None
        self.via = Named(*row[32:37]) if row[32] else None

    def __getattr__(self, name: str) -> Any:
        return getattr(self.own, name)


class Citations(models.QuerySet["Citation"]):
    """Citations, with what else a page shows of them."""

    def with_passages(self, chosen: Q) -> "Citations":
        """Load source and speakers, and where `chosen` holds `digest` and `digest_translations` of the paragraph."""
        block = Block.objects.filter(debate=OuterRef("debate"), source=OuterRef("source"), number=OuterRef("block"))
        return self.annotate(
            digest=Case(When(chosen, then=Subquery(block.values("digest"))), output_field=TextField()),
            digest_translations=Case(
                When(chosen, then=Subquery(block.values("translations"))), output_field=JSONField()
            ),
        ).select_related("source", "speaker", "via")

    def as_cited(self, chosen: Q) -> QuerySet["Citation", Any]:
        """The columns that Cited is made of."""
        parts = base.columns(Own), base.columns(Told, "source__"), base.columns(Named, "speaker__")
        rows = self.with_passages(chosen).select_related(None)
        return rows.values_list(*(name for part in parts for name in part), *base.columns(Named, "via__"))


class Citation(base.Public):
    """Claim or link to passage. A sealed citation carries the place and seal of its words, not the words."""

    class Stance(models.TextChoices):
        SUPPORTS = "supports"
        DISPUTES = "disputes"
        MENTIONS = "mentions"

    claim = base.to("debate.Claim", null=True)
    link = base.to("debate.Link", null=True)
    source = base.to("debate.Source")
    block = models.PositiveIntegerField()
    start = models.PositiveIntegerField()
    length = models.PositiveIntegerField()
    folded = models.PositiveIntegerField()
    seal = models.CharField(max_length=67)
    exact = models.TextField(blank=True)
    prefix = models.CharField(max_length=64, blank=True)
    suffix = models.CharField(max_length=64, blank=True)
    stance = models.CharField(max_length=8, choices=Stance.choices)
    speaker = base.to("debate.Speaker", null=True)
    role = models.CharField(max_length=300, blank=True)
    affiliation = models.CharField(max_length=300, blank=True)
    said = models.CharField(max_length=10, blank=True)
    via = base.to("debate.Speaker", null=True)
    translations = base.translations()

    objects = Citations.as_manager()

    class Meta:
        constraints: ClassVar = [
            base.own_address("citation"),
            base.one_of("citation_one_subject", "claim", "link"),
            base.one_in("citation_stance", "stance", ["supports", "disputes", "mentions"]),
            models.CheckConstraint(name="citation_block_from_one", condition=models.Q(block__gte=1)),
            models.CheckConstraint(name="citation_length_from_one", condition=models.Q(length__gte=1)),
            *base.at_most(
                "citation", pid=10, seal=67, exact=10_000, prefix=64, suffix=64, role=300, affiliation=300, said=10
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["debate", "claim"], name="citation_claim"),
            models.Index(fields=["debate", "link"], name="citation_link"),
            models.Index(fields=["debate", "source", "block", "start"], name="citation_place"),
            models.Index(fields=["debate", "speaker"], name="citation_speaker"),
            models.Index(fields=["debate", "via"], name="citation_via"),
        ]
