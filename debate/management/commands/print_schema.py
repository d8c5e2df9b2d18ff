"""`manage.py print_schema [file|api]`: the JSON Schema of the debate file, or of what other programs read."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from debate.exchange.machine.schema import api_schema_text
from debate.exchange.schema import schema_text

SCHEMAS = {"file": schema_text, "api": api_schema_text}


class Command(BaseCommand):
    """Print the JSON Schema that docs/formats.md publishes, or docs/api.schema.json."""

    help = __doc__
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """Which."""
        parser.add_argument("of", nargs="?", choices=SCHEMAS, default="file")

    def handle(self, *_args: Any, **options: Any) -> None:
        """To standard output."""
        self.stdout.write(SCHEMAS[options["of"]]())
