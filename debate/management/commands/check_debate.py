"""`manage.py check_debate [SLUG ...]`: what no constraint of the database can promise."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from debate.exchange.references import reference_faults
from debate.models import Debate
from debate.transfer.queries import debate_document


class Command(BaseCommand):
    """Check debates for broken graphs, dangling ends and seals that do not fit. Exit 1 if anything is wrong."""

    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Which debates; all, if none is named."""
        parser.add_argument("slugs", nargs="*")

    def handle(self, *_args: Any, **options: Any) -> None:
        """One line per fault."""
        debates = Debate.objects.order_by("slug")
        if options["slugs"]:
            debates = debates.filter(slug__in=options["slugs"])
        if missing := set(options["slugs"]) - {debate.slug for debate in debates}:
            raise CommandError(f"There is no debate {', '.join(sorted(missing))}.")
        found = 0
        for debate in debates:
            for fault in reference_faults(debate_document(debate)):
                found += 1
                self.stdout.write(f"{debate.slug} {fault}")
        self.stdout.write(f"{len(debates)} debates, {found} faults")
        if found:
            raise SystemExit(1)
