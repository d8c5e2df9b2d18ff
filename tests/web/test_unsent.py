"""What a form sent after its writer's session had ended is handed back once he signs in."""

import pytest

from debate.models import Change
from tests.library import COST
from tests.web.pages.html import one, page, text, texts

pytestmark = pytest.mark.django_db
ADDRESS = f"/en/c/{COST}/respond/?as=con"
FORM = {"form_id": "1" * 32, "relation": "con", "text": "夜班的電費另計", "detail": "*算過*", "placement": "editorial"}


def notice(soup):
    """The texts that are handed back, each with its name."""
    labels = soup.select(".handed-back label")
    return [(label.contents[0].strip(), text(label.textarea)) for label in labels]


def sign_in(client, address):
    """As the owner, by the page that the form led to."""
    sent = {"login": "owner", "password": "a-long-password"}
    return client.post(address, sent)


def test_it_is_kept_until_its_writer_signs_in_and_handed_back_once(client, library, owner):
    sent = client.post(ADDRESS, FORM)
    assert (sent.status_code, sent["Location"]) == (302, f"/en/sign-in/?next=/en/c/{COST}/respond/%3Fas%3Dcon")
    told = "You were signed out. What you wrote is kept: sign in, and you can go on."
    assert told in texts(page(client, sent["Location"]), ".notice")
    back = sign_in(client, sent["Location"])
    assert (back.status_code, back["Location"]) == (302, ADDRESS)
    assert notice(page(client, "/en/me/")) == []
    assert notice(page(client, ADDRESS)) == [("Wording", "夜班的電費另計"), ("Detail", "*算過*")]
    assert notice(page(client, ADDRESS)) == []
    assert Change.objects.count() == 1


def test_nothing_is_kept_of_what_is_empty_too_long_or_has_a_draft(client, library):
    for fields, headers in (
        ({"text": " "}, {}),
        ({"detail": "長" * 20_001}, {}),
        (FORM, {"HX-Request": "true"}),
    ):
        client.post(ADDRESS, fields, headers=headers)
        assert "unsent" not in client.session


def test_whoever_is_not_signed_in_is_shown_nothing(client, library):
    client.post(ADDRESS, FORM)
    assert client.session["unsent"]["texts"] == {"text": "夜班的電費另計", "detail": "*算過*"}
    soup = page(client, f"/en/c/{COST}/")
    assert notice(soup) == []
    assert one(soup, "h1")
