"""`manage.py attach_text SOURCE_PID FILE`: store a source's text and check every citation against it."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from debate.anchors.actions import Check
from debate.editing.attach import UPLOAD, attach_text
from debate.history.queries import find_address
from debate.management.people import account
from debate.models import Address, Source

RESULTS = {
    "in_place": "found in place",
    "elsewhere": "found elsewhere",
    "changed": "found with other words",
    "review": "needs a person",
    "missing": "not found",
}
ALWAYS = ("in_place", "elsewhere", "missing")


class Command(BaseCommand):
    """Attach a text file to a source; prints citation, block and result. Exit 1 if a passage is not found."""

    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The source, the file, and how to read it."""
        parser.add_argument("source")
        parser.add_argument("file", type=Path)
        parser.add_argument("--codec", help="the file's encoding, if it cannot be told from the bytes")
        parser.add_argument("--force", action="store_true", help="even if not one passage is found")
        parser.add_argument("--by", default="", help="user name of who attaches it")

    def handle(self, *_args: Any, **options: Any) -> None:
        """A table, then a line that counts."""
        address = find_address(options["source"])
        if address is None or address.kind != Address.Kind.SOURCE or address.state != Address.State.LIVE:
            raise CommandError(f"{options['source']} is no live source.")
        source = Source.objects.get(debate=address.debate, pid=address.pid)
        try:
            with options["file"].open("rb") as file:
                data = file.read(UPLOAD + 1)
        except OSError as error:
            raise CommandError(f"{options['file']} cannot be read: {error.strerror}") from error
        by = account(options["by"])
        try:
            how = {"codec": options["codec"], "force": options["force"]}
            attached = attach_text(source=source, data=data, origin=options["file"].name, by=by, **how)
        except (ValueError, LookupError) as error:
            raise CommandError(f"Nothing was attached. {error}") from error
        if not attached.new:
            self.stdout.write(f"These bytes are version {attached.text.version} already; nothing was changed.")
            return
        self._report(attached.checks)
        if not all(check.found for check in attached.checks):
            raise CommandError("Some passages were not found; they wait for a person.")

    def _report(self, checks: list[Check]) -> None:
        self.stdout.write("citation    block  result")
        for check in checks:
            row = f"{check.citation.pid}  {check.citation.block:5}  {RESULTS[check.result]}"
            self.stdout.write(row + self._where(check))
        counts = {name: sum(check.result == name for check in checks) for name in RESULTS}
        told = [name for name in RESULTS if counts[name] or name in ALWAYS]
        self.stdout.write(", ".join(f"{counts[name]} {RESULTS[name]}" for name in told))

    def _where(self, check: Check) -> str:
        if check.result in ("elsewhere", "changed"):
            return f", in block {check.block}"
        if check.result == "review" and check.block:
            return f"; words like it stand in block {check.block}"
        if check.result == "missing" and check.block:
            return f"; the paragraph most like its digest is block {check.block}"
        return ""
