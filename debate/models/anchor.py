"""Anchors: where a citation or a note stands in one source text or claim version."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from debate.models import base


class Anchor(base.Owned):
    """Appended, never overwritten: of one subject's rows the newest counts. Offsets in code points, half open."""

    class Status(models.TextChoices):
        ANCHORED = "anchored"
        MOVED = "moved"
        CHANGED = "changed"
        REVIEW = "review"
        ORPHAN = "orphan"

    citation = base.to("debate.Citation", null=True)
    annotation = base.to("debate.Annotation", null=True)
    source_text = base.to("debate.SourceText", null=True)
    claim_version = base.to("debate.ClaimVersion", null=True)
    status = models.CharField(max_length=8, choices=Status.choices)
    start = models.PositiveIntegerField(null=True)
    end = models.PositiveIntegerField(null=True)
    similarity = models.FloatField(null=True)
    stage = models.CharField(max_length=20)
    flags = models.JSONField(default=list)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", db_index=False, null=True
    )

    class Meta:
        constraints: ClassVar = [
            base.one_of("anchor_one_subject", "citation", "annotation"),
            base.one_of("anchor_one_target", "source_text", "claim_version"),
            base.one_in("anchor_status", "status", ["anchored", "moved", "changed", "review", "orphan"]),
            models.CheckConstraint(
                name="anchor_end_after_start",
                condition=Q(start__isnull=True, end__isnull=True) | Q(end__gt=F("start")),
            ),
            models.CheckConstraint(
                name="anchor_found_has_place",
                condition=~Q(status__in=["anchored", "moved", "changed"]) | Q(start__isnull=False, end__isnull=False),
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["debate", "citation", "id"], name="anchor_citation"),
            models.Index(fields=["debate", "annotation", "id"], name="anchor_annotation"),
            models.Index(fields=["debate", "source_text"], name="anchor_source_text"),
        ]

    def __str__(self) -> str:
        return self.status
