"""`manage.py demo`: a database, the starter debate, an editor to sign in with, and a server."""

import json
import os
import socket
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

import psycopg
from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError, connection, connections

from debate.access.actions import grant
from debate.arguments.queries import debate_exists
from debate.bootstrap import Refusal, kept_secret
from debate.models import Debate, Membership, User
from debate.transfer.actions import import_debate

EDITOR = "demo-editor"
STARTER = Path(settings.BASE_DIR) / "debate" / "starter"


class Command(BaseCommand):
    """Try Biantu on this machine: everything it needs is made in `var/`, and stays there."""

    help = __doc__
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Where to listen."""
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", type=int, default=8000)

    def handle(self, *_args: Any, **options: Any) -> None:
        """Take the port first, prepare, then hand the port to gunicorn."""
        listening = listen(options["host"], options["port"])
        try:
            self.stdout.write("Preparing the demo: database, translations, starter debate, style sheets ...")
            self.stdout.flush()
            call_command("compile_translations", verbosity=0)
            reach_database()
            call_command("migrate", verbosity=0, interactive=False)
            password = prepare_debates()
            call_command("collectstatic", verbosity=0, interactive=False)
        except DatabaseError as error:
            raise CommandError(f"The database cannot be used: {' '.join(str(error).split())}") from error
        except (OSError, Refusal) as error:
            raise CommandError(f"The demo cannot be prepared: {error}") from error
        host, port = listening.getsockname()[:2]
        self.stdout.write(f"Biantu is at http://{f'[{host}]' if ':' in host else host}:{port}/ (Ctrl-C ends it)")
        self.stdout.write(f"To edit, sign in as {EDITOR} with the password {password}")
        self.stdout.flush()
        serve(listening)


def listen(host: str, port: int) -> socket.socket:
    """A socket that takes connections already; they wait until gunicorn answers."""
    try:
        if not 0 <= port < 2**16:
            raise OSError("a port is a number below 65536")
        family, *_rest, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        return socket.create_server(address, family=family, backlog=128)
    except OSError as error:
        reason = (error.strerror or str(error)).partition(" (while ")[0]
        sentence = f"Port {port} on {host} cannot be used ({reason}); choose another one with --port."
        raise CommandError(sentence) from error


def reach_database() -> None:
    """Connect once without the pool, which would go on trying for half a minute. DatabaseError."""
    if connection.vendor == "postgresql":
        with connection.wrap_database_errors:
            psycopg.connect(**connection.get_connection_params()).close()


def prepare_debates() -> str:
    """The starter debates and the editor who owns them; returns the editor's password."""
    password = kept_secret(settings.VAR / "demo-editor-password", 12)
    editor, _new = User.objects.get_or_create(username=EDITOR, defaults={"display_name": "Demo"})
    if not editor.check_password(password):
        editor.set_password(password)
        editor.save(update_fields=["password"])
    for file in sorted(STARTER.glob("*.json")):
        data = file.read_bytes()
        slug = json.loads(data)["debate"]["slug"]
        if not debate_exists(slug):
            import_debate(data, by=editor)
        debate = Debate.objects.get(slug=slug)
        if not Membership.objects.filter(debate=debate, user=editor, role=Membership.Role.OWNER).exists():
            grant(debate=debate, user=editor, role=Membership.Role.OWNER, by=editor)
    return password


def serve(listening: socket.socket) -> None:
    """Become gunicorn on the socket: it ends cleanly on Ctrl-C, and nothing of this process is left behind."""
    connections.close_all()
    listening.set_inheritable(True)
    options = ["--bind", f"fd://{listening.fileno()}", "--chdir", str(settings.BASE_DIR), "--no-control-socket"]
    options += ["--worker-class", "gthread", "--workers", "2", "--threads", "4"]
    options += ["--graceful-timeout", "3", "--log-level", "warning"]
    os.execv(sys.executable, [sys.executable, "-m", "gunicorn", *options, "debate.wsgi:application"])
