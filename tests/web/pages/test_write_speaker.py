"""/d/<slug>/people/add/, /p/<pid>/edit/, /p/<pid>/withdraw/."""

import json

import pytest
from bs4 import BeautifulSoup

from debate.access.actions import grant
from debate.models import Proposal, Speaker, User
from debate.web.forms.speaker import present
from tests.library import MAYOR
from tests.web.pages.html import one, page, text, texts

pytestmark = pytest.mark.django_db
FORM = {"form_id": "0a3b3c0e-7d5c-4f6e-9d2b-1f2e3d4c5b6a"}
ADD = "/en/d/night-library/people/add/"
NEW = {**FORM, "name": "周又新", "kind": "person", "language": "zh-Hant"}


def sent(**changes):
    """The form of the mayor as a browser sends it, but for changes."""
    now = present(Speaker.objects.get(pid=MAYOR))
    return {**FORM, **now, "seen": json.dumps(now), **changes}


def errors(response, status=400):
    """What an answer complains of."""
    assert response.status_code == status
    return texts(BeautifulSoup(response.content, "html.parser"), ".errors")


def test_an_editor_adds_somebody(client, library, owner):
    client.force_login(owner)
    response = client.post(ADD, {**NEW, "aliases": "周記者\nChou", "note": "記者。"})
    assert (response.status_code, response["Location"]) == (302, "/en/d/night-library/people/")
    row = Speaker.objects.get(name="周又新")
    assert (row.aliases, row.note) == (["周記者", "Chou"], "記者。")


def test_a_contributors_speaker_waits(client, library):
    user = User.objects.create(username="helper")
    grant(debate=library, user=user, role="contributor", by=None)
    client.force_login(user)
    response = client.post(ADD, NEW)
    found = Proposal.objects.get()
    assert response["Location"] == f"/en/d/night-library/proposals/{found.pk}/"
    assert (found.kind, found.action, Speaker.objects.count()) == ("speaker", "added", 3)


def test_the_form_shows_what_there_is_and_changes_what_differs(client, library, owner):
    client.force_login(owner)
    soup = page(client, f"/en/p/{MAYOR}/edit/")
    assert one(soup, "[name=name_en]")["value"] == "Lin Wang-shu"
    assert text(one(soup, "[name=aliases]")) == "林市長 Lin Wang-shu"
    response = client.post(f"/en/p/{MAYOR}/edit/", sent(**{"note": "前市長。", "name_zh-Hans": "林望舒"}))
    assert (response.status_code, response["Location"]) == (302, f"/en/p/{MAYOR}/")
    row = Speaker.objects.get(pid=MAYOR)
    assert (row.note, row.translations["zh-Hans"]) == ("前市長。", {"name": "林望舒", "note": ""})


def test_who_comes_second_is_shown_what_is_there_and_may_send_again(client, library, owner):
    client.force_login(owner)
    first, second = sent(note="甲"), sent(note="乙", form_id="1" * 32)
    client.post(f"/en/p/{MAYOR}/edit/", first)
    response = client.post(f"/en/p/{MAYOR}/edit/", second)
    told = "Somebody changed this meanwhile. Send again to put yours in its place. It says now: 甲"
    assert errors(response, 409) == [told]
    assert Speaker.objects.get(pid=MAYOR).note == "甲"
    soup = BeautifulSoup(response.content, "html.parser")
    assert text(one(soup, "[name=note]")) == "乙"
    again = {**second, "seen": one(soup, "[name=seen]")["value"]}
    assert client.post(f"/en/p/{MAYOR}/edit/", again).status_code == 302
    assert Speaker.objects.get(pid=MAYOR).note == "乙"


@pytest.mark.parametrize(
    ("data", "told"),
    [
        ({"name": ""}, ["This field is required."]),
        ({"name": "字" * 201}, ["“Name” has 201 characters; at most 200 are allowed."]),
        ({"note": "字" * 1_001}, ["“Who this is, in a sentence” has 1001 characters; at most 1000 are allowed."]),
        ({"aliases": "甲\n" + "字" * 201}, ["At most 200 are allowed here."]),
        ({"aliases": "\n".join(map(str, range(51)))}, ["At most 50 are allowed here."]),
        ({"name": "a\u202eb"}, ["Character 2 (U+202E) changes the writing direction; remove it."]),
        ({"name_en": ""}, ["Please fill this in."]),
        ({"kind": "robot"}, ["Select a valid choice. robot is not one of the available choices."]),
        ({"seen": "[1]"}, ["The form has expired"]),
        ({"seen": "[" * 100_000}, ["The form has expired"]),
    ],
)
def test_what_cannot_be_stored_says_why_at_its_field(client, library, owner, data, told):
    client.force_login(owner)
    assert errors(client.post(f"/en/p/{MAYOR}/edit/", sent(**data))) == told
    library.refresh_from_db()
    assert library.revision == 1


def test_who_is_named_cannot_be_withdrawn_and_who_is_not_can(client, library, owner):
    client.force_login(owner)
    client.post(ADD, NEW)
    response = client.post(f"/en/p/{MAYOR}/withdraw/", {**FORM, "form_id": "1" * 32, "reason": "x"})
    assert errors(response) == ["This is still in use (5); change that first."]
    pid = Speaker.objects.get(name="周又新").pid
    response = client.post(f"/en/p/{pid}/withdraw/", {**FORM, "form_id": "2" * 32, "reason": "重複"})
    assert (response.status_code, response["Location"]) == (302, f"/en/p/{pid}/")
    page(client, f"/en/p/{pid}/", status=410)


@pytest.mark.parametrize("address", [ADD, f"/en/p/{MAYOR}/edit/", f"/en/p/{MAYOR}/withdraw/"])
def test_strangers_are_led_to_sign_in_and_readers_refused(client, library, address):
    assert client.get(address)["Location"] == f"/en/sign-in/?next={address}"
    user = User.objects.create(username="reader")
    grant(debate=library, user=user, role="reader", by=None)
    client.force_login(user)
    assert (client.get(address).status_code, client.post(address, NEW).status_code) == (403, 403)
    assert Speaker.objects.count() == 3
