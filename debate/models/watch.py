"""What a person follows."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from debate.models import base


class Watch(base.Owned):
    """A debate, a claim with its branch, or a source; `seen` is the revision up to which its news were read."""

    class Kind(models.TextChoices):
        DEBATE = "debate"
        CLAIM = "claim"
        BRANCH = "branch"
        SOURCE = "source"

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=6, choices=Kind.choices)
    pid = models.CharField(max_length=base.PID_LENGTH)
    seen = models.PositiveIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint("debate", "user", "pid", "kind", name="watch_once"),
            base.one_in("watch_kind", "kind", ["debate", "claim", "branch", "source"]),
        ]
        indexes: ClassVar = [models.Index(fields=["debate", "pid"], name="watch_debate")]

    def __str__(self) -> str:
        return f"{self.kind} {self.pid}"
