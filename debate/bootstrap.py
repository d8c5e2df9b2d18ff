"""From a fresh clone to a running command: the virtual environment, what it holds, and what `demo` runs on.

Standard library only. Every fault a person can put right is a `Refusal`: one sentence.
"""

import argparse
import hashlib
import importlib.util
import os
import secrets
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import quote

ROOT = Path(__file__).resolve().parent.parent
REQUIREMENTS = {"demo": "requirements.txt", "test": "requirements-dev.txt"}
LOCAL_HOSTS = ["localhost", "127.0.0.1", "[::1]"]


class Refusal(Exception):
    """Why a command cannot go on, in one sentence."""


def prepare(argv: list[str], root: Path = ROOT) -> None:
    """Make `demo` and `test` runnable; other commands use what these made, or are refused without Django."""
    command = argv[1] if len(argv) > 1 else ""
    environment = root / ".venv"
    if command in REQUIREMENTS and not in_virtual_environment():
        install(environment, root / REQUIREMENTS[command])
        go_on_inside(environment, root, argv)
    elif not in_virtual_environment() and importlib.util.find_spec("django") is None and is_sound(environment):
        go_on_inside(environment, root, argv)
    if importlib.util.find_spec("django") is None:
        raise Refusal(without_django(command))
    os.environ.update(settings_environment(command, argv[2:], os.environ, root))


def in_virtual_environment() -> bool:
    """Whether this Python belongs to a virtual environment."""
    return sys.prefix != sys.base_prefix


def without_django(command: str) -> str:
    """What to do when Django cannot be imported."""
    if in_virtual_environment():
        wanted = REQUIREMENTS.get(command, "requirements.txt")
        return f"Django is not in this virtual environment; put it there with: python -m pip install -r {wanted}"
    return (
        "Django is not installed for this Python; run `python3 manage.py demo` once,"
        f" and then: .venv/bin/python manage.py {command}".rstrip()
    )


# The virtual environment


def install(environment: Path, requirements: Path) -> None:
    """Bring the environment to what the requirements say; nothing happens if it is there already."""
    if not is_sound(environment):
        make(environment)
    wanted = digest(requirements)
    stamp = stamp_of(environment, requirements)
    if stamp.is_file() and stamp.read_text("utf-8") == wanted:
        return
    say(f"Installing {requirements.name} into {environment.name}: a few minutes the first time, then not again ...")
    try:
        for old in environment.glob("installed-*.sha256"):
            old.unlink()
        pip_install(environment, requirements)
        for done in with_included(requirements):
            stamp_of(environment, done).write_text(digest(done), "utf-8")
    except OSError as error:
        raise Refusal(f"Biantu cannot write to {environment}: {error.strerror}.") from error


def make(environment: Path) -> None:
    """Make an empty virtual environment, in place of a broken one."""
    if importlib.util.find_spec("venv") is None or importlib.util.find_spec("ensurepip") is None:
        raise Refusal(
            "This Python has no venv module; on Debian and Ubuntu it comes with: apt install python3-venv"
            f" (or python{sys.version_info[0]}.{sys.version_info[1]}-venv)."
        )
    say(f"Making the virtual environment {environment.name} ...")
    try:
        environment.mkdir(exist_ok=True)
        (environment / "writable").touch()
    except OSError as error:
        raise Refusal(f"Biantu cannot write to its folder {environment.parent}: {error.strerror}.") from error
    made = run([sys.executable, "-m", "venv", "--clear", str(environment)])
    if made.returncode:
        raise Refusal(f"The virtual environment could not be made: {last_line(made.stdout)}")


def pip_install(environment: Path, requirements: Path) -> None:
    """Run pip; its whole output is kept in `install.log` if it fails."""
    done = run([str(python_of(environment)), "-m", "pip", "install", "--quiet", "-r", str(requirements)])
    if done.returncode:
        log = environment / "install.log"
        log.write_text(done.stdout, "utf-8")
        raise Refusal(
            f"pip could not install {requirements.name}; is the network up? It said: {last_line(done.stdout)}"
            f" (all of it: {log})"
        )


def run(command: list[str]) -> subprocess.CompletedProcess[str]:
    """Run a program without input; what it writes to either stream is `stdout`."""
    environment = {**os.environ, "PIP_DISABLE_PIP_VERSION_CHECK": "1", "PIP_NO_INPUT": "1", "PIP_USER": "0"}
    try:
        return subprocess.run(
            command,
            check=False,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
            env=environment,
        )
    except OSError as error:
        raise Refusal(f"{command[0]} could not be started: {error.strerror}.") from error


