"""`manage.py test`: the whole suite, or what the arguments of pytest select."""

import importlib.util
import os
import sys
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError


class Command(BaseCommand):
    """Run pytest; every argument after `test` is passed on to it."""

    help = __doc__
    requires_system_checks: list[str] = []

    def run_from_argv(self, argv: list[str]) -> None:
        """Pass all arguments on, `--help` and `--version` included."""
        try:
            self.handle(arguments=argv[2:])
        except CommandError as error:
            sys.exit(str(error))

    def handle(self, *_args: Any, **options: Any) -> None:
        """Become pytest: its exit code is this command's, and its catalogs are read after they were compiled."""
        if importlib.util.find_spec("pytest") is None:
            raise CommandError(
                "pytest is not in this virtual environment; put it there with:"
                " python -m pip install -r requirements-dev.txt"
            )
        call_command("compile_translations", verbosity=0)
        sys.stdout.flush()
        os.chdir(settings.BASE_DIR)
        command = [sys.executable, "-m", "pytest", *spread(options["arguments"])]
        os.execv(sys.executable, command)


def spread(arguments: list[str]) -> list[str]:
    """The arguments, with the tests spread over all cores unless they say how many, or ask for a debugger."""
    told = ("-n", "--numprocesses", "--pdb", "--trace", "--version", "--help", "-h", "--collect-only", "--co")
    return arguments if any(argument.startswith(told) for argument in arguments) else ["-n", "auto", *arguments]
