"""What the tables share: languages, addresses of rows, who and when, checks on lengths."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models.functions import Length
from django.db.models.lookups import LessThanOrEqual
from django.utils import timezone

PID_LENGTH = 10


class Language(models.TextChoices):
    """The languages of content (BCP 47)."""

    ZH_HANT = "zh-Hant", "繁體中文"
    ZH_HANS = "zh-Hans", "简体中文"
    EN = "en", "English"


def to(model: str, *, null: bool = False, back: str = "+") -> Any:
    """A foreign key without an index of its own (indexes begin with the debate), and mostly without a way back."""
    return models.ForeignKey(model, models.PROTECT, related_name=back, db_index=False, null=null)


def language() -> Any:
    """The language that a row's own words are in."""
    return models.CharField(max_length=7, choices=Language.choices)


def translations() -> Any:
    """The same words in other languages: {language: {field: text}}."""
    return models.JSONField(default=dict)


def columns(shape: type[Any], prefix: str = "") -> list[str]:
    """The fields of a named tuple, as values_list() wants them, along a relation (`premise__`)."""
    return [prefix + name for name in shape._fields]


def sql_columns(shape: type[Any], table: str) -> str:
    """The same in SQL, of a table by its name there."""
    return ", ".join(f'{table}."{"id" if name == "pk" else name}"' for name in shape._fields)


def one_of(name: str, *fields: str) -> models.CheckConstraint:
    """Exactly one of the fields is set."""
    either = models.Q()
    for chosen in fields:
        either |= models.Q(**{f"{field}__isnull": field != chosen for field in fields})
    return models.CheckConstraint(name=name, condition=either)


def at_most(table: str, **limits: int) -> list[models.CheckConstraint]:
    """Lengths in code points as checks, since SQLite does not enforce max_length."""
    return [
        models.CheckConstraint(name=f"{table}_{field}_length", condition=LessThanOrEqual(Length(field), limit))
        for field, limit in limits.items()
    ]


def one_in(name: str, field: str, values: Sequence[str]) -> models.CheckConstraint:
    """The field holds one of the values."""
    return models.CheckConstraint(name=name, condition=models.Q(**{f"{field}__in": list(values)}))


class Owned(models.Model):
    """A row that belongs to a debate and remembers who made it and when."""

    debate = to("debate.Debate")
    created_at = models.DateTimeField(default=timezone.now)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", db_index=False, null=True
    )

    class Meta:
        abstract = True


class Public(Owned):
    """A thing with an address of its own; it is withdrawn, never deleted."""

    pid = models.CharField(max_length=PID_LENGTH)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.pid


def own_address(table: str) -> models.UniqueConstraint:
    """One row per address."""
    return models.UniqueConstraint("debate", "pid", name=f"{table}_pid")


def by_person(table: str) -> models.Index:
    """What somebody made, in all debates: the index of the personal page, and the only one that begins otherwise."""
    return models.Index(
        fields=["created_by", "-created_at", "-id"],
        condition=models.Q(created_by__isnull=False),
        name=f"{table}_by_person",
    )
