"""Citations: what a claim or a link rests on."""

from typing import ClassVar

from django.db import models
from django.db.models import Case, JSONField, OuterRef, Q, Subquery, TextField, When

from debate.models import base
from debate.models.source import Block


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
