"""`manage.py demo`: what it prepares, and how it refuses."""

import os
import socket
import stat
import sys

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connections

from debate.management.commands import demo
from debate.models import Debate, Membership, User


@pytest.fixture
def var(settings, tmp_path):
    """The demo's folder."""
    settings.VAR = tmp_path / "var"
    return settings.VAR


@pytest.fixture
def imported(monkeypatch, tmp_path):
    """One starter debate, and the slugs that were imported."""
    slugs = []

    def store(data, *, by):
        slugs.append("starter")
        return Debate.objects.create(pid="0123456789", slug="starter", language="en", title="T", created_by=by)

    (tmp_path / "starter.json").write_text('{"debate": {"slug": "starter"}}')
    monkeypatch.setattr(demo, "STARTER", tmp_path)
    monkeypatch.setattr(demo, "import_debate", store)
    return slugs


def owners():
    """Who owns which debate."""
    return list(Membership.objects.filter(role="owner").values_list("debate__slug", "user__username"))


@pytest.mark.django_db
def test_the_starter_debate_is_imported_once(var, imported):
    first = demo.prepare_debates()
    assert demo.prepare_debates() == first
    assert (imported, owners()) == (["starter"], [("starter", "demo-editor")])


@pytest.mark.django_db
def test_the_editor_signs_in_with_the_kept_password(var, imported, client):
    password = demo.prepare_debates()
    file = var / "demo-editor-password"
    assert (file.read_text(), stat.S_IMODE(file.stat().st_mode)) == (password + "\n", 0o600)
    assert client.login(username="demo-editor", password=password) is True
    editor = User.objects.get(username="demo-editor")
    assert (editor.is_staff, editor.is_superuser) == (False, False)


@pytest.mark.django_db
def test_a_password_from_another_database_is_replaced(var, imported, client):
    demo.prepare_debates()
    (var / "demo-editor-password").write_text("another one\n")
    assert demo.prepare_debates() == "another one"
    assert client.login(username="demo-editor", password="another one") is True


def test_a_used_port_is_refused_before_anything_is_made(var):
    with demo.listen("127.0.0.1", 0) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(CommandError) as refused:
            call_command("demo", port=port)
    assert str(refused.value) == (
        f"Port {port} on 127.0.0.1 cannot be used (Address already in use); choose another one with --port."
    )
    assert not var.exists()


@pytest.mark.parametrize(
    ("host", "port", "reason"),
    [
        ("127.0.0.1", 65536, "a port is a number below 65536"),
        ("192.0.2.1", 8000, "Cannot assign requested address"),
    ],
)
def test_an_impossible_address_is_refused(host, port, reason):
    with pytest.raises(CommandError) as refused:
        demo.listen(host, port)
    assert str(refused.value) == f"Port {port} on {host} cannot be used ({reason}); choose another one with --port."


def test_gunicorn_takes_over_the_socket(monkeypatch):
    became = []
    monkeypatch.setattr(os, "execv", lambda *command: became.append(command))
    monkeypatch.setattr(connections, "close_all", lambda: None)
    with socket.socket() as listening:
        demo.serve(listening)
        assert os.get_inheritable(listening.fileno()) is True
        bind = f"fd://{listening.fileno()}"
    ((python, command),) = became
    assert (python, command[:5], command[-1]) == (
        sys.executable,
        [sys.executable, "-m", "gunicorn", "--bind", bind],
        "debate.wsgi:application",
    )