def go_on_inside(environment: Path, root: Path, argv: list[str]) -> None:
    """Replace this process by the same command on the environment's Python."""
    python = str(python_of(environment))
    sys.stdout.flush()
    try:
        os.execv(python, [python, str(root / "manage.py"), *argv[1:]])
    except OSError as error:
        raise Refusal(f"{python} could not be started: {error.strerror}.") from error


def python_of(environment: Path) -> Path:
    """The environment's Python."""
    return environment / "bin" / "python"


def is_sound(environment: Path) -> bool:
    """Whether its Python still starts, as a virtual environment's, with pip: an interrupted or outlived one fails."""
    python = python_of(environment)
    question = "import pip, sys; sys.exit(sys.prefix == sys.base_prefix)"
    return os.access(python, os.X_OK) and run([str(python), "-c", question]).returncode == 0


def stamp_of(environment: Path, requirements: Path) -> Path:
    """Where the digest of an installed requirements file is kept."""
    return environment / f"installed-{requirements.stem}.sha256"


def with_included(requirements: Path) -> list[Path]:
    """The file and those it names with `-r`, in the order they are read."""
    found = [requirements]
    for line in requirements.read_text("utf-8").splitlines():
        if line.startswith("-r "):
            found += with_included(requirements.parent / line.removeprefix("-r ").strip())
    return found


def digest(requirements: Path) -> str:
    """SHA-256 over the file and those it includes."""
    whole = hashlib.sha256()
    for file in with_included(requirements):
        whole.update(file.read_bytes() + b"\0")
    return whole.hexdigest()


def last_line(output: str) -> str:
    """The last line that says something; of pip's, the last that says ERROR."""
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    errors = [line for line in lines if line.startswith("ERROR:")]
    return (errors or lines or ["nothing."])[-1].removeprefix("ERROR: ")


def say(line: str) -> None:
    """One line of progress."""
    print(line, flush=True)


# What the settings read


def settings_environment(command: str, arguments: list[str], given: Mapping[str, str], root: Path) -> dict[str, str]:
    """The variables that the command needs and that are not given."""
    if command == "test":
        return {"DJANGO_SETTINGS_MODULE": "tests.settings"}
    module = {"DJANGO_SETTINGS_MODULE": given.get("DJANGO_SETTINGS_MODULE", "debate.settings")}
    demo = command == "demo" or made_by_demo(given, root)
    return {**module, **demo_environment(arguments, given, root)} if demo else module


def made_by_demo(given: Mapping[str, str], root: Path) -> bool:
    """Whether a demo was started here and nothing else is asked for: then every command means the demo's debates."""
    var = Path(given.get("BIANTU_VAR") or root / "var")
    return (var / "secret").is_file() and not {"BIANTU_SECRET_KEY", "BIANTU_DEBUG", "DATABASE_URL"} & set(given)


def demo_environment(arguments: list[str], given: Mapping[str, str], root: Path) -> dict[str, str]:
    """Plain HTTP for this machine, DEBUG off, a database and a secret of its own in `var/`."""
    options = argparse.ArgumentParser(add_help=False, allow_abbrev=False)
    options.add_argument("--host", default="127.0.0.1")
    host = options.parse_known_args(arguments)[0].host
    var = Path(given.get("BIANTU_VAR") or root / "var").resolve()
    hosts = [*LOCAL_HOSTS, f"[{host}]" if ":" in host else host, given.get("BIANTU_HOSTS", "")]
    return {
        "BIANTU_VAR": str(var),
        "BIANTU_DEBUG": "0",
        "BIANTU_INSECURE": "1",
        "BIANTU_HOSTS": ",".join(filter(None, dict.fromkeys(hosts))),
        "BIANTU_SECRET_KEY": given.get("BIANTU_SECRET_KEY") or kept_secret(var / "secret", 50),
        "DATABASE_URL": given.get("DATABASE_URL") or f"sqlite:///{quote(str(var / 'demo.sqlite3'))}",
    }


def kept_secret(file: Path, size: int) -> str:
    """The random text in the file (mode 0600), made on first use from `size` random bytes."""
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if file.is_file() and (kept := file.read_text("utf-8").strip()):
            return kept
        fresh = secrets.token_urlsafe(size)
        draft = file.with_name(f"{file.name}.{os.getpid()}")
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as writing:
            writing.write(fresh + "\n")
        draft.replace(file)
    except OSError as error:
        raise Refusal(f"Biantu cannot write to its folder {file.parent}: {error.strerror}.") from error
    return fresh
