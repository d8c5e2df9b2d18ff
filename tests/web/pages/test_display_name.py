"""/account/name/."""

import pytest

from debate.models import Annotation
from tests.library import STUDENTS
from tests.web.accounts.people import person
from tests.web.pages.html import one, page, shown, text, texts

pytestmark = pytest.mark.django_db


def test_the_name_changes_on_what_was_contributed_before(client, library):
    user = person()
    Annotation.objects.filter(pid="a000000002").update(created_by=user, creator="")
    client.force_login(user)
    assert one(page(client, "/en/account/name/"), "#id_display_name")["value"] == "路人"
    response = client.post("/en/account/name/", {"display_name": " 過客 "})
    assert (response.status_code, response["Location"]) == (302, "/en/me/")
    soup = page(client, "/en/me/")
    assert (text(one(soup, "main h1")), texts(soup, "p.notice")) == ("過客", ["Your display name has been changed."])
    client.logout()
    assert texts(page(client, f"/en/c/{STUDENTS}/"), "#a-a000000002 .byline bdi") == ["過客"]


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ("", "This field is required."),
        ("  ", "This field is required."),
        ("x" * 81, "Ensure this value has at most 80 characters (it has 81)."),
        ("a\u200bb", "Character 2 (U+200B) is invisible; remove it."),
        ("a\nb", "Character 2 (U+000A) is a line break or tab; this text is a single line."),
    ],
)
def test_what_cannot_be_a_name_is_told(client, given, told):
    user = person()
    client.force_login(user)
    response = client.post("/en/account/name/", {"display_name": given})
    assert (response.status_code, texts(shown(response), ".errors")) == (400, [told])
    user.refresh_from_db()
    assert user.display_name == "路人"


def test_strangers_are_led_to_sign_in(client):
    response = client.post("/en/account/name/", {"display_name": "x"})
    assert response["Location"] == "/en/sign-in/?next=/en/account/name/"
