"""What happened, and every address ever issued."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from debate.models import base


class Address(models.Model):
    """One row per pid ever issued; the only table whose index does not begin with the debate."""

    class Kind(models.TextChoices):
        DEBATE = "debate"
        CLAIM = "claim"
        LINK = "link"
        SOURCE = "source"
        CITATION = "citation"
        SPEAKER = "speaker"
        ANNOTATION = "annotation"

    class State(models.TextChoices):
        LIVE = "live"
        MERGED = "merged"
        WITHDRAWN = "withdrawn"

    pid = models.CharField(max_length=base.PID_LENGTH, primary_key=True)
    kind = models.CharField(max_length=10, choices=Kind.choices)
    debate = base.to("debate.Debate")
    state = models.CharField(max_length=9, choices=State.choices, default=State.LIVE)
    successor = models.CharField(max_length=base.PID_LENGTH, blank=True)
    reason = models.TextField(blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", db_index=False, null=True)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name_plural = "addresses"
        constraints: ClassVar = [
            base.one_in("address_state", "state", ["live", "merged", "withdrawn"]),
            models.CheckConstraint(
                name="address_merged_has_successor", condition=~Q(state="merged") | ~Q(successor="")
            ),
            models.CheckConstraint(
                name="address_live_has_none", condition=~Q(state="live") | Q(successor="", reason="")
            ),
            *base.at_most("address", pid=10, successor=10, reason=1_000),
        ]
        indexes: ClassVar = [models.Index(fields=["debate", "kind", "state"], name="address_debate")]

    def __str__(self) -> str:
        return self.pid


class Change(models.Model):
    """One entry of the append-only history; never the words of a restricted source.

    `before` and `after` are patches (history/patches.py); those of imports and attached texts are only told.
    """

    debate = base.to("debate.Debate")
    revision = models.PositiveIntegerField()
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", db_index=False, null=True)
    action = models.CharField(max_length=30)
    kind = models.CharField(max_length=10)
    pid = models.CharField(max_length=base.PID_LENGTH)
    summary = models.CharField(max_length=1_000, blank=True)
    undoes = models.PositiveIntegerField(null=True)
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)
    rest: tuple[tuple[str, str, int], ...] = ()  # counts beside a brief, where that stands for the patches

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint("debate", "revision", name="change_revision"),
            *base.at_most("change", summary=1_000),
        ]
        indexes: ClassVar = [
            models.Index(fields=["debate", "pid", "revision"], name="change_pid"),
            models.Index(fields=["debate", "by", "revision"], name="change_by"),
            models.Index(fields=["debate", "action", "revision"], name="change_action"),
            models.Index(fields=["debate", "undoes"], name="change_undoes"),
        ]

    def __str__(self) -> str:
        return f"r{self.revision} {self.action}"


class Brief(models.Model):
    """What is told of a large change or proposal (history/briefs.py): the first things of its patches, and counts of
    the rest.

    A table of its own: to reach a column behind a patch of megabytes, SQLite reads the patch.
    """

    debate = base.to("debate.Debate")
    revision = models.PositiveIntegerField(null=True)
    proposal = base.to("debate.Proposal", null=True)
    before = models.JSONField()
    after = models.JSONField()
    counts = models.JSONField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint("debate", "revision", name="brief_of_change"),
            models.UniqueConstraint("debate", "proposal", name="brief_of_proposal"),
            base.one_of("brief_one_cause", "revision", "proposal"),
        ]

    def __str__(self) -> str:
        return f"s{self.proposal_id}" if self.proposal_id else f"r{self.revision}"


class Touched(models.Model):
    """A claim, link, source or speaker that a change or a proposal is about, beside its subject."""

    debate = base.to("debate.Debate")
    pid = models.CharField(max_length=base.PID_LENGTH)
    revision = models.PositiveIntegerField(null=True)
    proposal = base.to("debate.Proposal", null=True)

    class Meta:
        constraints: ClassVar = [base.one_of("touched_one_cause", "revision", "proposal")]
        indexes: ClassVar = [
            models.Index(fields=["debate", "pid", "revision"], name="touched_pid"),
            models.Index(fields=["debate", "revision"], name="touched_revision"),
            models.Index(fields=["debate", "proposal"], name="touched_proposal"),
        ]

    def __str__(self) -> str:
        return self.pid
