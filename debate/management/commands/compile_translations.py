"""`manage.py compile_translations`."""

from typing import Any

from babel.messages.pofile import PoFileError
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from debate.management.translations import compile_catalogs


class Command(BaseCommand):
    """Compile the interface's translations: each `.mo` that is missing or older than its `.po`."""

    help = __doc__
    requires_system_checks: list[str] = []

    def handle(self, *_args: Any, **options: Any) -> None:
        """Compile, and say what was written."""
        try:
            written = compile_catalogs(settings.BASE_DIR)
        except (OSError, PoFileError) as error:
            raise CommandError(f"The translations cannot be compiled: {error}") from error
        for file in written if options["verbosity"] else []:
            self.stdout.write(str(file.relative_to(settings.BASE_DIR)))
