"""Receipts: a form that is sent twice acts once."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone


class Receipt(models.Model):
    """What a form, named by the id it was opened with, led to; `digest` tells whether the same was sent again."""

    form_id = models.CharField(max_length=36)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", db_index=False, null=True)
    at = models.DateTimeField(default=timezone.now)
    digest = models.CharField(max_length=64)
    location = models.CharField(max_length=2_000)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint("form_id", name="receipt_once")]
        indexes: ClassVar = [models.Index(fields=["at"], name="receipt_at")]

    def __str__(self) -> str:
        return self.form_id
