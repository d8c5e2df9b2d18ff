"""Where a bench runs: a database of its own with invented debates in it, and servers on the loopback."""

import argparse
import os
import secrets
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple
from urllib.request import urlopen

ROOT = Path(__file__).resolve().parents[2]


@contextmanager
def place(told: str) -> Iterator[argparse.Namespace]:
    """Read the command line, set Django up on a database of its own, and take the folder away afterwards."""
    parser = argparse.ArgumentParser(description=told)
    parser.add_argument("--database", default="", help="an empty PostgreSQL database, as a URL; SQLite without it")
    parser.add_argument("--folder", type=Path, help="kept, with its debates, for the next run; else a temporary one")
    parser.add_argument("--sizes", type=int, nargs="+", help="claims in each debate")
    parser.add_argument("--runs", type=int, default=5, help="the median of so many is told")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="biantu-bench-") as temporary:
        folder = (asked.folder or Path(temporary)).resolve()
        folder.mkdir(parents=True, exist_ok=True)
        _set_up(folder, asked.database)
        yield asked


def _set_up(folder: Path, database: str) -> None:
    os.environ.update(
        BIANTU_VAR=str(folder),
        BIANTU_SECRET_KEY=secrets.token_urlsafe(50),
        BIANTU_HOSTS="127.0.0.1",
        BIANTU_INSECURE="1",
        BIANTU_DEBUG="0",
        DATABASE_URL=database,
        DJANGO_SETTINGS_MODULE="tests.bench.settings",
    )
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)
    call_command("compile_translations", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)


def slug_of(claims: int) -> str:
    """The address of the invented debate of this size; it is made if it is not there."""
    from django.core.management import call_command

    from debate.arguments.queries import debate_exists

    slug = f"size-{claims}"
    if not debate_exists(slug):
        call_command("synthesize", slug, claims=claims, verbosity=0)
    return slug


@contextmanager
def server(*, without: str = "", shared: str = "", port: int = 0, log: Path | None = None) -> Iterator["Served"]:
    """gunicorn as docs/deploy.md starts it; `without`: what it does not store, `pages` or `pages pieces`; `shared`: for
    how long a cache in front may answer (tests/bench/settings.py); `log`: takes status and address of each request."""
    bind = f"127.0.0.1:{port or free_port()}"
    command = [sys.executable, "-m", "gunicorn", "--worker-class", "gthread", "--workers", "2", "--threads", "4"]
    command += ["--bind", bind, "--no-control-socket", "--log-level", "warning", "debate.wsgi:application"]
    if log:
        command += ["--access-logfile", str(log), "--access-logformat", "%(s)s %(U)s?%(q)s"]
    environment = {**os.environ, "BIANTU_BENCH_WITHOUT": without, "BIANTU_BENCH_SHARED": shared}
    running = subprocess.Popen(command, cwd=ROOT, env=environment)
    try:
        wait_for(f"http://{bind}/healthz")
        yield Served(f"http://{bind}", running.pid)
    finally:
        running.terminate()
        running.wait(20)


class Served(NamedTuple):
    """A running server: its address, and the process that its workers are children of."""

    address: str
    pid: int

    def seconds(self) -> list[float]:
        """Processor time of each worker so far (Linux)."""
        workers = Path(f"/proc/{self.pid}/task/{self.pid}/children").read_text("ascii").split()
        spent = [Path(f"/proc/{pid}/stat").read_text("utf-8").rpartition(") ")[2].split() for pid in workers]
        return [(int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK") for fields in spent]


def free_port() -> int:
    """A port of the loopback that nobody listens at."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    return port


def wait_for(address: str) -> None:
    """Until somebody answers there. TimeoutError after 20 seconds."""
    for _ in range(100):
        try:
            with urlopen(address, timeout=2):
                return
        except OSError:
            time.sleep(0.2)
    raise TimeoutError(address)


def machine() -> str:
    """The machine and its load now, for the head of a report."""
    load = ", ".join(f"{value:.1f}" for value in os.getloadavg())
    return f"{os.cpu_count()} cores, load {load}, Python {sys.version.split()[0]}"
