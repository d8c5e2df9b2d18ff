"""/d/<slug>/proposals/<n>/: an editor decides on a suggestion."""

import pytest

from debate.access.actions import grant
from debate.models import Change, Claim, Proposal, User
from tests.library import DOUBT
from tests.web.pages.html import one, page, text

pytestmark = pytest.mark.django_db
SURE = {"sure": "1", "seen": "1"}
FORM = {"form_id": "0a3b3c0e-7d5c-4f6e-9d2b-1f2e3d4c5b6a"}


@pytest.fixture
def helper(library):
    """A contributor."""
    user = User.objects.create(username="helper", display_name="阿明")
    grant(debate=library, user=user, role="contributor", by=None)
    return user


@pytest.fixture
def suggested(client, library, helper):
    """A contributor suggests to withdraw a claim; the address of the suggestion."""
    client.force_login(helper)
    response = client.post(f"/en/c/{DOUBT}/withdraw/", {**FORM, **SURE, "reason": "重複"})
    assert (response.status_code, Change.objects.count()) == (302, 1)
    return response["Location"]


def test_an_editor_accepts_and_it_is_the_proposers_change(client, library, owner, helper, suggested):
    client.force_login(owner)
    assert client.post(suggested, {**FORM, "form_id": "1" * 32, "decision": "accept"}).status_code == 302
    assert Claim.objects.get(pid=DOUBT).withdrawn_at is not None
    change = Change.objects.get(action="withdrawn")
    found = Proposal.objects.get()
    assert (change.by, found.state, found.decided_by, found.revision) == (helper, "accepted", owner, change.revision)
    assert "Accepted" in text(one(page(client, suggested), "main"))


def test_declining_needs_a_reason(client, library, owner, suggested):
    client.force_login(owner)
    assert client.post(suggested, {**FORM, "form_id": "1" * 32, "decision": "decline"}).status_code == 400
    assert (
        client.post(suggested, {**FORM, "form_id": "2" * 32, "decision": "decline", "reason": "不是"}).status_code
        == 302
    )
    assert Proposal.objects.get().state == "declined"
    assert Claim.objects.get(pid=DOUBT).withdrawn_at is None


def test_the_proposer_takes_it_back_but_cannot_accept_it(client, library, suggested):
    assert client.post(suggested, {**FORM, "form_id": "1" * 32, "decision": "accept"}).status_code == 400
    assert client.post(suggested, {**FORM, "form_id": "2" * 32, "decision": "take back"}).status_code == 302
    assert Proposal.objects.get().state == "withdrawn"


def test_another_contributor_does_not_see_it(client, library, suggested):
    other = User.objects.create(username="other")
    grant(debate=library, user=other, role="contributor", by=None)
    client.force_login(other)
    page(client, suggested, status=404)


def test_a_form_sent_twice_acts_once(client, library, helper, suggested):
    again = client.post(f"/en/c/{DOUBT}/withdraw/", {**FORM, **SURE, "reason": "重複"})
    assert (again.status_code, again["Location"], Proposal.objects.count()) == (302, suggested, 1)
    other = client.post(f"/en/c/{DOUBT}/withdraw/", {**FORM, **SURE, "reason": "另一個"})
    assert (other.status_code, Proposal.objects.count()) == (400, 1)
