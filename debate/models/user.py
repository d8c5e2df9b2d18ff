"""Accounts."""

from typing import ClassVar

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import gettext as _

from debate.models import base


class User(AbstractUser):
    """A person who signs in; shown by display name, never by user name or mail."""

    first_name = None  # type: ignore[assignment]  # names are one field: not every name has two parts
    last_name = None  # type: ignore[assignment]
    display_name = models.CharField(max_length=80, blank=True)

    class Meta(AbstractUser.Meta):
        constraints: ClassVar = [*base.at_most("user", display_name=80)]

    def __str__(self) -> str:
        """For operators, who tell people of one name apart; readers see `get_full_name`."""
        return f"{self.get_full_name()} ({self.username})"

    def get_full_name(self) -> str:
        """The name that readers see; for an account without one, or deleted, a neutral one in their language."""
        if self.display_name:
            return self.display_name
        told = _("Member %(number)d") if self.is_active else _("Former member %(number)d")
        return told % {"number": self.pk}

    def get_short_name(self) -> str:
        """The same: a name is not taken apart."""
        return self.get_full_name()
