"""From a fresh clone to a running command: what is installed when, and one sentence for each fault."""

import ast
import importlib.util
import stat
import subprocess
import sys

import pytest
from dj_database_url import parse

from debate import bootstrap
from debate.bootstrap import Refusal
from tests.house.files import ROOT


@pytest.fixture
def clone(tmp_path):
    """A folder with two requirements files."""
    (tmp_path / "requirements.txt").write_text("one==1\n")
    (tmp_path / "requirements-dev.txt").write_text("-r requirements.txt\ntwo==2\n")
    return tmp_path


class Programs:
    """Stands in for venv and pip: what was run, and output and exit code by the module's name."""

    def __init__(self):
        self.ran: list[list[str]] = []
        self.answers: dict[str, tuple[str, int]] = {}

    def __call__(self, command):
        module = command[2] if command[1] == "-m" else "soundness"
        self.ran.append([module, *command[3:]])
        output, code = self.answers.get(module, ("", 0))
        return subprocess.CompletedProcess(command, code, stdout=output)


@pytest.fixture
def programs(monkeypatch):
    """No program is run."""
    standing_in = Programs()
    monkeypatch.setattr(bootstrap, "run", standing_in)
    return standing_in


def make_environment(folder):
    """A folder that looks like a virtual environment."""
    python = folder / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.touch(mode=0o755)
    return folder


def installs(programs):
    """The requirements files that pip was given."""
    return [command[-1].rpartition("/")[2] for command in programs.ran if command[0] == "pip"]


# What is installed when


def test_first_start_makes_and_installs(clone, programs, capsys):
    bootstrap.install(clone / ".venv", clone / "requirements.txt")
    assert [command[0] for command in programs.ran] == ["venv", "pip"]
    assert capsys.readouterr().out.splitlines() == [
        "Making the virtual environment .venv ...",
        "Installing requirements.txt into .venv: a few minutes the first time, then not again ...",
    ]


def test_nothing_is_installed_twice(clone, programs):
    environment = make_environment(clone / ".venv")
    for _ in range(2):
        bootstrap.install(environment, clone / "requirements-dev.txt")
        bootstrap.install(environment, clone / "requirements.txt")
    assert installs(programs) == ["requirements-dev.txt"]


def test_the_tests_need_more_than_the_demo(clone, programs):
    environment = make_environment(clone / ".venv")
    bootstrap.install(environment, clone / "requirements.txt")
    bootstrap.install(environment, clone / "requirements-dev.txt")
    assert installs(programs) == ["requirements.txt", "requirements-dev.txt"]


def test_a_changed_included_file_is_installed(clone, programs):
    environment = make_environment(clone / ".venv")
    bootstrap.install(environment, clone / "requirements-dev.txt")
    (clone / "requirements.txt").write_text("one==2\n")
    bootstrap.install(environment, clone / "requirements-dev.txt")
    assert installs(programs) == ["requirements-dev.txt", "requirements-dev.txt"]


@pytest.mark.parametrize("fault", [KeyboardInterrupt, Refusal])
def test_an_interrupted_install_leaves_no_stamp(clone, programs, monkeypatch, fault):
    environment = make_environment(clone / ".venv")
    bootstrap.install(environment, clone / "requirements.txt")
    (clone / "requirements.txt").write_text("one==2\n")

    def interrupted(*_arguments):
        raise fault

    monkeypatch.setattr(bootstrap, "pip_install", interrupted)
    with pytest.raises(fault):
        bootstrap.install(environment, clone / "requirements.txt")
    assert list(environment.glob("*.sha256")) == []


def test_a_broken_environment_is_made_again(clone, programs):
    environment = make_environment(clone / ".venv")
    bootstrap.install(environment, clone / "requirements.txt")
    (environment / "bin" / "python").unlink()
    bootstrap.install(environment, clone / "requirements.txt")
    assert [command[0] for command in programs.ran][-1] == "venv"


