"""/d/<slug>/undo/<n>/: take a change back, or see what stands in the way."""

import pytest
from bs4 import BeautifulSoup

from debate.access.actions import grant
from debate.arguments import actions, linking
from debate.editing.merge import merge_claims
from debate.editing.proposals import accept
from debate.editing.withdraw import withdraw_claim
from debate.models import Change, Claim, Proposal, User
from tests.library import COST, DAY, DOUBT, LIGHT, SHARED, WAGES, WITHDRAWN
from tests.web.pages.html import links, one, page, text, texts

pytestmark = pytest.mark.django_db
FORM = {"form_id": "0a3b3c0e-7d5c-4f6e-9d2b-1f2e3d4c5b6a"}
OLD = "通宵開館一年多花 1,200 萬元"


def reword(debate, words, by=None):
    """Another wording of the cost."""
    seen, _ = actions.wording_of(Claim.objects.get(pid=COST), "zh-Hant")
    return actions.edit_wording(debate=debate, pid=COST, language="zh-Hant", seen=seen, text=words, by=by)


def undo(number):
    """The page of a change's undoing."""
    return f"/en/d/night-library/undo/{number}/"


def test_says_what_will_be_restored_and_restores_it(client, library, owner):
    reword(library, "一年多花 1,200 萬元")
    client.force_login(owner)
    assert texts(page(client, undo(2)), ".facts ins") == ["added: 通宵開館"]
    response = client.post(undo(2), {**FORM, "summary": "原文有"})
    assert (response.status_code, response["Location"]) == (302, "/en/d/night-library/activity/#r2")
    entry = Change.objects.get(revision=3)
    assert (Claim.objects.get(pid=COST).text, entry.undoes, entry.by, entry.summary) == (OLD, 2, owner, "原文有")


def test_looking_changes_nothing(client, library, owner):
    reword(library, "一")
    client.force_login(owner)
    page(client, undo(2))
    library.refresh_from_db()
    assert (library.revision, Claim.objects.get(pid=COST).text) == (2, "一")


def test_what_was_overtaken_is_listed_and_nothing_is_done(client, library, owner):
    reword(library, "一")
    reword(library, "二")
    client.force_login(owner)
    soup = page(client, undo(2))
    assert (texts(soup, ".obstacles del"), texts(soup, ".obstacles ins")) == (["removed: 一"], ["added: 二"])
    assert f"/en/d/night-library/activity/?thing={COST}" in links(soup, ".obstacles")
    assert soup.select("main form[method=post]") == []
    response = client.post(undo(2), FORM)
    assert response.status_code == 409
    assert texts(BeautifulSoup(response.content, "html.parser"), ".obstacles ins") == ["added: 二"]
    assert (Claim.objects.get(pid=COST).text, Change.objects.count()) == ("二", 3)


def test_what_would_break_the_argument_is_named(client, library, owner):
    claim = actions.NewClaim("要人顧", "zh-Hant")
    added = actions.add_claim(debate=library, target=COST, relation="con", claim=claim, by=None)
    actions.add_claim(debate=library, target=added.pid, relation="pro", claim=claim, by=None)
    client.force_login(owner)
    soup = page(client, undo(2))
    assert "would no longer hold together" in text(one(soup, ".obstacles"))
    assert "要人顧" in text(one(soup, ".obstacles .facts"))
    assert client.post(undo(2), FORM).status_code == 409


def test_a_contributor_suggests_it_and_the_change_still_names_what_it_undoes(client, library, owner):
    reword(library, "一")
    helper = User.objects.create(username="helper")
    grant(debate=library, user=helper, role="contributor", by=None)
    client.force_login(helper)
    response = client.post(undo(2), FORM)
    waiting = Proposal.objects.get()
    assert response["Location"] == f"/en/d/night-library/proposals/{waiting.pk}/"
    assert (waiting.undoes, Claim.objects.get(pid=COST).text) == (2, "一")
    entry = accept(debate=library, proposal=waiting.pk, by=owner)
    assert (entry.action, entry.undoes, entry.by, Claim.objects.get(pid=COST).text) == ("undone", 2, helper, OLD)


def test_strangers_are_led_to_sign_in_readers_refused_and_what_never_was_not_found(client, library, owner):
    reword(library, "一")
    assert client.get(undo(2))["Location"] == f"/en/sign-in/?next={undo(2)}"
    user = User.objects.create(username="reader")
    grant(debate=library, user=user, role="reader", by=None)
    client.force_login(user)
    assert client.post(undo(2), FORM).status_code == 403
    client.force_login(owner)
    for number in (1, 9, 10**30):  # an import cannot be undone
        page(client, undo(number), status=404)


def test_a_withdrawn_claim_is_restored_from_its_tombstone(client, library, owner):
    withdraw_claim(debate=library, pid=DOUBT, reason="不對", by=None)
    assert {undo(2), f"/en/d/night-library/activity/?thing={DOUBT}"} <= links(
        page(client, f"/en/c/{DOUBT}/", status=410)
    )
    client.force_login(owner)
    assert client.post(undo(2), FORM).status_code == 302
    page(client, f"/en/c/{DOUBT}/")
    assert undo(2) not in links(page(client, f"/en/c/{WITHDRAWN}/", status=410))


def test_a_link_is_restored_from_its_tombstone(client, library, owner):
    linking.withdraw_link(debate=library, pid="k00000000a", reason="重複", by=None)
    assert undo(2) in links(page(client, "/en/l/k00000000a/", status=410))


def test_a_merge_is_undone_and_the_address_leads_home_again(client, library, owner):
    merged = merge_claims(debate=library, pid=WAGES, into=SHARED, by=None)
    assert client.get(f"/en/c/{WAGES}/")["Location"] == f"/en/c/{SHARED}/?was={WAGES}"
    client.force_login(owner)
    assert client.post(undo(merged.revision), FORM).status_code == 302
    page(client, f"/en/c/{WAGES}/")
    assert {LIGHT, DAY} <= set(Claim.objects.filter(withdrawn_at=None).values_list("pid", flat=True))
