"""/d/<slug>/proposals/<n>/: an editor decides on a suggestion."""

import pytest

from debate.access.actions import grant
from debate.arguments import actions
from debate.editing.cite import Saying, cite
from debate.editing.place import Quote
from debate.editing.proposals import propose
from debate.editing.undo import undo_change
from debate.editing.withdraw import withdraw_claim
from debate.models import Change, Claim, Proposal, User
from tests.library import ARTICLE, COST, DOUBT, SHARED
from tests.web.pages.html import links, one, page, shown, text, texts

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


def test_the_proposer_reads_what_the_editor_changed_and_that_it_was_undone(client, library, owner, helper):
    claim = actions.NewClaim("要人顧", "zh-Hant", detail="一\n\n二")
    row = propose(action=actions.add_claim, debate=library, by=helper, target=COST, relation="con", claim=claim)
    address = f"/en/d/night-library/proposals/{row.pk}/"
    client.force_login(owner)
    sent = {**FORM, "form_id": "1" * 32, "decision": "accept", "text": "需要人顧", "detail": "一\r\n\r\n二"}
    assert client.post(address, sent).status_code == 302
    entry = Change.objects.latest("pk")
    undo_change(debate=library, revision=entry.revision, by=owner, summary="查無此數")
    client.force_login(helper)
    for path in ("/en/me/", "/en/d/night-library/proposals/", address):
        soup = page(client, path)
        assert texts(soup, "main .badge")[:2] == ["Accepted with changes", "Undone later"], path
        assert texts(soup, ".amended ins") == ["added: 需"]
        assert texts(soup, ".amended .facts .what") == ["Wording"]
        assert texts(soup, ".undone b") + texts(soup, ".undone q") == ["館長 undid this later", "查無此數"]
        assert links(soup, ".undone") == {"/en/d/night-library/activity/?before=4#r3"}


def test_the_history_names_both(client, library, owner, helper, suggested):
    client.force_login(owner)
    client.post(suggested, {**FORM, "form_id": "1" * 32, "decision": "accept"})
    shown_there = page(client, f"/en/d/night-library/activity/?by={helper.pk}")
    assert texts(shown_there, ".change .byline a")[1:] == ["suggested by 阿明", "accepted by 館長"]


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


def accepts(client, owner, number):
    """What an editor reads who accepts: the status, and the part that says what stands in the way."""
    client.force_login(owner)
    sent = {**FORM, "form_id": "1" * 32, "decision": "accept"}
    response = client.post(f"/en/d/night-library/proposals/{number}/", sent)
    return response.status_code, text(one(shown(response), ".obstacles"))


def test_an_editor_reads_why_it_cannot_be_accepted_and_it_waits_on(client, library, owner, helper):
    cites = {"subject": SHARED, "quote": Quote(ARTICLE, "本週在議會裡吵成一團", block=2), "saying": Saying("supports")}
    first, second = (propose(action=cite, debate=library, by=helper, **cites) for _ in range(2))
    withdraws = propose(action=withdraw_claim, debate=library, by=helper, pid=SHARED, reason="不對")
    client.force_login(owner)
    sent = {**FORM, "form_id": "2" * 32, "decision": "accept"}
    assert client.post(f"/en/d/night-library/proposals/{first.pk}/", sent).status_code == 302
    status, why = accepts(client, owner, second.pk)
    assert (status, "This passage is cited here already." in why) == (409, True)
    status, why = accepts(client, owner, withdraws.pk)
    told = "The debate would no longer hold together: a claim would stand nowhere or too deep, a passage would name"
    assert (status, told in why) == (409, True)
    assert set(Proposal.objects.exclude(pk=first.pk).values_list("state", flat=True)) == {"waiting"}


def test_what_went_meanwhile_is_named_before_anybody_accepts(client, library, owner, helper):
    cites = {"subject": COST, "quote": Quote(ARTICLE, "本週在議會裡吵成一團", block=2), "saying": Saying("supports")}
    waits = propose(action=cite, debate=library, by=helper, **cites)
    withdraw_claim(debate=library, pid=COST, reason="不對", by=owner, responses="branch")
    client.force_login(owner)
    found = page(client, f"/en/d/night-library/proposals/{waits.pk}/")
    assert text(one(found, ".obstacles .thing")) == "Opening all night costs 12 million more a year withdrawn"
    assert [button["value"] for button in found.select("button[name=decision]")] == ["decline"]
