"""The files that the rules of the house are about."""

import shutil
import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
IGNORED = (ROOT / ".gitignore").read_text("utf-8").split()
NOT_OURS = {".git", "node_modules", *(line.strip("/") for line in IGNORED)}


@cache
def listed_by_git() -> tuple[str, ...] | None:
    """Paths that git tracks, or would add; None where git or its folder is missing."""
    if shutil.which("git") is None:
        return None
    # safe.directory: a checkout that belongs to another user is listed just as well
    command = ["git", "-c", "safe.directory=*", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, check=False, cwd=ROOT, capture_output=True, text=True)
    return tuple(filter(None, listed.stdout.split("\0"))) if listed.returncode == 0 else None


@cache
def project_files() -> tuple[Path, ...]:
    """Every file of the project, as absolute paths in order."""
    listed = listed_by_git()
    if listed is not None:
        return tuple(sorted(ROOT / name for name in listed if (ROOT / name).is_file()))
    walked = (file for file in ROOT.rglob("*") if not NOT_OURS & set(file.relative_to(ROOT).parts))
    return tuple(sorted(file for file in walked if file.is_file() and not file.name.endswith((".mo", ".pyc"))))


def files(*suffixes: str, under: str = "") -> list[Path]:
    """The project's files with one of the suffixes, below a folder."""
    return [file for file in project_files() if file.suffix in suffixes and name_of(file).startswith(under)]


def name_of(file: Path) -> str:
    """The path inside the project."""
    return file.relative_to(ROOT).as_posix()


def read(file: Path) -> str:
    """The text of a file."""
    return file.read_text("utf-8")
