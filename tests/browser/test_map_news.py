"""News of what one follows, and what waits, as marks on the map."""

import pytest
from playwright.sync_api import expect

from debate.access.actions import grant
from debate.arguments.actions import NewClaim, add_claim, describe_claim
from debate.editing.proposals import propose
from debate.editing.watching import watch
from debate.models import Debate, User
from debate.transfer.actions import import_debate
from tests.browser.map import card, opened, slot
from tests.library import COST, DAY, STUDENTS, encoded
from tests.library import library as library_file


@pytest.fixture
def site(live_server, transactional_db):
    """The library debate, in which somebody follows a branch that was changed since."""
    debate = import_debate(encoded(library_file()), by=None)
    fan = User.objects.create_user("fan", password="a-long-password")
    watch(user=fan, debate=debate, kind="branch", pid=DAY)
    describe_claim(debate=debate, pid=COST, nature="value", by=None)
    describe_claim(debate=debate, pid=STUDENTS, nature="value", by=None)
    return live_server.url


def sign_in(page, site, name="fan"):
    """As the one who follows something, or somebody else."""
    page.goto(f"{site}/en/sign-in/")
    page.locator("[name=login]").fill(name)
    page.locator("[name=password]").fill("a-long-password")
    page.locator("main button[type=submit]").click()
    page.wait_for_url(lambda address: "sign-in" not in address)


def test_what_others_changed_is_marked_until_it_is_read(page, site):
    sign_in(page, site)
    opened(page, f"{site}/en/d/night-library/")
    expect(page.locator(".map-slot.news")).to_have_count(1)
    expect(slot(page, COST)).to_have_attribute("title", "changed since you last looked")
    marked = page.get_by_role("treeitem", name="changed since you last looked")
    expect(marked).to_have_count(1)
    expect(marked).to_contain_text("changed since you last looked, Supports: Opening all night costs 12 million")
    page.goto(f"{site}/en/d/night-library/watch/")
    page.get_by_role("button", name="Mark all as read").click()
    opened(page, f"{site}/en/d/night-library/")
    expect(card(page, COST)).to_be_visible()
    assert page.locator(".map-slot.news").count() == 0
    assert Debate.objects.get().revision == 3


def test_a_stranger_has_no_news(page, site):
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    opened(page, f"{site}/en/d/night-library/")
    assert page.locator(".map-slot.news").count() == 0
    assert [url for url in asked if "/news/" in url] == []


def test_what_waits_is_counted_on_its_card_and_named_in_the_tree(page, site):
    debate = Debate.objects.get()
    editor = User.objects.create_user("editor", password="a-long-password")
    grant(debate=debate, user=editor, role="editor", by=None)
    claim = NewClaim("要人顧", "zh-Hant")
    propose(action=add_claim, debate=debate, by=editor, target=COST, relation="con", claim=claim)
    sign_in(page, site, "editor")
    opened(page, f"{site}/en/d/night-library/")
    mark = slot(page, COST).locator(".map-suggested")
    expect(mark).to_have_text("1")
    expect(mark).to_have_attribute("title", "suggestions that wait here: 1")
    expect(page.locator(".map-suggested")).to_have_count(1)
    covered, foot = mark.bounding_box(), slot(page, COST).locator(".byline").bounding_box()
    assert covered["y"] + covered["height"] <= foot["y"]
    expect(page.get_by_role("treeitem", name="suggestions that wait here: 1")).to_have_count(1)
    mark.click()
    waiting = page.locator(".map-drawer .waiting")
    expect(waiting).to_contain_text("1 suggestion waits here")
