"""Claims, their wordings through time, and tags."""

from typing import Any, ClassVar, NamedTuple

from django.db import models

from debate.models import base


class Claim(base.Public):
    """One statement in one language. Its polarity lies on its links."""

    class Kind(models.TextChoices):
        QUESTION = "question"
        POSITION = "position"
        CLAIM = "claim"

    class Voice(models.TextChoices):
        REPORTED = "reported"
        REPORTER = "reporter"
        EDITORIAL = "editorial"

    class Nature(models.TextChoices):
        FACT = "fact"
        MEASUREMENT = "measurement"
        PREDICTION = "prediction"
        VALUE = "value"
        POLICY = "policy"

    kind = models.CharField(max_length=8, choices=Kind.choices)
    voice = models.CharField(max_length=9, choices=Voice.choices)
    nature = models.CharField(max_length=11, choices=Nature.choices, blank=True)
    language = base.language()
    text = models.CharField(max_length=500)
    headline = models.CharField(max_length=80, blank=True)
    detail = models.TextField(blank=True)
    detail_html = models.TextField(blank=True)
    translations = base.translations()
    version = models.PositiveIntegerField(default=1)
    folded = models.CharField(max_length=64)

    class Meta:
        constraints: ClassVar = [
            base.own_address("claim"),
            *base.at_most("claim", pid=10, text=500, headline=80, detail=10_000, folded=64),
            base.one_in("claim_kind", "kind", ["question", "position", "claim"]),
            base.one_in("claim_voice", "voice", ["reported", "reporter", "editorial"]),
            base.one_in("claim_nature", "nature", ["", "fact", "measurement", "prediction", "value", "policy"]),
            base.one_in("claim_language", "language", base.Language.values),
            models.CheckConstraint(name="claim_not_empty", condition=~models.Q(text="")),
            models.CheckConstraint(name="claim_version_from_one", condition=models.Q(version__gte=1)),
            models.UniqueConstraint(
                fields=["debate"],
                condition=models.Q(kind="question", withdrawn_at__isnull=True),
                name="claim_one_question",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["debate", "folded"], name="claim_folded"),
            base.by_person("claim"),
        ]


class Wording(NamedTuple):
    """What a list shows of a claim itself: the columns of the same names, read without making a Claim of them."""

    pk: int
    pid: str
    kind: str
    voice: str
    nature: str
    language: str
    text: str
    headline: str
    translations: dict[str, Any]
    version: int


class ClaimVersion(base.Owned):
    """A claim's wording, or a translation's, as of its n-th edit. Immutable."""

    claim = base.to("debate.Claim")
    language = base.language()
    number = models.PositiveIntegerField()
    text = models.CharField(max_length=500)
    headline = models.CharField(max_length=80, blank=True)
    detail = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint("debate", "claim", "language", "number", name="claimversion_number"),
            *base.at_most("claimversion", text=500, headline=80, detail=10_000),
            models.CheckConstraint(name="claimversion_from_one", condition=models.Q(number__gte=1)),
        ]

    def __str__(self) -> str:
        return f"{self.language} {self.number}"


class Tag(base.Owned):
    """A word that claims of a debate are filed under."""

    name = models.CharField(max_length=50)
    translations = base.translations()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint("debate", "name", name="tag_name"),
            *base.at_most("tag", name=50),
        ]

    def __str__(self) -> str:
        return self.name


class ClaimTag(base.Owned):
    """A claim carries a tag; `rank` keeps the order its editors gave."""

    claim = base.to("debate.Claim", back="carried")
    tag = base.to("debate.Tag")
    rank = models.PositiveIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint("debate", "claim", "tag", name="claimtag_once")]
        indexes: ClassVar = [models.Index(fields=["debate", "tag"], name="claimtag_tag")]

    def __str__(self) -> str:
        return f"{self.claim_id} {self.tag_id}"
