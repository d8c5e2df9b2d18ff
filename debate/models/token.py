"""Keys that programs write with, in the name of a person."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone

from debate.models import base


class AccessToken(models.Model):
    """What a program shows to act for a person. The secret is shown once; only the hash of it is kept. `used_on` is the
    day it was used last, no closer."""

    class Scope(models.TextChoices):
        READ = "read"
        WRITE = "write"

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    name = models.CharField(max_length=80)
    scope = models.CharField(max_length=5, choices=Scope.choices)
    secret_sha256 = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField()
    used_on = models.DateField(null=True)
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            base.one_in("accesstoken_scope", "scope", ["read", "write"]),
            *base.at_most("accesstoken", name=80, secret_sha256=64),
        ]

    def __str__(self) -> str:
        return self.name
