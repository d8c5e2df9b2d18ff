"""/account/sessions/: where one is signed in."""

import pytest
from django.test import Client

from tests.web.accounts.people import person, sign_in
from tests.web.pages.html import page, texts

pytestmark = pytest.mark.django_db
AGENTS = {
    "Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0": "Firefox, Linux",
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/130.0 Safari/537.36 Edg/130.0": "Edge, Windows",
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Mobile Safari/604.1": "Safari, iPhone",
    "curl/8": "Another program",
}


def browsers():
    """Four browsers in which the same person signed in, in the order of AGENTS."""
    person()
    found = [Client(headers={"user-agent": agent}) for agent in AGENTS]
    for client in found:
        sign_in(client)
    return found


def test_every_session_is_listed_and_ended_alone():
    first, second, *rest = browsers()
    soup = page(second, "/en/account/sessions/")
    assert sorted(texts(soup, ".session strong")) == sorted(AGENTS.values())
    assert [texts(card, "strong") for card in soup.select(".session") if card.select(".badge")] == [["Edge, Windows"]]
    named = soup.find("strong", string="Firefox, Linux").find_parent("li").find("button")["value"]
    response = second.post("/en/account/sessions/", {"session": named})
    assert (response.status_code, response["Location"]) == (302, "/en/account/sessions/")
    assert texts(page(second, "/en/account/sessions/"), ".notice") == ["Signed out there."]
    assert [client.get("/en/me/").status_code for client in (first, second, *rest)] == [302, 200, 200, 200]


def test_all_others_are_ended_at_once():
    first, *rest = browsers()
    first.post("/en/account/sessions/", {"others": "1"})
    assert [client.get("/en/me/").status_code for client in (first, *rest)] == [200, 302, 302, 302]
    assert texts(page(first, "/en/account/sessions/"), ".session strong") == ["Firefox, Linux"]


@pytest.mark.parametrize("sent", [{}, {"session": "x"}, {"session": ""}, {"session": "9" * 30}, {"session": "²"}])
def test_what_names_no_session_ends_none(sent):
    found = browsers()
    assert found[0].post("/en/account/sessions/", sent).status_code == 302
    assert [client.get("/en/me/").status_code for client in found] == [200] * 4


def test_nobody_ends_the_session_of_somebody_else(client):
    found = browsers()
    named = page(found[0], "/en/account/sessions/").find("button", attrs={"name": "session"})["value"]
    person("other")
    sign_in(client, "other")
    client.post("/en/account/sessions/", {"session": named})
    assert [browser.get("/en/me/").status_code for browser in found] == [200] * 4
    assert len(page(client, "/en/account/sessions/").select(".session")) == 1


def test_sessions_of_an_old_password_are_not_listed(client):
    found = browsers()
    data = {"oldpassword": "a-long-password", "password1": "another-long-one"}
    assert found[0].post("/en/account/password/", data).status_code == 302
    assert texts(page(found[0], "/en/account/sessions/"), ".session strong") == ["Firefox, Linux"]


def test_as_many_queries_for_one_session_as_for_four(client, django_assert_num_queries):
    browser = browsers()[0]
    with django_assert_num_queries(5):
        browser.get("/en/account/sessions/")
    browser.post("/en/account/sessions/", {"others": "1"})
    browser.get("/en/account/sessions/")
    with django_assert_num_queries(5):
        browser.get("/en/account/sessions/")


def test_strangers_are_led_to_sign_in(client):
    assert client.get("/en/account/sessions/")["Location"] == "/en/sign-in/?next=/en/account/sessions/"
