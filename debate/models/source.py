"""Sources, their paragraphs, and the stored versions of their text."""

from typing import ClassVar

from django.db import models

from debate.models import base


class Source(base.Public):
    """An article of this debate; `words` says who may read its text."""

    class Words(models.TextChoices):
        PUBLIC = "public"
        MEMBERS = "members"

    title = models.CharField(max_length=300, blank=True)
    outlet = models.CharField(max_length=300, blank=True)
    author = models.CharField(max_length=300, blank=True)
    published = models.CharField(max_length=10, blank=True)
    language = base.language()
    address = models.CharField(max_length=2_000, blank=True)
    archive = models.CharField(max_length=2_000, blank=True)
    licence = models.CharField(max_length=300, blank=True)
    words = models.CharField(max_length=7, choices=Words.choices, default=Words.MEMBERS)
    translations = base.translations()

    class Meta:
        constraints: ClassVar = [
            base.own_address("source"),
            base.one_in("source_words", "words", ["public", "members"]),
            base.one_in("source_language", "language", base.Language.values),
            *base.at_most(
                "source",
                pid=10,
                title=300,
                outlet=300,
                author=300,
                published=10,
                licence=300,
                address=2_000,
                archive=2_000,
            ),
        ]


class Block(base.Owned):
    """The n-th non-empty paragraph of a source, with a digest in the debate's own words."""

    source = base.to("debate.Source")
    number = models.PositiveIntegerField()
    digest = models.TextField(blank=True)
    translations = base.translations()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint("debate", "source", "number", name="block_number"),
            models.CheckConstraint(name="block_from_one", condition=models.Q(number__gte=1)),
            *base.at_most("block", digest=1_000),
        ]

    def __str__(self) -> str:
        return str(self.number)


class SourceText(base.Owned):
    """One stored text of a source, as of its n-th import. Immutable; offsets count code points of `text`."""

    source = base.to("debate.Source")
    version = models.PositiveIntegerField()
    language = base.language()
    text = models.TextField()
    sha256 = models.CharField(max_length=64)
    original = models.BinaryField()
    original_sha256 = models.CharField(max_length=64)
    codec = models.CharField(max_length=20)
    origin = models.CharField(max_length=300, blank=True)
    extractor = models.CharField(max_length=60)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint("debate", "source", "version", name="sourcetext_version"),
            models.CheckConstraint(name="sourcetext_from_one", condition=models.Q(version__gte=1)),
            *base.at_most(
                "sourcetext", text=5_000_000, sha256=64, original_sha256=64, codec=20, origin=300, extractor=60
            ),
        ]

    def __str__(self) -> str:
        return str(self.version)
