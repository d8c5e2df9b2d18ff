"""/c/<pid>/v/<n>/restore/: make an old wording the present one again."""

import pytest

from debate.access.actions import grant
from debate.arguments import actions
from debate.models import Change, Claim, Proposal, User
from tests.library import COST
from tests.web.pages.html import one, page, texts

pytestmark = pytest.mark.django_db
ADDRESS = f"/en/c/{COST}/v/1/restore/"
FORM = {"form_id": "0a3b3c0e-7d5c-4f6e-9d2b-1f2e3d4c5b6a"}
OLD = "通宵開館一年多花 1,200 萬元"


@pytest.fixture
def reworded(library):
    """A claim with a second wording."""
    actions.edit_wording(debate=library, pid=COST, language="zh-Hant", seen=1, text="一年多花 1,200 萬元", by=None)
    return library


def test_an_editor_brings_a_wording_back_as_a_new_version(client, reworded, owner):
    client.force_login(owner)
    assert texts(page(client, ADDRESS), ".wording ins") == ["added: 通宵開館"]
    response = client.post(ADDRESS, FORM)
    assert (response.status_code, response["Location"]) == (302, f"/en/c/{COST}/history/")
    claim = Claim.objects.get(pid=COST)
    assert (claim.text, claim.version, Change.objects.get(revision=3).by) == (OLD, 3, owner)


def test_a_contributor_suggests_it(client, reworded):
    helper = User.objects.create(username="helper")
    grant(debate=reworded, user=helper, role="contributor", by=None)
    client.force_login(helper)
    response = client.post(ADDRESS, FORM)
    waiting = Proposal.objects.get()
    assert response["Location"] == f"/en/d/night-library/proposals/{waiting.pk}/"
    assert (waiting.after["claim"][COST]["text"], Claim.objects.get(pid=COST).version) == (OLD, 2)


def test_strangers_are_led_to_sign_in_and_what_never_was_is_not_found(client, reworded, owner):
    assert client.get(ADDRESS)["Location"] == f"/en/sign-in/?next={ADDRESS}"
    client.force_login(owner)
    page(client, f"/en/c/{COST}/v/7/restore/", status=404)
    assert one(page(client, f"{ADDRESS}?lang=en"), ".wording p").select("del, ins") == []
