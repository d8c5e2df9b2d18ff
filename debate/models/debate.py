"""A debate, its members, and the links that invite them."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from debate.models import base


class Debate(models.Model):
    """A question with its map. `revision` grows with every public change, `shape` with every change of topology.

    `shape` grows as well when a person is renamed whose name stands here, on notes or in the history: what is stored of
    pages names it.
    """

    class Visibility(models.TextChoices):
        PUBLIC = "public"
        UNLISTED = "unlisted"
        PRIVATE = "private"

    pid = models.CharField(max_length=base.PID_LENGTH, unique=True)
    slug = models.SlugField(max_length=80, unique=True)
    language = base.language()
    title = models.CharField(max_length=300)
    summary = models.TextField(blank=True)
    about = models.TextField(blank=True)
    about_html = models.TextField(blank=True)
    licence = models.CharField(max_length=300, blank=True)
    translations = base.translations()
    visibility = models.CharField(max_length=8, choices=Visibility.choices, default=Visibility.PUBLIC)
    published_at = models.DateTimeField(null=True)  # null: a draft, which only members see, whatever its visibility
    revision = models.PositiveIntegerField(default=0)
    shape = models.PositiveIntegerField(default=0)
    created_at = models.DateTimeField(default=timezone.now)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True)
    changed_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints: ClassVar = [
            *base.at_most("debate", pid=10, slug=80, title=300, summary=1_000, about=10_000, licence=300),
            base.one_in("debate_language", "language", base.Language.values),
            base.one_in("debate_visibility", "visibility", ["public", "unlisted", "private"]),
        ]

    def __str__(self) -> str:
        return self.slug


class Membership(base.Owned):
    """What a user may do in a debate."""

    class Role(models.TextChoices):
        OWNER = "owner"
        EDITOR = "editor"
        CONTRIBUTOR = "contributor"
        READER = "reader"

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    role = models.CharField(max_length=11, choices=Role.choices)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint("debate", "user", name="membership_once"),
            base.one_in("membership_role", "role", ["owner", "editor", "contributor", "reader"]),
        ]

    def __str__(self) -> str:
        return self.role


class Invitation(base.Owned):
    """A link that makes whoever opens it a member. Its secret is shown once; only the hash of it is kept."""

    role = models.CharField(max_length=11, choices=Membership.Role.choices)
    secret_sha256 = models.CharField(max_length=64)
    note = models.CharField(max_length=200, blank=True)
    expires_at = models.DateTimeField()
    limit = models.PositiveIntegerField(null=True)
    uses = models.PositiveIntegerField(default=0)
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint("debate", "secret_sha256", name="invitation_secret"),
            base.one_in("invitation_role", "role", ["editor", "contributor", "reader"]),
            models.CheckConstraint(name="invitation_uses", condition=Q(limit=None) | Q(uses__lte=models.F("limit"))),
            *base.at_most("invitation", secret_sha256=64, note=200),
        ]

    def __str__(self) -> str:
        return f"{self.role} {self.uses}/{self.limit}"
