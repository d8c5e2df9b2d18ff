"""`manage.py export_debate SLUG`: a debate's present public state, to standard output."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from debate.exchange.write import write_document
from debate.history.actions import lock_debate
from debate.models import Debate
from debate.transfer.queries import debate_document


class Command(BaseCommand):
    """Export a debate as one file (docs/formats.md); the same debate always gives the same bytes."""

    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Which debate."""
        parser.add_argument("slug")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Bytes, not text: line ends stay LF everywhere."""
        with transaction.atomic():
            debate = Debate.objects.filter(slug=options["slug"]).first()
            if debate is None:
                raise CommandError(f"There is no debate {options['slug']}.")
            debate = lock_debate(debate.pk)  # all of it as of one revision
            data = write_document(debate_document(debate))
        self.stdout.ending = ""
        buffer = getattr(self.stdout, "buffer", None)
        if buffer is None:
            self.stdout.write(data.decode())
        else:
            buffer.write(data)
            buffer.flush()
