"""Whatever another program sends, it is taken or refused: nothing breaks, and nothing is stored of what is refused."""

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.exchange.web import ANY_JSON, places, put
from tests.web.annotations.program import CONTAINER, stored
from tests.web.annotations.test_writing import MINE, made

pytestmark = pytest.mark.django_db
MANY = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(autouse=True)
def without_limits(settings):
    settings.ACCOUNT_RATE_LIMITS = {**settings.ACCOUNT_RATE_LIMITS, "annotate": ""}


def asked(program, method, path, value):
    """Status, whether anything was stored, and the field of a refusal; all undone."""
    with transaction.atomic():
        before = stored()
        response = program.send(method, path, value)
        wrote = stored() != before
        transaction.set_rollback(True)
    return response.status_code, wrote, response.json()


@MANY
@given(path=st.sampled_from(places(MINE)), part=ANY_JSON)
def test_anything_at_any_place_of_a_new_note(program, path, part):
    status, wrote, value = asked(program, "POST", CONTAINER, put(MINE, path, part))
    assert (status == 201) == wrote
    assert status == 201 or (status in (400, 409, 415) and isinstance(value["field"], str))


@MANY
@given(path=st.sampled_from(places(MINE)), part=ANY_JSON)
def test_anything_at_any_place_of_a_changed_one(program, path, part):
    address = made(program)["Location"]
    status, wrote, value = asked(program, "PUT", address, put(MINE | {"id": address}, path, part))
    assert status == 200 or (not wrote and status in (400, 409, 415) and isinstance(value["field"], str))


@MANY
@given(data=st.binary(max_size=200))
def test_any_bytes(program, data):
    status, wrote, value = asked(program, "POST", CONTAINER, data)
    assert (status, wrote, value["field"]) == (400, False, value["field"])


@MANY
@given(
    header=st.sampled_from(["accept", "prefer", "if-match", "if-none-match", "content-type", "authorization"]),
    value=st.text(st.characters(codec="latin-1", exclude_characters="\r\n"), max_size=60),
)
def test_anything_in_a_header(anyone, header, value):
    for method in ("GET", "POST", "PUT"):
        kind = {"kind": value} if header == "content-type" else {}
        headers = {} if kind else {header.replace("-", "_"): value}
        assert anyone.send(method, f"{CONTAINER}a000000000", MINE, **kind, **headers).status_code < 500
