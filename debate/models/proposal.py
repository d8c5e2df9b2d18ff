"""Proposals: changes that wait for an editor, and mistakes that readers report."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from debate.models import base


class Proposal(base.Owned):
    """A change as its action would have made it; `before` is what it was made upon, `revision` what it became."""

    class State(models.TextChoices):
        WAITING = "waiting"
        ACCEPTED = "accepted"
        DECLINED = "declined"
        WITHDRAWN = "withdrawn"

    state = models.CharField(max_length=9, choices=State.choices, default=State.WAITING)
    action = models.CharField(max_length=30)
    kind = models.CharField(max_length=10)
    pid = models.CharField(max_length=base.PID_LENGTH)
    summary = models.CharField(max_length=1_000, blank=True)
    undoes = models.PositiveIntegerField(null=True)
    before = models.JSONField()
    after = models.JSONField()
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", db_index=False, null=True
    )
    reason = models.TextField(blank=True)
    revision = models.PositiveIntegerField(null=True)
    told = models.BooleanField(default=False)
    rest: tuple[tuple[str, str, int], ...] = ()  # counts beside a brief, where that stands for the patches

    class Meta:
        constraints: ClassVar = [
            base.one_in("proposal_state", "state", ["waiting", "accepted", "declined", "withdrawn"]),
            *base.at_most("proposal", summary=1_000, reason=1_000),
            models.CheckConstraint(
                name="proposal_accepted_has_revision", condition=~models.Q(state="accepted", revision__isnull=True)
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["debate", "state", "id"], name="proposal_state"),
            models.Index(fields=["debate", "created_by"], name="proposal_by"),
            models.Index(fields=["debate", "revision"], name="proposal_revision"),
        ]

    def __str__(self) -> str:
        return f"{self.action} {self.state}"


class Report(base.Owned):
    """What a reader, with or without an account, says is wrong with a thing or with the debate."""

    class State(models.TextChoices):
        OPEN = "open"
        CLOSED = "closed"

    kind = models.CharField(max_length=10)
    pid = models.CharField(max_length=base.PID_LENGTH)
    body = models.TextField()
    contact = models.CharField(max_length=300, blank=True)
    state = models.CharField(max_length=6, choices=State.choices, default=State.OPEN)
    closed_at = models.DateTimeField(null=True)
    closed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", db_index=False, null=True)
    answer = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar = [
            base.one_in("report_state", "state", ["open", "closed"]),
            *base.at_most("report", body=2_000, contact=300, answer=1_000),
        ]
        indexes: ClassVar = [models.Index(fields=["debate", "state", "id"], name="report_state")]

    def __str__(self) -> str:
        return f"{self.kind} {self.pid}"
