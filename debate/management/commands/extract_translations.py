"""`manage.py extract_translations`."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from debate.management.translations import faults, update


class Command(BaseCommand):
    """Bring the `.po` files to the messages in code and templates: new ones added, unused ones dropped."""

    help = __doc__
    requires_system_checks: list[str] = []

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Update, and say what changed and what is left to translate."""
        for file in update(settings.BASE_DIR):
            self.stdout.write(str(file.relative_to(settings.BASE_DIR)))
        for fault in faults(settings.BASE_DIR):
            self.stdout.write(fault)
