#!/usr/bin/env python3
"""Biantu's command line. This file must parse on Python 3.8, to be able to say that 3.11 is needed."""

import sys


def main():
    """Run one command; whatever a person can put right is one sentence, without a traceback."""
    if sys.version_info < (3, 11):
        sys.exit("Biantu needs Python 3.11 or newer; this is Python {}.{}.".format(*sys.version_info))
    from debate import bootstrap

    try:
        bootstrap.prepare(sys.argv)
        run(sys.argv)
    except bootstrap.Refusal as refusal:
        sys.exit(str(refusal))
    except KeyboardInterrupt:
        sys.exit(130)


def run(argv):
    """Hand over to Django."""
    from django.core.exceptions import ImproperlyConfigured
    from django.core.management import execute_from_command_line

    try:
        execute_from_command_line(argv)
    except ImproperlyConfigured as error:
        sys.exit(f"The settings are not complete: {error}")


if __name__ == "__main__":
    main()
