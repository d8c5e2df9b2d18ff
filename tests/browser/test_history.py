"""The history in Chromium: suggested, accepted and seen in three browsers; a merge and its undo; every page for axe."""

import pytest
from playwright.sync_api import expect

from debate.arguments import actions
from debate.editing.merge import merge_claims
from debate.editing.proposals import propose
from debate.editing.withdraw import withdraw_claim
from debate.models import Debate, User
from tests.browser.conftest import violations
from tests.browser.people import enter, library_with, sign_in
from tests.library import COST, DOUBT, GUARDS, LIGHT, SHARED, WAGES

DEBATE = "/en/d/night-library"


@pytest.fixture
def site(live_server, transactional_db):
    """A server with the library debate, an editor and a contributor."""
    library_with(editor="editor", helper="contributor")
    return live_server.url


@pytest.mark.parametrize("scripts", [True, False])
def test_a_contributor_suggests_an_editor_accepts_a_reader_sees_it(new_page, site, scripts, expected_console):
    expected_console.append("410")
    helper, editor, reader = (new_page(java_script_enabled=scripts) for _ in range(3))
    sign_in(helper, site, "helper", f"/en/c/{DOUBT}/withdraw/")
    helper.get_by_label("Why is it withdrawn?").fill("Says nothing new")
    helper.get_by_role("button", name="See what it will affect").click()
    helper.get_by_role("button", name="Suggest").click()
    expect(helper.locator("main .byline .badge")).to_have_text("Waiting")
    sign_in(editor, site, "editor", f"{DEBATE}/proposals/")
    editor.locator(".change .byline a").first.click()
    expect(editor.locator(".facts")).to_contain_text("Exam season is when seats lack at night")
    editor.get_by_role("button", name="Accept").click()
    expect(editor.locator("main .byline .badge")).to_have_text("Accepted")
    reader.goto(f"{site}{DEBATE}/activity/")
    expect(reader.locator("#r2 .title")).to_contain_text("Claim withdrawn")
    expect(reader.locator("#r2 .byline")).to_contain_text("Helper")
    reader.goto(f"{site}/en/c/{DOUBT}/")
    expect(reader.locator("main h1")).to_have_text("This claim was withdrawn")


def test_a_merge_its_redirect_and_its_undo(page, site):
    merge_claims(debate=Debate.objects.get(), pid=WAGES, into=SHARED, by=None, reason="The same")
    page.goto(f"{site}/en/c/{WAGES}/")
    expect(page).to_have_url(f"{site}/en/c/{SHARED}/?was={WAGES}")
    page.goto(f"{site}/en/c/{SHARED}/history/")
    page.get_by_role("link", name="Undo the merge").click()
    enter(page, "editor")
    expect(page.locator(".facts").first).to_contain_text("there again")
    page.locator("main").get_by_role("button", name="Undo").click()
    expect(page.locator("#r2 .badge").first).to_have_text("Undone by revision 3")
    page.goto(f"{site}/en/c/{WAGES}/history/")
    expect(page.locator(".page-head .of")).to_have_text("Night pay is not yet included")


@pytest.mark.parametrize(("prefix", "scheme"), [("", "light"), ("/en", "dark"), ("/zh-hans", "light")])
def test_no_violation_and_nothing_wider_than_the_screen(new_page, site, prefix, scheme, expected_console):
    expected_console += ["410", "409"]
    debate, helper = Debate.objects.get(), User.objects.get(username="helper")
    edit = {"debate": debate, "pid": COST, "language": "zh-Hant"}
    actions.edit_wording(**edit, seen=1, text="一年要多花很多錢", by=helper, summary="比較清楚")
    waiting = propose(action=actions.edit_wording, **edit, seen=2, text="一年要多花 1,200 萬", by=helper)
    actions.edit_wording(**edit, seen=2, text="一年要多花錢", by=None)
    merge_claims(debate=debate, pid=GUARDS, into=SHARED, by=None)
    withdraw_claim(debate=debate, pid=DOUBT, reason="不對", by=None)
    page = new_page(bypass_csp=True, color_scheme=scheme)
    sign_in(page, site, "editor", f"{DEBATE}/proposals/")
    tags = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
    found = {}
    for address in addresses(waiting.pk, helper.pk):
        page.set_viewport_size({"width": 390, "height": 844})
        page.goto(site + prefix + address)
        page.evaluate(
            "document.querySelectorAll('main details').forEach(part => part.open = true)"
        )  # a menu covers what is below
        wide = page.evaluate("document.documentElement.scrollWidth")
        found[address] = violations(page, tags) + ([f"{wide} wide"] if wide > 390 else [])
    assert {address: told for address, told in found.items() if told} == {}


def addresses(proposal, person):
    """Every page of the history."""
    debate = "/d/night-library"
    return [
        f"{debate}/activity/",
        f"{debate}/activity/?thing=nothing",
        f"{debate}/r/1/",
        f"{debate}/undo/5/",
        f"{debate}/undo/2/",
        f"{debate}/undo-person/?person={person}&since=2020-01-01T00:00",
        f"{debate}/proposals/?state=",
        f"{debate}/proposals/{proposal}/",
        f"/c/{COST}/history/",
        f"/c/{COST}/v/1/",
        f"/c/{COST}/v/1/diff/",
        f"/c/{COST}/v/1/restore/",
        f"/c/{DOUBT}/",
        f"/c/{LIGHT}/history/",
    ]
