"""How often something may be tried: one count for all processes, one bucket for each reader's address."""

import pytest
from django.conf import settings as program
from django.core import mail
from django.core.cache import caches
from django.core.cache.backends.db import DatabaseCache
from django.test import Client

from debate.models import SharedCache
from tests.house.files import files, name_of, read
from tests.web.accounts.people import PASSWORD, person
from tests.web.pages.html import one, shown, text, texts

pytestmark = pytest.mark.django_db
FAILED = 10  # ACCOUNT_RATE_LIMITS: failed attempts a minute from one address


def attempt(client, password="wrong", **headers):
    return client.post("/en/sign-in/", {"login": "reader@mail.example", "password": password}, **headers)


def test_one_address_is_refused_after_ten_wrong_passwords_and_another_is_not(client):
    person()
    assert [attempt(client).status_code for _ in range(FAILED)] == [200] * FAILED
    refused = attempt(client, PASSWORD)
    assert (refused.status_code, refused["Cache-Control"]) == (429, "no-store")
    assert text(one(shown(refused), "main h1")) == "Too many attempts"
    assert one(shown(refused), "html")["lang"] == "en"
    assert client.get("/en/sign-in/").status_code == 200
    assert attempt(client, PASSWORD, REMOTE_ADDR="192.0.2.2").status_code == 302


def test_an_account_is_guarded_against_many_addresses(client):
    person()
    tried = [attempt(client, REMOTE_ADDR=f"192.0.2.{number}").status_code for number in range(30)]
    assert tried == [200] * 30
    assert attempt(client, PASSWORD, REMOTE_ADDR="192.0.2.99").status_code == 429
    person("other")
    other = {"login": "other@mail.example", "password": PASSWORD}
    assert client.post("/en/sign-in/", other, REMOTE_ADDR="192.0.2.99").status_code == 302


def test_without_a_proxy_nobody_chooses_his_address(client):
    person()
    for number in range(FAILED):
        attempt(client, HTTP_X_FORWARDED_FOR=f"192.0.2.{number}")
    assert attempt(client, HTTP_X_FORWARDED_FOR="192.0.2.99").status_code == 429


def test_behind_a_proxy_two_readers_have_two_buckets_and_neither_can_forge_his_way_out(client, settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    person()
    for number in range(FAILED):  # the proxy adds the real address behind whatever was sent
        attempt(client, HTTP_X_FORWARDED_FOR=f"203.0.113.{number}, 192.0.2.1")
    assert attempt(client, PASSWORD, HTTP_X_FORWARDED_FOR="203.0.113.99, 192.0.2.1").status_code == 429
    assert attempt(client, PASSWORD, HTTP_X_FORWARDED_FOR="192.0.2.1, 192.0.2.2").status_code == 302


def test_who_comes_round_the_second_proxy_shares_one_bucket(client, settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 2
    person()
    for number in range(FAILED):
        assert attempt(client, HTTP_X_FORWARDED_FOR=f"192.0.2.{number}").status_code == 200
    assert attempt(client, PASSWORD, HTTP_X_FORWARDED_FOR="192.0.2.99").status_code == 429
    assert attempt(client, PASSWORD, HTTP_X_FORWARDED_FOR="192.0.2.99, 198.51.100.1").status_code == 302


def test_addresses_of_one_ipv6_network_are_one(client):
    person()
    for number in range(FAILED):
        attempt(client, REMOTE_ADDR=f"2001:db8::{number + 1}")
    assert attempt(client, REMOTE_ADDR="2001:db8::ffff").status_code == 429
    assert attempt(client, PASSWORD, REMOTE_ADDR="2001:db8:0:1::1").status_code == 302


@pytest.mark.parametrize(("path", "most"), [("/en/account/sign-up/", 10), ("/en/sign-in/", 30)])
def test_forms_that_say_nothing_are_counted_too(client, path, most):
    assert {client.post(path).status_code for _ in range(most)} == {200}
    assert client.post(path).status_code == 429


def test_mail_to_one_address_is_limited():
    asked = [Client().post("/en/account/code/", {"email": "a@mail.example"}) for _ in range(4)]
    assert [response.status_code for response in asked] == [302, 302, 302, 200]
    assert texts(shown(asked[-1]), ".errors") == [
        "Too many attempts. Ask for a new code, or try again in a few minutes."
    ]
    assert len(mail.outbox) == 3


def test_attempts_are_counted_where_all_processes_see_them(client):
    attempt(client)
    assert SharedCache.objects.filter(cache_key__contains="login_failed").count() == 2
    assert isinstance(caches["default"], DatabaseCache)
    assert program.CACHES["default"]["LOCATION"] == SharedCache._meta.db_table


def test_whoever_keeps_something_says_in_which_cache():
    """`cache` is the one in the database: what is rendered belongs into web/store.py."""
    users = {name_of(file) for file in files(".py", under="debate/") if "core.cache import cache\n" in read(file)}
    assert users == set()
