"""Who speaks in a debate."""

from typing import ClassVar

from django.db import models

from debate.models import base


class Speaker(base.Public):
    """A person or organisation of this debate, or an unnamed voice that someone relays."""

    class Kind(models.TextChoices):
        PERSON = "person"
        ORGANIZATION = "organization"
        UNNAMED = "unnamed"

    kind = models.CharField(max_length=12, choices=Kind.choices)
    language = base.language()
    name = models.CharField(max_length=200)
    note = models.TextField(blank=True)
    aliases = models.JSONField(default=list)
    translations = base.translations()

    class Meta:
        constraints: ClassVar = [
            base.own_address("speaker"),
            base.one_in("speaker_kind", "kind", ["person", "organization", "unnamed"]),
            base.one_in("speaker_language", "language", base.Language.values),
            *base.at_most("speaker", pid=10, name=200, note=1_000),
            models.CheckConstraint(name="speaker_named", condition=~models.Q(name="")),
        ]
