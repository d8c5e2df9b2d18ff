"""Addresses for machines."""

import pytest
from django.db import DatabaseError
from django.utils import timezone

pytestmark = pytest.mark.django_db


def test_the_process_answers_without_a_database(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        response = client.get("/healthz")
    assert (response.status_code, response.content, response["Cache-Control"]) == (200, b"ok\n", "no-store")


def test_ready_means_a_database_with_every_migration(client, monkeypatch):
    assert (client.get("/readyz").status_code, client.get("/readyz").content) == (200, b"ready\n")
    plan = "debate.web.pages.health.MigrationExecutor.migration_plan"
    monkeypatch.setattr(plan, lambda *_: ["0002"])
    assert (client.get("/readyz").status_code, client.get("/readyz").content) == (503, b"migrations waiting\n")

    def down(*_):
        raise DatabaseError

    monkeypatch.setattr(plan, down)
    assert (client.get("/readyz").status_code, client.get("/readyz").content) == (503, b"database unavailable\n")


def test_security_txt_needs_a_contact(client, settings):
    assert client.get("/.well-known/security.txt").status_code == 404
    settings.SECURITY_CONTACT = "mailto:security@biantu.example"
    lines = client.get("/.well-known/security.txt").content.decode().splitlines()
    assert lines[0] == "Contact: mailto:security@biantu.example"
    assert lines[1] > f"Expires: {timezone.now():%Y-%m-%d}"
    assert lines[2:] == [
        "Preferred-Languages: zh-Hant, zh-Hans, en",
        "Canonical: http://testserver/.well-known/security.txt",
    ]


def test_machine_addresses_have_no_language(client):
    assert client.get("/en/healthz").status_code == 404
