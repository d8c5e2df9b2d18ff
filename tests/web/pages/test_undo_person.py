"""/d/<slug>/undo-person/: take back what a person has done since a time."""

from urllib.parse import urlencode

import pytest

from debate.access.actions import grant
from debate.arguments import actions
from debate.editing import undo
from debate.editing.proposals import accept, propose
from debate.models import Change, Claim, User
from tests.library import COST, LIGHT, WAGES
from tests.web.pages.html import page, texts

pytestmark = pytest.mark.django_db
ADDRESS = "/en/d/night-library/undo-person/"
FORM = {"form_id": "0a3b3c0e-7d5c-4f6e-9d2b-1f2e3d4c5b6a"}


def reword(debate, pid, words, by):
    """Another wording."""
    seen, _ = actions.wording_of(Claim.objects.get(pid=pid), "zh-Hant")
    return actions.edit_wording(debate=debate, pid=pid, language="zh-Hant", seen=seen, text=words, by=by)


@pytest.fixture
def troll(library, owner):
    """Somebody who reworded three claims, one of which was mended since."""
    user = User.objects.create(username="troll", display_name="搗蛋鬼")
    for pid in (COST, LIGHT, WAGES):
        reword(library, pid, "胡說八道", user)
    reword(library, LIGHT, "一盞燈與一位保全就夠了", owner)
    return user


def asked(user, since="2020-01-01T00:00"):
    """The page for a person."""
    return f"{ADDRESS}?{urlencode({'person': user.pk, 'since': since})}"


def test_an_editor_sees_what_would_happen_and_lets_it_happen(client, library, owner, troll):
    client.force_login(owner)
    assert [option.get("value") for option in page(client, ADDRESS).select("option")] == [str(troll.pk), str(owner.pk)]
    soup = page(client, asked(troll))
    assert texts(soup, "main h2") == ["2 changes would be undone", "1 change was overtaken and stays"]
    assert texts(soup, ".change .number") == ["Revision 4", "Revision 2", "Revision 3"]
    assert Change.objects.count() == 5
    reword(library, COST, "又來了", troll)  # after the page was opened: not on the list, and it stands in the way
    response = client.post(asked(troll), {**FORM, "until": "5"})
    assert response["Location"] == "/en/d/night-library/activity/"
    told = dict(Claim.objects.filter(pid__in=[COST, LIGHT, WAGES]).values_list("pid", "text"))
    assert told == {COST: "又來了", LIGHT: "一盞燈與一位保全就夠了", WAGES: "夜班津貼還沒有算進去"}
    assert [row.undoes for row in Change.objects.filter(action="undone")] == [4]


def test_what_he_suggested_is_his_though_an_editor_changed_the_words(client, library, owner):
    troll = User.objects.create(username="troll", display_name="搗蛋鬼")
    fields = {"pid": COST, "language": "zh-Hant", "seen": 1, "text": "胡說八道"}
    row = propose(action=actions.edit_wording, debate=library, by=troll, **fields)
    accept(debate=library, proposal=row.pk, by=owner, edited={"text": "胡說"})
    client.force_login(owner)
    soup = page(client, asked(troll))
    assert texts(soup, "main h2") == ["1 change would be undone"]
    credit = texts(soup, ".change .byline + .title + .byline")
    assert credit == ["suggested by 搗蛋鬼 accepted with changes by 館長"]
    client.post(asked(troll), {**FORM, "until": "2"})
    assert Claim.objects.get(pid=COST).text == "通宵開館一年多花 1,200 萬元"


def test_nothing_since_then_is_said_so(client, library, owner, troll):
    client.force_login(owner)
    soup = page(client, asked(troll, "2099-01-01T00:00"))
    assert (texts(soup, "main h2"), soup.select("form[method=post] [name=until]")) == (
        ["0 changes would be undone"],
        [],
    )


def test_many_changes_are_undone_in_goes(client, library, owner, troll, monkeypatch):
    monkeypatch.setattr(undo, "AT_MOST", 2)
    client.force_login(owner)
    assert "1 older change is left for another go." in texts(page(client, asked(troll)), "main .muted")


def test_only_editors_may_and_only_of_people_who_are_there(client, library, owner, troll):
    assert client.get(ADDRESS).status_code == 302
    grant(debate=library, user=troll, role="contributor", by=None)
    client.force_login(troll)
    assert client.post(asked(owner), {**FORM, "until": "5"}).status_code == 403
    client.force_login(owner)
    for query in ("?person=999999&since=2020-01-01T00:00", f"?person={troll.pk}", f"?person={troll.pk}&since=then"):
        assert client.get(ADDRESS + query).status_code == 400
    assert client.post(ADDRESS, FORM).status_code == 400
    assert Change.objects.count() == 5
