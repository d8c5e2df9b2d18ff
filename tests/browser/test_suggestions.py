"""Suggestions in Chromium, in two browsers: changed while accepted, undone later, told to their proposer each time."""

import pytest
from playwright.sync_api import expect

from debate.arguments import actions, linking
from debate.editing.proposals import accept, propose
from debate.editing.undo import undo_change
from debate.models import Debate, User
from tests.browser.conftest import violations
from tests.browser.people import library_with, sign_in
from tests.library import COST, NIGHT

DEBATE = "/d/night-library"
AXE = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")


@pytest.fixture
def site(live_server, transactional_db):
    """A server with the library debate, an editor and a contributor."""
    library_with(editor="editor", helper="contributor")
    return live_server.url


@pytest.mark.parametrize("scripts", [True, False])
def test_a_proposer_is_told_what_an_editor_changed_and_undid(new_page, site, scripts):
    helper, editor = (new_page(java_script_enabled=scripts) for _ in range(2))
    sign_in(helper, site, "helper", f"/en/c/{COST}/edit/?lang=zh-Hant")
    helper.locator("main [name=text]").fill("通宵開館一年多花 1,500 萬元")
    helper.get_by_role("button", name="Suggest").click()
    expect(helper.locator("main .byline .badge")).to_have_text("Waiting")
    sign_in(editor, site, "editor", f"/en/c/{COST}/")
    expect(editor.locator(".member-bar .mark")).to_have_text("1 waits for a decision")
    expect(editor.locator(".waiting ins")).to_have_text("added: 500")
    editor.locator(".waiting .byline a").click()
    editor.locator("main [name=text]").fill("通宵開館每年多花 1,500 萬元")
    editor.get_by_role("button", name="Accept").click()
    expect(editor.locator("main .byline .badge")).to_have_text("Accepted with changes")
    expect(editor.locator(".member-bar .mark")).to_have_count(0)
    helper.goto(f"{site}/en{DEBATE}/about/")
    expect(helper.locator(".account .mark")).to_have_text("1 suggestion of yours has news")
    helper.locator(".account a").click()
    expect(helper.locator("#decided .amended ins")).to_have_text("added: 每")
    helper.locator("#decided .byline a").click()
    expect(helper.locator("main .amended del")).to_have_text("removed: 一")
    expect(helper.locator(".account .mark")).to_have_count(0)
    editor.goto(f"{site}/en{DEBATE}/activity/")
    expect(editor.locator("#r2 .byline")).to_contain_text("suggested by Helper")
    expect(editor.locator("#r2 .byline")).to_contain_text("accepted with changes by Editor")
    editor.locator("#r2").get_by_role("link", name="Undo").click()
    editor.locator("main").get_by_role("button", name="Undo").click()
    helper.goto(f"{site}/en/me/")
    expect(helper.locator("#decided .undone b")).to_have_text("Editor undid this later")


@pytest.mark.parametrize(
    ("prefix", "scheme", "width"),
    [("", "light", 1440), ("", "dark", 390), ("/en", "dark", 1440), ("/en", "light", 390), ("/zh-hans", "light", 390)],
)
def test_no_violation_and_nothing_wider_than_the_screen(new_page, site, screenshot, prefix, scheme, width):
    addresses = prepared()
    found: dict[str, list[str]] = {}
    for name in ("helper", "editor"):
        page = new_page(bypass_csp=True, color_scheme=scheme, width=width, height=900)
        sign_in(page, site, name, f"/en{DEBATE}/about/")
        for number, address in enumerate(addresses if name == "helper" else [*addresses, editors_own()]):
            page.goto(site + prefix + address)
            screenshot(page, f"{name}-{number}-{width}-{scheme}-{prefix[1:] or 'zh-hant'}")
            wide = page.evaluate("document.documentElement.scrollWidth")
            told = violations(page, AXE) + ([f"{wide} wide"] if wide > width else [])
            found |= {f"{name} {address}": told} if told else {}
    assert found == {}


def prepared():
    """Suggestions of every fate, and the pages that show them; those that are no longer news when seen come last."""
    debate, helper, editor = Debate.objects.get(), *(User.objects.get(username=name) for name in ("helper", "editor"))
    about = {"debate": debate, "by": helper}
    new = actions.NewClaim("夜裡要有人顧", "zh-Hant", translations={"en": {"text": "Somebody must be there at night"}})
    amended = propose(**about, action=actions.add_claim, target=COST, relation="con", claim=new)
    words = {"pid": COST, "language": "zh-Hant", "text": "通宵開館每年大約多花 1,500 萬元"}
    undone = propose(**about, action=actions.edit_wording, seen=1, **words)
    accept(debate=debate, proposal=amended.pk, by=editor, edited={"text": "深夜需要有人顧館"}, reason="說得更清楚")
    entry = accept(debate=debate, proposal=undone.pk, by=editor)
    undo_change(debate=debate, revision=entry.revision, by=editor, summary="預算書裡沒有這個數字")
    seen = actions.live_claim(debate, COST).version
    propose(
        **about, action=actions.edit_wording, seen=seen, **words | {"text": "開館一年多花 1,300 萬元"}, summary="見附表"
    )
    propose(**about, action=linking.move_link, pid="k000000006", target=NIGHT, relation="con")
    return [
        "/me/",
        f"/c/{COST}/",
        f"{DEBATE}/outline/?all=1",
        f"{DEBATE}/activity/",
        f"{DEBATE}/proposals/?state=",
        f"{DEBATE}/proposals/{amended.pk}/",
        f"{DEBATE}/proposals/{undone.pk}/",
    ]


def editors_own():
    """What contributors may not open."""
    person = User.objects.get(username="helper").pk
    return f"{DEBATE}/undo-person/?person={person}&since=2020-01-01T00:00"
