"""`manage.py copy_debate SLUG --owner NAME`: copy a debate of any size, also one too large to be copied on the site."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from debate.history.refusals import Refused
from debate.management.people import account
from debate.models import Debate
from debate.transfer.copy import copy_debate


class Command(BaseCommand):
    """Copy a debate as its owner-to-be would: what he may not read stays behind."""

    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Which debate, whose the copy becomes, and how it is called."""
        parser.add_argument("slug")
        parser.add_argument("--owner", required=True, help="user name of the copy's owner, who has to see the original")
        parser.add_argument("--title", default="", help="title of the copy; left out, that of the original")
        parser.add_argument("--to", default="", help="short address of the copy; left out, made of its title")

    def handle(self, *_args: Any, **options: Any) -> None:
        """A draft, as any copy; say where it is."""
        owner = account(options["owner"])
        debate = Debate.objects.filter(slug=options["slug"]).first()
        if debate is None or owner is None:
            raise CommandError(f"There is no debate {options['slug']}.")
        title = options["title"] or debate.title
        try:
            copy = copy_debate(debate=debate, title=title, slug=options["to"], by=owner, most=None)
        except Refused as error:
            raise CommandError(f"Nothing was copied: {error}.") from error
        self.stdout.write(f"Copied {debate.slug} to /d/{copy.slug}/, a draft of {options['owner']}.")
