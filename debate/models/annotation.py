"""Annotations: notes on a claim, a link, a citation or a passage."""

from typing import ClassVar

from django.db import models

from debate.models import base


class Annotation(base.Public):
    """A note after the W3C Web Annotation model; `creator` names who made it where no account does."""

    class Motivation(models.TextChoices):
        COMMENTING = "commenting"
        HIGHLIGHTING = "highlighting"
        QUESTIONING = "questioning"
        TAGGING = "tagging"
        REPLYING = "replying"

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
    resolved_at = models.DateTimeField(null=True)
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
            models.CheckConstraint(
                name="annotation_selected_words",
                condition=models.Q(selected=False, length=0) | models.Q(selected=True, length__gte=1),
            ),
            *base.at_most("annotation", pid=10, body=5_000, creator=200, exact=10_000, prefix=64, suffix=64, seal=67),
        ]
        indexes: ClassVar = [
            models.Index(fields=["debate", "claim"], name="annotation_claim"),
            models.Index(fields=["debate", "link"], name="annotation_link"),
            models.Index(fields=["debate", "citation"], name="annotation_citation"),
            models.Index(fields=["debate", "source", "block"], name="annotation_source"),
            models.Index(fields=["debate", "created_by"], name="annotation_by"),
            base.by_person("annotation"),
        ]
