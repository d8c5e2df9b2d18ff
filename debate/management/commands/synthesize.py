"""`manage.py synthesize SLUG --claims N`: invent a debate of any size, for tests, benches and trying things out."""

import re
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from debate.arguments.queries import debate_exists
from debate.management.people import account
from debate.transfer.synthetic.build import synthesize_debate
from debate.transfer.synthetic.plan import Size

SLUG = r"[a-z0-9]+(-[a-z0-9]+)*"
SHARES = {
    "cross": "share of claims that stand a second time",
    "undercuts": "share of claims that attack an inference",
    "citations": "share of claims that are cited, of those the editors do not infer",
    "joint": "share of claims that count only with a sibling",
}


class Command(BaseCommand):
    """Invent a debate: the same slug, size and seed always give the same one. Its sentences say nothing."""

    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Its address, size and shape."""
        asked = Size(claims=1)
        parser.add_argument("slug")
        parser.add_argument("--claims", type=int, required=True, help="claims in all, the question among them")
        parser.add_argument(
            "--depth", type=int, default=asked.depth, help="longest way down from the question, 2 to 200"
        )
        parser.add_argument("--branching", type=float, default=asked.branching, help="claims under one that has any")
        parser.add_argument("--seed", type=int, default=0)
        parser.add_argument("--owner", default="", help="user name of the debate's owner")
        for name, told in SHARES.items():
            parser.add_argument(f"--{name}", type=float, default=getattr(asked, name), help=f"{told}, 0 to 1")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Say what was stored."""
        owner = account(options["owner"])
        try:
            size = Size(**{name: options[name] for name in ("claims", "depth", "branching", *SHARES)})
        except ValueError as error:
            raise CommandError(str(error)) from error
        if not re.fullmatch(SLUG, options["slug"]) or len(options["slug"]) > 80:
            raise CommandError(f"{options['slug']} is no slug: lower case letters, digits and single hyphens.")
        if debate_exists(options["slug"]):
            raise CommandError(f"There is a debate {options['slug']} already.")
        debate = synthesize_debate(slug=options["slug"], size=size, seed=options["seed"], by=owner)
        self.stdout.write(f"Invented {debate.slug}: {size.claims} claims, at /d/{debate.slug}/")
