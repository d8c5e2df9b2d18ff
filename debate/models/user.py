"""Accounts."""

from django.contrib.auth.models import AbstractUser
from django.db import models


class User(AbstractUser):
    """A person who signs in; shown by display name, never by user name or mail."""

    first_name = None  # type: ignore[assignment]  # names are one field: not every name has two parts
    last_name = None  # type: ignore[assignment]
    display_name = models.CharField(max_length=80, blank=True)

    def get_full_name(self) -> str:
        """The name that readers see."""
        return self.display_name or self.username

    def get_short_name(self) -> str:
        """The same: a name is not taken apart."""
        return self.get_full_name()
