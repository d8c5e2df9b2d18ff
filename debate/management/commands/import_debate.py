"""`manage.py import_debate FILE`: take a debate file in, whole or not at all."""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from debate.exchange.faults import BadFile
from debate.exchange.read import SIZE
from debate.management.people import account
from debate.transfer.actions import import_debate


class Command(BaseCommand):
    """Import a debate from a file (docs/formats.md); - reads standard input."""

    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The file, and whose debate it becomes."""
        parser.add_argument("file")
        parser.add_argument("--owner", default="", help="user name of the debate's owner")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Say what was stored, or list what is wrong where."""
        owner = account(options["owner"])
        try:
            with sys.stdin.buffer if options["file"] == "-" else Path(options["file"]).open("rb") as file:
                data = file.read(SIZE + 1)
        except OSError as error:
            raise CommandError(f"{options['file']} cannot be read: {error.strerror}") from error
        try:
            debate = import_debate(data, by=owner)
        except BadFile as error:
            raise CommandError(f"Nothing was imported.\n{error}") from error
        self.stdout.write(f"Imported {debate.slug} at /d/{debate.slug}/")
