"""`manage.py print_schema`: the JSON Schema of the debate file."""

from typing import Any

from django.core.management.base import BaseCommand

from debate.exchange.schema import schema_text


class Command(BaseCommand):
    """Print the JSON Schema that docs/formats.md publishes."""

    help = __doc__
    requires_system_checks: list[str] = []

    def handle(self, *_args: Any, **_options: Any) -> None:
        """To standard output."""
        self.stdout.write(schema_text())
