"""Whose token it is, what it may do, and what becomes of one that does not work."""

import logging
from datetime import timedelta

import pytest
from django.utils import timezone

from debate.access.actions import grant, still_may
from debate.accounts.actions import close_account
from debate.models import AccessToken, Change, Debate, Membership, User
from tests.library import STUDENTS
from tests.web.annotations.program import CONTAINER, SITE, Program, problem, stored, token_of
from tests.web.annotations.test_writing import MINE, made

pytestmark = pytest.mark.django_db
FAILED, WRITTEN = 10, 60  # ACCOUNT_RATE_LIMITS: a minute, from one address; by one person


@pytest.mark.parametrize(
    ("method", "path"), [("POST", CONTAINER), ("PUT", f"{CONTAINER}a000000000"), ("DELETE", f"{CONTAINER}a000000000")]
)
def test_writing_needs_a_token(anyone, method, path):
    before = stored()
    response = anyone.send(method, path, MINE)
    assert (problem(response), response["WWW-Authenticate"], stored()) == ((401, None), 'Bearer realm="Biantu"', before)


def test_a_session_is_none(anyone, owner):
    anyone.force_login(owner)
    assert problem(anyone.send("POST", CONTAINER, MINE)) == (401, None)


def test_a_token_that_reads_writes_nothing(library, writer):
    program, before = Program(token_of(writer, "read")), stored()
    response = program.send("POST", CONTAINER, MINE)
    assert (problem(response), stored()) == ((403, None), before)
    assert response["WWW-Authenticate"] == 'Bearer realm="Biantu", error="insufficient_scope", scope="write"'
    assert program.send("GET", CONTAINER).status_code == 200


@pytest.mark.parametrize(
    "shown", ["Bearer x", "Bearer ", "Basic eDp5", "biantu_x", f"Bearer biantu_{'a' * 43}", "Bearer a b"]
)
@pytest.mark.parametrize("path", ["/annotations/", CONTAINER, f"{CONTAINER}a000000000", "/annotations/zzzzzzzzzz/"])
def test_one_that_does_not_work_is_told_so_wherever_it_is_shown(anyone, shown, path):
    response = anyone.send("GET", path, authorization=shown)
    assert (problem(response), response["Cache-Control"]) == ((401, None), "private, no-store")
    assert response["WWW-Authenticate"] == 'Bearer realm="Biantu", error="invalid_token"'


def expired(user):
    AccessToken.objects.update(expires_at=timezone.now() - timedelta(seconds=1))


def revoked(user):
    AccessToken.objects.update(revoked_at=timezone.now())


def suspended(user):
    User.objects.update(is_active=False)


def closed(user):
    close_account(user=user)


@pytest.mark.parametrize("ended", [expired, revoked, suspended, closed])
def test_one_that_worked_and_works_no_more(program, writer, ended):
    made(program)
    before = stored()
    ended(writer)
    assert (problem(program.send("POST", CONTAINER, MINE)), stored()) == ((401, None), before)


def test_after_ten_that_do_not_work_none_is_looked_at_from_there(anyone, program):
    for method in ("GET", "POST"):
        for _ in range(FAILED // 2):
            assert anyone.send(method, CONTAINER, MINE, authorization="Bearer x").status_code == 401
    refused = program.send("GET", CONTAINER)
    assert (problem(refused), refused["Retry-After"]) == ((429, None), "60")
    assert anyone.send("GET", CONTAINER).status_code == 200
    assert Program(program.token, REMOTE_ADDR="192.0.2.2").send("GET", CONTAINER).status_code == 200


def test_a_program_writes_so_much_in_a_minute(program, settings):
    settings.ACCOUNT_RATE_LIMITS = {**settings.ACCOUNT_RATE_LIMITS, "annotate": "2/m/user"}
    assert [program.send("POST", CONTAINER, MINE).status_code for _ in range(3)] == [201, 201, 429]


def test_its_day_is_remembered_and_it_stands_in_no_log_and_no_history(program, library, caplog):
    caplog.set_level(logging.DEBUG)
    made(program)
    program.send("GET", "/annotations/zzzzzzzzzz/")
    program.send("PUT", f"{CONTAINER}a000000000", MINE)
    assert AccessToken.objects.get().used_on == timezone.now().date()
    secret = program.token.removeprefix("biantu_")
    kept = [str(values) for values in Change.objects.values()]
    assert [line for line in [caplog.text, *kept] if secret in line] == []


def test_rights_are_asked_again_once_nobody_can_change_them(program, writer, library, monkeypatch):
    Debate.objects.update(visibility="private")
    grant(debate=library, user=writer, role="reader", by=None)

    asked = still_may

    def late(**more):
        Membership.objects.all().delete()
        return asked(**more)

    monkeypatch.setattr("debate.web.writing.still_may", late)
    before = stored()
    assert (problem(program.send("POST", CONTAINER, MINE)), stored()) == ((403, ""), before)


def test_no_page_takes_a_token(program, library):
    Debate.objects.update(visibility="private")
    grant(debate=library, user=AccessToken.objects.get().user, role="owner", by=None)
    assert program.send("GET", f"/c/{STUDENTS}/").status_code == 404
    assert program.send("GET", "/me/").status_code == 302


def test_a_private_debate_is_there_for_its_members_alone(client, library, writer, owner):
    Debate.objects.update(visibility="private")
    for path in (CONTAINER, f"{CONTAINER}a000000000"):
        assert problem(client.get(path)) == (404, None)
        assert Program(token_of(writer)).send("GET", path).status_code == 404
        response = Program(token_of(owner, "read")).send("GET", path)
        assert (response.status_code, response["Cache-Control"]) == (200, "private, no-store")
    assert client.get("/annotations/").json()["contains"] == []
    assert Program(token_of(owner)).send("GET", "/annotations/").json()["contains"] == [f"{SITE}{CONTAINER}"]


def test_a_session_is_never_looked_at(client, library, owner):
    Debate.objects.update(visibility="private")
    client.force_login(owner)
    assert client.get(CONTAINER).status_code == 404
    Debate.objects.update(visibility="unlisted")
    response = client.get(CONTAINER)
    assert (response["X-Robots-Tag"], response["Vary"]) == ("noindex", "Accept, Prefer")
