"""Annotations: notes on a claim, a link, a citation or a passage, their wordings through time, tags, and flags."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from debate.models import base


class Annotation(base.Public):
    """A note after the W3C Web Annotation model; `creator` names who made it where no account does.

    `part` says in which text its words stand, `start` and `length` where, in code points: in a claim's statement or the
    plain words of its detail as of `selected_version`, or in a paragraph (block) of a source or in our digest of it.
    """

    class Motivation(models.TextChoices):
        COMMENTING = "commenting"
        HIGHLIGHTING = "highlighting"
        QUESTIONING = "questioning"
        TAGGING = "tagging"
        REPLYING = "replying"

    class Part(models.TextChoices):
        WHOLE = ""
        TEXT = "text"
        DETAIL = "detail"
        DIGEST = "digest"
        PASSAGE = "passage"

    class Visibility(models.TextChoices):
        PRIVATE = "private"
        DEBATE = "debate"
        PUBLIC = "public"

    claim = base.to("debate.Claim", null=True)
    link = base.to("debate.Link", null=True)
    citation = base.to("debate.Citation", null=True)
    source = base.to("debate.Source", null=True)
    block = models.PositiveIntegerField(null=True)
    reply_to = base.to("debate.Annotation", null=True)
    motivation = models.CharField(max_length=12, choices=Motivation.choices, default=Motivation.COMMENTING)
    visibility = models.CharField(max_length=7, choices=Visibility.choices, default=Visibility.PRIVATE)
    editorial = models.BooleanField(default=False)
    language = base.language()
    body = models.TextField(blank=True)
    body_html = models.TextField(blank=True)
    translations = base.translations()
    creator = models.CharField(max_length=200, blank=True)
    version = models.PositiveIntegerField(default=1)
    changed_at = models.DateTimeField(null=True)
    resolved_at = models.DateTimeField(null=True)
    resolved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", db_index=False, null=True
    )
    canonical = models.CharField(max_length=2_000, blank=True)
    via = models.JSONField(default=list)
    tags = models.JSONField(default=list)
    part = models.CharField(max_length=7, choices=Part.choices, blank=True)
    selected = models.BooleanField(default=False)
    selected_language = models.CharField(max_length=7, blank=True)
    selected_version = models.PositiveIntegerField(default=0)
    start = models.PositiveIntegerField(default=0)
    length = models.PositiveIntegerField(default=0)
    folded = models.PositiveIntegerField(default=0)
    seal = models.CharField(max_length=67, blank=True)
    exact = models.TextField(blank=True)
    prefix = models.CharField(max_length=64, blank=True)
    suffix = models.CharField(max_length=64, blank=True)

    class Meta:
        constraints: ClassVar = [
            base.own_address("annotation"),
            base.one_of("annotation_one_target", "claim", "link", "citation", "source"),
            base.one_in(
                "annotation_motivation",
                "motivation",
                ["commenting", "highlighting", "questioning", "tagging", "replying"],
            ),
            base.one_in("annotation_visibility", "visibility", ["private", "debate", "public"]),
            base.one_in("annotation_part", "part", ["", "text", "detail", "digest", "passage"]),
            models.CheckConstraint(
                name="annotation_part_of_target",
                condition=models.Q(part="", selected=False)
                | models.Q(part__in=["text", "detail"], claim__isnull=False, selected=True)
                | models.Q(part__in=["digest", "passage"], citation__isnull=False, selected=True)
                | models.Q(part__in=["digest", "passage"], source__isnull=False, selected=True),
            ),
            models.CheckConstraint(
                name="annotation_selected_words",
                condition=models.Q(selected=False, length=0) | models.Q(selected=True, length__gte=1),
            ),
            *base.at_most("annotation", pid=10, body=5_000, creator=200, exact=10_000, prefix=64, suffix=64, seal=67),
            *base.at_most("annotation", canonical=2_000),
        ]
        indexes: ClassVar = [
            models.Index(fields=["debate", "claim"], name="annotation_claim"),
            models.Index(fields=["debate", "link"], name="annotation_link"),
            models.Index(fields=["debate", "citation"], name="annotation_citation"),
            models.Index(fields=["debate", "source", "block"], name="annotation_source"),
            models.Index(fields=["debate", "reply_to"], name="annotation_reply"),
            models.Index(fields=["debate", "created_by"], name="annotation_by"),
            models.Index(fields=["debate", "-created_at", "-id"], name="annotation_newest"),
            base.by_person("annotation"),
        ]


class AnnotationVersion(base.Owned):
    """The words of a note as of its n-th edit; immutable. Who may read the note may read them."""

    annotation = base.to("debate.Annotation")
    number = models.PositiveIntegerField()
    motivation = models.CharField(max_length=12)
    language = base.language()
    body = models.TextField(blank=True)
    tags = models.JSONField(default=list)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint("debate", "annotation", "number", name="annotationversion_number"),
            *base.at_most("annotationversion", body=5_000),
        ]

    def __str__(self) -> str:
        return str(self.number)


class AnnotationTag(models.Model):
    """One of the `tags` of a note, by which notes are found and tags completed."""

    debate = base.to("debate.Debate")
    annotation = base.to("debate.Annotation", back="tagged")
    name = models.CharField(max_length=50)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint("debate", "annotation", "name", name="annotationtag_once"),
            *base.at_most("annotationtag", name=50),
        ]
        indexes: ClassVar = [models.Index(fields=["debate", "name"], name="annotationtag_name")]

    def __str__(self) -> str:
        return self.name


class AnnotationFlag(base.Owned):
    """What a person finds wrong with a note, once; open until somebody who may withdraw notes has looked at it."""

    annotation = base.to("debate.Annotation")
    reason = models.CharField(max_length=1_000)
    closed_at = models.DateTimeField(null=True)
    closed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", db_index=False, null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint("debate", "annotation", "created_by", name="annotationflag_once"),
            *base.at_most("annotationflag", reason=1_000),
        ]
        indexes: ClassVar = [models.Index(fields=["debate", "closed_at", "id"], name="annotationflag_open")]

    def __str__(self) -> str:
        return self.reason