def test_a_python_without_pip_is_not_sound(tmp_path):
    environment = make_environment(tmp_path / ".venv")
    (environment / "bin" / "python").unlink()
    (environment / "bin" / "python").symlink_to(sys.executable)
    assert bootstrap.is_sound(environment) is False


# One sentence for each fault


def refusal(function, *arguments):
    """What the function refuses with."""
    with pytest.raises(Refusal) as caught:
        function(*arguments)
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_missing_venv_module(clone, monkeypatch):
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if name == "ensurepip" else name)
    said = refusal(bootstrap.install, clone / ".venv", clone / "requirements.txt")
    assert said == (
        "This Python has no venv module; on Debian and Ubuntu it comes with: apt install python3-venv"
        f" (or python3.{sys.version_info[1]}-venv)."
    )
    assert not (clone / ".venv").exists()


def test_venv_fails(clone, programs):
    programs.answers["venv"] = ("Traceback\nError: no space left\n", 1)
    said = refusal(bootstrap.install, clone / ".venv", clone / "requirements.txt")
    assert said == "The virtual environment could not be made: Error: no space left"


def test_pip_fails(clone, programs):
    output = "WARNING: Retrying\nERROR: No matching distribution found for one==1\n\n[notice] a new pip\n"
    programs.answers["pip"] = (output, 1)
    environment = make_environment(clone / ".venv")
    assert refusal(bootstrap.install, environment, clone / "requirements.txt") == (
        "pip could not install requirements.txt; is the network up? It said: No matching distribution found for one==1"
        f" (all of it: {environment}/install.log)"
    )
    assert (environment / "install.log").read_text() == output


def test_folder_not_writable(clone):
    (clone / ".venv").touch()
    said = refusal(bootstrap.install, clone / ".venv", clone / "requirements.txt")
    assert said == f"Biantu cannot write to its folder {clone}: File exists."


def test_program_that_does_not_start(tmp_path):
    said = refusal(bootstrap.run, [str(tmp_path / "absent")])
    assert said == f"{tmp_path}/absent could not be started: No such file or directory."


def test_without_django_outside(monkeypatch):
    monkeypatch.setattr(bootstrap, "in_virtual_environment", lambda: False)
    monkeypatch.setattr(importlib.util, "find_spec", lambda _name: None)
    monkeypatch.setattr(bootstrap, "is_sound", lambda _environment: False)
    assert refusal(bootstrap.prepare, ["manage.py", "migrate"]) == (
        "Django is not installed for this Python; run `python3 manage.py demo` once,"
        " and then: .venv/bin/python manage.py migrate"
    )


def test_without_django_inside(monkeypatch):
    monkeypatch.setattr(bootstrap, "in_virtual_environment", lambda: True)
    monkeypatch.setattr(importlib.util, "find_spec", lambda _name: None)
    assert refusal(bootstrap.prepare, ["manage.py", "test"]) == (
        "Django is not in this virtual environment; put it there with: python -m pip install -r requirements-dev.txt"
    )


# Old Pythons


def test_an_old_python_can_read_manage_py():
    ast.parse((ROOT / "manage.py").read_text("utf-8"), feature_version=(3, 8))


def test_an_old_python_is_told():
    ask = "import sys, manage; sys.version_info = (3, 8, 10); manage.main()"
    done = subprocess.run([sys.executable, "-c", ask], check=False, cwd=ROOT, capture_output=True, text=True)
    said = "Biantu needs Python 3.11 or newer; this is Python 3.8.\n"
    assert (done.returncode, done.stdout, done.stderr) == (1, "", said)


@pytest.mark.parametrize("file", ["manage.py", "debate/bootstrap.py", "debate/__init__.py"])
def test_only_the_standard_library_is_needed(file):
    tree = ast.parse((ROOT / file).read_text("utf-8"))
    top = [node for node in tree.body if isinstance(node, (ast.Import, ast.ImportFrom))]
    names = {alias.name for node in top if isinstance(node, ast.Import) for alias in node.names}
    names |= {node.module or "" for node in top if isinstance(node, ast.ImportFrom)}
    assert {name.split(".")[0] for name in names} - set(sys.stdlib_module_names) == set()


