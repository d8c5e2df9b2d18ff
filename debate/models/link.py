"""Links: how one claim bears on another, or on the link between two others."""

from typing import ClassVar, NamedTuple

from django.db import models
from django.db.models import F, Q

from debate.models import base

LIVE = Q(withdrawn_at__isnull=True)


class Link(base.Public):
    """Premise to target, with a relation. `parent` is the claim it hangs under."""

    class Relation(models.TextChoices):
        ANSWERS = "answers"
        PRO = "pro"
        CON = "con"
        CONTEXT = "context"

    class Placement(models.TextChoices):
        REPORTED = "reported"
        EDITORIAL = "editorial"

    premise = base.to("debate.Claim")
    target_claim = base.to("debate.Claim", null=True)
    target_link = base.to("debate.Link", null=True)
    parent = base.to("debate.Claim")
    relation = models.CharField(max_length=7, choices=Relation.choices)
    group = models.CharField(max_length=20, blank=True)
    placement = models.CharField(max_length=9, choices=Placement.choices)
    rank = models.PositiveIntegerField(default=0)
    home = models.BooleanField(default=False)

    class Meta:
        constraints: ClassVar = [
            base.own_address("link"),
            base.one_of("link_one_target", "target_claim", "target_link"),
            models.CheckConstraint(
                name="link_no_self",
                condition=Q(target_claim__isnull=True) | ~Q(premise=F("target_claim")),
            ),
            models.CheckConstraint(name="link_not_under_itself", condition=~Q(premise=F("parent"))),
            models.CheckConstraint(
                name="link_undercut_is_con", condition=Q(target_link__isnull=True) | Q(relation="con")
            ),
            base.one_in("link_relation", "relation", ["answers", "pro", "con", "context"]),
            base.one_in("link_placement", "placement", ["reported", "editorial"]),
            *base.at_most("link", pid=10, group=20),
            models.UniqueConstraint(
                fields=["debate", "premise", "target_claim"],
                condition=LIVE & Q(target_claim__isnull=False),
                name="link_once_per_claim",
            ),
            models.UniqueConstraint(
                fields=["debate", "premise", "target_link"],
                condition=LIVE & Q(target_link__isnull=False),
                name="link_once_per_link",
            ),
            models.UniqueConstraint(fields=["debate", "premise"], condition=LIVE & Q(home=True), name="link_one_home"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["debate", "parent", "rank"], name="link_parent"),
            models.Index(fields=["debate", "premise"], name="link_premise"),
            models.Index(fields=["debate", "target_link"], name="link_target_link"),
        ]


class Bond(NamedTuple):
    """A link as pages place claims by it: the columns of the same names, read without making a Link of them."""

    pk: int
    pid: str
    relation: str
    group: str
    placement: str
    rank: int
    home: bool
    target_link_id: int | None
    parent_id: int
    premise_id: int
