"""Headers, hosts, settings."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

pytestmark = pytest.mark.django_db
POLICY = {
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "font-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
}


@pytest.mark.parametrize("path", ["/d/night-library/", "/sign-in/", "/nowhere/", "/healthz"])
def test_every_answer_carries_the_strict_policy(client, library, path):
    response = client.get(path)
    assert {part.strip() for part in response["Content-Security-Policy"].split(";") if part.strip()} == POLICY
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Referrer-Policy"] == "strict-origin-when-cross-origin"
    assert response["Cross-Origin-Opener-Policy"] == "same-origin"


def test_a_foreign_host_is_refused(client):
    assert client.get("/healthz", headers={"host": "evil.example"}).status_code == 400


def manage(*arguments, **environment):
    """A command in a process of its own, with this environment alone."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("BIANTU", "DJANGO", "EMAIL"))}
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=settings.BASE_DIR,
        env=clean | {"DJANGO_SETTINGS_MODULE": "debate.settings"} | environment,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("secret", ["", "short", "a" * 60])
def test_production_does_not_start_without_a_secret_of_its_own(secret):
    result = manage("check", BIANTU_SECRET_KEY=secret)
    assert result.returncode != 0
    assert "BIANTU_SECRET_KEY" in result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize(("name", "given"), [("BIANTU_PROXIES", "one"), ("BIANTU_PROXIES", "-1"), ("EMAIL_PORT", "²")])
def test_a_number_that_is_none_is_told_in_one_sentence(name, given):
    result = manage("check", **{"BIANTU_SECRET_KEY": "a1b2c3d4e5" * 6, name: given})
    assert result.returncode != 0
    assert result.stderr.strip().endswith(f"{name} is {given!r}; it must be a number (docs/deploy.md).")
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({}, ("console", 587, False, False)),
        ({"EMAIL_HOST": "mail.example"}, ("smtp", 587, True, False)),
        ({"EMAIL_HOST": "mail.example", "EMAIL_USE_SSL": "1", "EMAIL_PORT": "465"}, ("smtp", 465, False, True)),
        ({"EMAIL_HOST": "127.0.0.1", "EMAIL_WITHOUT_TLS": "1", "EMAIL_PORT": "25"}, ("smtp", 25, False, False)),
    ],
)
def test_mail_goes_to_the_console_unless_a_server_is_named(given, expected):
    code = "from django.conf import settings as s; print(s.EMAIL_BACKEND.split('.')[-2], s.EMAIL_PORT,"
    code += " s.EMAIL_USE_TLS, s.EMAIL_USE_SSL)"
    result = manage("shell", "--no-imports", "-c", code, **{"BIANTU_SECRET_KEY": "a1b2c3d4e5" * 6, **given})
    assert result.stdout.split() == [str(value) for value in expected]


def names_allauth(file):
    return "from allauth" in file.read_text("utf-8") and file.stem != "verification"  # that one allauth itself imports


ON_THEIR_OWN = sorted(filter(names_allauth, Path(settings.BASE_DIR, "debate").rglob("*.py")))


@pytest.mark.parametrize("file", ON_THEIR_OWN, ids=lambda file: file.stem)
def test_a_module_that_names_allauth_is_imported_before_any_other(file):
    """allauth's modules import each other in a circle, and Django runs its checks in no certain order."""
    name = ".".join(file.relative_to(settings.BASE_DIR).with_suffix("").parts)
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "debate.settings", "BIANTU_SECRET_KEY": "a1b2c3d4e5" * 6}
    code = f"import django; django.setup(); import {name}"
    result = subprocess.run(
        [sys.executable, "-c", code],
        cwd=settings.BASE_DIR,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (result.returncode, result.stderr) == (0, "")


def test_production_settings_pass_djangos_own_deployment_check():
    secret = "".join(chr(33 + number % 90) for number in range(7, 97))
    result = manage(
        "check", "--deploy", "--fail-level", "INFO", BIANTU_SECRET_KEY=secret, BIANTU_HOSTS="biantu.example"
    )
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout.startswith("System check identified no issues")
