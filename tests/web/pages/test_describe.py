"""/c/<pid>/describe/: nature, voice, tags."""

import pytest
from bs4 import BeautifulSoup

from debate.access.actions import grant
from debate.arguments.wording import tags_of
from debate.models import Change, Claim, Proposal, User
from tests.library import COST
from tests.web.pages.html import one, page, texts

pytestmark = pytest.mark.django_db
ADDRESS = f"/en/c/{COST}/describe/"
WAS = {"was_nature": "fact", "was_voice": "reported", "was_tags": "數字"}
FORM = {"form_id": "1" * 32, "nature": "value", "voice": "reporter", "tags": ["錢", "數字"], **WAS}


def said():
    """What is said of the claim now."""
    claim = Claim.objects.get(pid=COST)
    return claim.nature, claim.voice, tags_of(claim)


def test_a_claim_is_described(client, library, owner):
    client.force_login(owner)
    soup = page(client, ADDRESS)
    checked = {field["name"]: field["value"] for field in soup.select("[checked]")}
    assert checked == {"nature": "fact", "voice": "reported"}
    assert [field["value"] for field in soup.select("[name=tags]")] == ["數字", "", "", ""]
    assert {field["name"]: field["value"] for field in soup.select("[name^=was_]")} == WAS
    response = client.post(ADDRESS, FORM)
    assert (response.status_code, response["Location"]) == (302, f"/en/c/{COST}/")
    assert said() == ("value", "reporter", ["錢", "數字"])
    assert Change.objects.latest("revision").action == "described"


def test_what_one_did_not_touch_stays_as_others_made_it(client, library, owner):
    client.force_login(owner)
    client.post(ADDRESS, {**FORM, "voice": "reported", "tags": ["數字"]})
    assert client.post(ADDRESS, {**FORM, "form_id": "2" * 32, "nature": "fact", "voice": "reported"}).status_code == 302
    assert said() == ("value", "reported", ["錢", "數字"])


def test_where_two_changed_the_same_one_is_asked_again(client, library, owner):
    client.force_login(owner)
    client.post(ADDRESS, FORM)
    late = {**FORM, "form_id": "2" * 32, "nature": "policy", "tags": ["夜"]}
    response = client.post(ADDRESS, late)
    assert response.status_code == 409
    soup = BeautifulSoup(response.content, "html.parser")
    assert texts(soup, ".errors[id]") == [
        "Somebody changed this meanwhile; now it is: Value judgement. Send again what it shall be.",
        "Somebody changed this meanwhile; now it is: 錢, 數字. Send again what it shall be.",
    ]
    assert said() == ("value", "reporter", ["錢", "數字"])
    was = {str(field["name"]): field["value"] for field in soup.select("[name^=was_]")}
    assert was == {"was_nature": "value", "was_voice": "reporter", "was_tags": "錢、數字"}
    assert client.post(ADDRESS, {**late, **was}).status_code == 302
    assert said() == ("policy", "reporter", ["夜"])


def test_all_tags_can_be_taken_away(client, library, owner):
    client.force_login(owner)
    client.post(ADDRESS, {**FORM, "tags": ["", ""]})
    assert said() == ("value", "reporter", [])


def test_a_contributor_suggests(client, library):
    helper = User.objects.create(username="helper")
    grant(debate=library, user=helper, role="contributor", by=None)
    client.force_login(helper)
    assert client.post(ADDRESS, FORM).status_code == 302
    assert (Proposal.objects.get().action, said()) == ("described", ("fact", "reported", ["數字"]))


def test_strangers_are_led_to_sign_in_and_readers_refused(client, library):
    assert client.get(ADDRESS)["Location"] == f"/en/sign-in/?next={ADDRESS}"
    user = User.objects.create(username="reader")
    grant(debate=library, user=user, role="reader", by=None)
    client.force_login(user)
    assert (client.get(ADDRESS).status_code, client.post(ADDRESS, FORM).status_code) == (403, 403)


@pytest.mark.parametrize(
    ("data", "field"),
    [
        ({"nature": "guess"}, "nature"),
        ({"voice": ""}, "voice"),
        ({"tags": ["a" * 51]}, "tags"),
        ({"tags": ["a\u200b"]}, "tags"),
    ],
)
def test_what_cannot_be_taken_is_said_at_its_field(client, library, owner, data, field):
    client.force_login(owner)
    response = client.post(ADDRESS, {**FORM, **data})
    assert response.status_code == 400
    found = one(BeautifulSoup(response.content, "html.parser"), ".errors[id]")
    assert found["id"] == f"describe_{COST}_{field}_error"
    assert said() == ("fact", "reported", ["數字"])
