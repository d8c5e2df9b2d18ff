"""A reader's way: home, a con of a con, its passage, its permalink; with a mouse, a thumb, a keyboard, no script."""

import pytest
from playwright.sync_api import Page, expect

from debate.access.actions import grant
from debate.models import Debate, User
from debate.transfer.actions import import_debate
from tests.library import COST, DAY, GUARDS, LIGHT, STUDENTS, encoded
from tests.library import library as library_file

GUARDS_TEXT = {
    "": "保全的人手要另外聘請",
    "/zh-hans": "保全的人手要另外聘请",
    "/en": "Guards must be hired as well",
}
LIGHT_TEXT = {
    "": "一盞燈與一位保全就夠",
    "/zh-hans": "一盏灯与一位保全就够",
    "/en": "One lamp and one guard are enough",
}


@pytest.fixture
def site(live_server, transactional_db):
    """A server with the library debate."""
    import_debate(encoded(library_file()), by=None)
    return live_server.url


def to_a_con_of_a_con(page: Page, site: str, prefix: str) -> None:
    """From home through the outline to the claim that opposes what opposes the cost."""
    page.goto(f"{site}{prefix}/d/night-library/outline/")
    branch = page.locator(f"#b-{COST}")
    branch.locator("> .node a.toggle").click()
    page.locator(f"#b-{LIGHT} > .node .title a").click()
    expect(page.locator("#claim h1")).to_have_text(LIGHT_TEXT[prefix])
    page.locator(".for-and-against .against li .title a").click()
    expect(page.locator("#claim h1")).to_have_text(GUARDS_TEXT[prefix])


@pytest.mark.parametrize("prefix", ["", "/zh-hans", "/en"])
@pytest.mark.parametrize("scripts", [True, False])
def test_from_home_to_a_passage_and_its_permalink(new_page, site, prefix, scripts):
    page = new_page(java_script_enabled=scripts)
    page.goto(f"{site}{prefix}/")
    expect(page).to_have_url(f"{site}{prefix}/d/night-library/")
    to_a_con_of_a_con(page, site, prefix)
    page.locator("#claim nav a").last.click()
    page.locator(".passage a.more").first.click()
    expect(page.locator("main h1")).to_have_text(LIGHT_TEXT[prefix])
    permalink = page.locator("share-links input").first.input_value()
    assert permalink == f"{site}{prefix}/q/t000000004/"
    private = new_page(java_script_enabled=scripts)
    private.goto(permalink)
    expect(private.locator("main h1")).to_have_text(LIGHT_TEXT[prefix])


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_the_same_on_a_phone(phone, site, prefix):
    phone.goto(f"{site}{prefix}/")
    reader = phone.locator("main")
    reader.get_by_role("link", name=LIGHT_TEXT[prefix]).first.tap()
    expect(phone.locator("#claim h1")).to_have_text(LIGHT_TEXT[prefix])
    phone.locator(".for-and-against .against li .title a").tap()
    expect(phone.locator("#claim h1")).to_have_text(GUARDS_TEXT[prefix])
    assert phone.evaluate("document.documentElement.scrollWidth") == 390


def test_branches_unfold_in_place_and_keep_focus(page, site):
    page.goto(f"{site}/en/d/night-library/outline/")
    page.evaluate("window.here = true")
    page.locator(f"#b-{COST} > .node a.toggle").focus()
    page.keyboard.press("Enter")
    expect(page.locator(f"#b-{LIGHT}")).to_be_visible()
    page.locator(f"#b-{STUDENTS} > .node a.toggle").click()
    expect(page.locator(f"#b-{LIGHT}")).to_be_visible()
    expect(page.locator(f"#b-{STUDENTS} > .node a.toggle")).to_be_focused()
    expect(page).to_have_url(f"{site}/en/d/night-library/outline/?c={STUDENTS}")
    assert page.evaluate("window.here") is True
    page.locator(f"#b-{COST} > .node a.toggle").click()
    expect(page.locator(f"#b-{LIGHT}")).to_have_count(0)
    expect(page).to_have_url(f"{site}/en/d/night-library/outline/?c={DAY}")


def test_reload_and_back_show_what_the_address_says(page, site):
    page.goto(f"{site}/en/d/night-library/outline/")
    page.locator(f"#b-{COST} > .node a.toggle").click()
    expect(page.locator(f"#b-{LIGHT}")).to_be_visible()
    page.reload()
    expect(page.locator(f"#b-{LIGHT}")).to_be_visible()
    page.locator(f"#b-{LIGHT} > .node .title a").click()
    expect(page.locator("#claim h1")).to_have_text(LIGHT_TEXT["/en"])
    page.go_back()
    expect(page.locator(f"#b-{LIGHT}")).to_be_visible()


def test_a_link_is_copied(new_page, site):
    page = new_page(permissions=["clipboard-read", "clipboard-write"])
    page.goto(f"{site}/en/c/{COST}/")
    page.get_by_role("button", name="Copy link").click()
    expect(page.locator("share-links [role=status]")).to_have_text("Link copied")
    assert page.evaluate("navigator.clipboard.readText()") == f"{site}/en/c/{COST}/"


def test_the_guide_is_there_until_the_reader_has_got_it(page, site):
    page.goto(f"{site}/en/c/{COST}/")
    guide = page.locator("reading-guide")
    guide.locator("summary").click()
    expect(guide.locator("dl")).to_be_visible()
    page.get_by_role("button", name="Got it").click()
    expect(guide).to_be_hidden()
    page.goto(f"{site}/en/d/night-library/")
    expect(guide).to_be_hidden()


def test_an_operator_signs_in_and_withdraws(page, site, expected_console):
    expected_console.append("410")
    user = User.objects.create_user("editor", password="a-long-password")
    grant(debate=Debate.objects.get(), user=user, role="editor", by=None)
    page.goto(f"{site}/en/c/{GUARDS}/withdraw/")
    page.get_by_label("Mail address or user name").fill("editor")
    page.get_by_label("Password").fill("a-long-password")
    page.get_by_role("button", name="Sign in").click()
    page.get_by_label("Why is it withdrawn?").fill("Not in the article")
    page.get_by_role("button", name="See what it will affect").click()
    page.get_by_role("button", name="Do it").click()
    expect(page.locator("main h1")).to_have_text("This claim was withdrawn")
    expect(page.locator("main")).to_contain_text("Not in the article")


def test_the_language_is_changed_in_place(page, site):
    page.goto(f"{site}/c/{COST}/")
    page.get_by_role("link", name="English").click()
    expect(page).to_have_url(f"{site}/en/c/{COST}/")
    page.get_by_role("link", name="简体").click()
    expect(page).to_have_url(f"{site}/zh-hans/c/{COST}/")


def test_the_keyboard_alone_reaches_a_claim(page, site):
    page.goto(f"{site}/en/d/night-library/outline/")
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_attribute("href", "#main")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    for _ in range(40):
        if page.locator(":focus").get_attribute("href") == f"/en/c/{STUDENTS}/":
            break
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{site}/en/c/{STUDENTS}/")