# What the settings read


def test_demo_runs_on_a_database_and_secret_of_its_own(tmp_path):
    given = bootstrap.settings_environment("demo", ["--host", "::1", "--port", "1"], {"BIANTU_DEBUG": "1"}, tmp_path)
    secret = given.pop("BIANTU_SECRET_KEY")
    assert given == {
        "DJANGO_SETTINGS_MODULE": "debate.settings",
        "BIANTU_VAR": f"{tmp_path}/var",
        "BIANTU_DEBUG": "0",
        "BIANTU_INSECURE": "1",
        "BIANTU_HOSTS": "localhost,127.0.0.1,[::1]",
        "DATABASE_URL": f"sqlite:///{tmp_path}/var/demo.sqlite3",
    }
    assert len(secret) == 67
    assert stat.S_IMODE((tmp_path / "var" / "secret").stat().st_mode) == 0o600
    assert bootstrap.settings_environment("demo", [], {}, tmp_path)["BIANTU_SECRET_KEY"] == secret


def test_demo_takes_what_is_given(tmp_path):
    given = {
        "DATABASE_URL": "postgres://localhost/x",
        "BIANTU_SECRET_KEY": "s" * 50,
        "BIANTU_VAR": f"{tmp_path}/elsewhere",
        "BIANTU_HOSTS": "example.org",
    }
    used = bootstrap.settings_environment("demo", ["--host=0.0.0.0"], given, tmp_path)
    assert {name: used[name] for name in given} == {
        **given,
        "BIANTU_HOSTS": "localhost,127.0.0.1,[::1],0.0.0.0,example.org",
    }
    assert not (tmp_path / "var").exists()


def test_database_path_may_hold_any_character(tmp_path):
    root = tmp_path / "辯 圖 #1 100%"
    url = bootstrap.settings_environment("demo", [], {}, root)["DATABASE_URL"]
    assert parse(url)["NAME"] == f"{root}/var/demo.sqlite3"


def test_an_empty_secret_is_made_again(tmp_path):
    (tmp_path / "secret").touch()
    made = bootstrap.kept_secret(tmp_path / "secret", 50)
    assert (tmp_path / "secret").read_text() == made + "\n"
    assert [file.name for file in tmp_path.iterdir()] == ["secret"]


def test_secret_that_cannot_be_kept(tmp_path):
    (tmp_path / "var").touch()
    assert refusal(bootstrap.kept_secret, tmp_path / "var" / "secret", 50) == (
        f"Biantu cannot write to its folder {tmp_path}/var: File exists."
    )


def test_other_commands_keep_their_settings(tmp_path):
    module = {"DJANGO_SETTINGS_MODULE": "debate.settings"}
    assert bootstrap.settings_environment("migrate", [], {}, tmp_path) == module
    demo = bootstrap.settings_environment("demo", [], {}, tmp_path)
    for name in ("BIANTU_SECRET_KEY", "BIANTU_DEBUG", "DATABASE_URL"):
        assert bootstrap.settings_environment("migrate", [], {name: "1"}, tmp_path) == module
    assert bootstrap.settings_environment("migrate", ["--host", "x"], {}, tmp_path) == {
        **demo,
        "BIANTU_HOSTS": "localhost,127.0.0.1,[::1],x",
    }


def test_other_commands_go_on_inside_what_demo_made(clone, monkeypatch):
    gone: list[list[str]] = []
    monkeypatch.setattr(bootstrap, "in_virtual_environment", lambda: False)
    monkeypatch.setattr(importlib.util, "find_spec", lambda _name: None)
    monkeypatch.setattr(bootstrap, "is_sound", lambda _environment: True)
    monkeypatch.setattr(bootstrap, "go_on_inside", lambda _environment, _root, argv: gone.append(argv))
    with pytest.raises(bootstrap.Refusal):
        bootstrap.prepare(["manage.py", "attach_text"], clone)
    assert gone == [["manage.py", "attach_text"]]
