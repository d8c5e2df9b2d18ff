"""Accounts named on the command line."""

from django.core.management.base import CommandError

from debate.models import User


def account(name: str) -> User | None:
    """The account with this user name; None for no name, CommandError for an unknown one."""
    if not name:
        return None
    found = User.objects.filter(username=name).first()
    if found is None:
        raise CommandError(f"There is no account {name}.")
    return found
