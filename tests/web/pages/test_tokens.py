"""/me/tokens/: make a personal token, see it once, revoke it."""

import pytest

from debate.accounts.actions import OPEN, make_token, new_token
from debate.accounts.tokens import find_token, tokens_of
from debate.models import AccessToken
from tests.web.accounts.people import person
from tests.web.pages.html import links, one, page, shown, text, texts

pytestmark = pytest.mark.django_db
ADDRESS = "/en/me/tokens/"


@pytest.fixture
def me(client):
    user = person()
    client.force_login(user)
    return user


def secret(client):
    return one(page(client, ADDRESS), "input[name=token]")["value"]


def send(client, *, status=200, **fields):
    data = {"name": "Reader", "scope": "write", "days": "30", **fields}
    response = client.post(ADDRESS, data)
    assert (response.status_code, response["Cache-Control"]) == (status, "private, no-store")
    return shown(response)


def test_strangers_are_led_to_sign_in(client, db):
    response = client.get(ADDRESS)
    assert (response.status_code, response["Location"]) == (302, "/en/sign-in/?next=/en/me/tokens/")


def test_a_token_is_shown_once_and_works(client, me):
    soup = send(client, token=secret(client))
    token = text(one(soup, ".secret"))
    found = find_token(token)
    assert (found.user, found.name, found.scope, (found.expires_at - found.created_at).days) == (
        me,
        "Reader",
        "write",
        30,
    )
    again = page(client, ADDRESS)
    assert token not in str(again)
    assert texts(again, ".made .what") == ["Reader"]
    assert texts(again, ".made .dots span")[::2] == ["read, and write notes in your name", "never used"]


def test_sent_twice_it_is_one(client, me):
    own = secret(client)
    assert text(one(send(client, token=own), ".secret")) == text(one(send(client, token=own), ".secret"))
    assert AccessToken.objects.count() == 1


def test_a_form_made_for_somebody_else_makes_none(client, me):
    own = secret(client)
    client.force_login(person("other"))
    soup = send(client, token=own, status=400)
    assert texts(soup, ".errors") == ["This form was not made for you. Reload the page and send it again."]
    assert texts(send(client, token="x", status=400), ".errors") == texts(soup, ".errors")
    assert AccessToken.objects.count() == 0


def test_what_is_wrong_is_told_at_its_field(client, me):
    soup = send(client, token=secret(client), name="a\u202eb", days="5", scope="all", status=400)
    assert [error["id"] for error in soup.select(".errors")] == ["id_name_error", "id_scope_error", "id_days_error"]
    assert AccessToken.objects.count() == 0


def test_as_many_as_there_may_be(client, me):
    for _ in range(OPEN):
        make_token(user=me, name="x", scope="read", days=30, token=new_token())
    told = texts(send(client, token=secret(client), status=400), ".errors")
    assert told == ["You have 20 tokens that work, which is as many as there may be. Revoke one first."]


def test_one_is_revoked_by_whoever_made_it_alone(client, me):
    token = new_token()
    row = make_token(user=me, name="Reader", scope="read", days=30, token=token)
    client.force_login(person("other"))
    client.post(ADDRESS, {"revoke": row.pk})
    assert find_token(token) == row
    client.force_login(me)
    response = client.post(ADDRESS, {"revoke": row.pk})
    assert (response.status_code, response["Location"], find_token(token)) == (302, ADDRESS, None)
    soup = page(client, ADDRESS)
    assert texts(soup, ".notice") == ["The token works no more."]
    assert (texts(soup, ".made .dots span")[1], soup.select(".made form")) == ("revoked", [])


@pytest.mark.parametrize("named", ["x", "", "²", "9" * 30, "0"])
def test_what_names_no_token_revokes_none(client, me, named):
    make_token(user=me, name="x", scope="read", days=30, token=new_token())
    assert client.post(ADDRESS, {"revoke": named}).status_code == 302
    assert [row.revoked_at for row in tokens_of(me)] == [None]


def test_my_page_leads_here(client, me):
    assert ADDRESS in links(page(client, "/en/me/"), ".facts")


def test_as_many_queries_for_one_as_for_three(client, me, django_assert_num_queries):
    for _ in range(3):
        make_token(user=me, name="x", scope="read", days=30, token=new_token())
        with django_assert_num_queries(4):
            client.get(ADDRESS)
