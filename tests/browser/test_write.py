"""Writing claims in Chromium: in place, two at once, with a lost session, by keyboard, on a phone, without scripts."""

import pytest
from playwright.sync_api import expect

from debate.models import Claim, Link
from tests.browser.conftest import violations
from tests.browser.map import opened
from tests.browser.people import library_with, sign_in
from tests.library import COST, DAY, LIGHT, QUESTION, STUDENTS

LOOKS = "all => all.map((one) => ['color', 'fontSize'].map((part) => getComputedStyle(one)[part]).join())"
OLD = "通宵開館一年多花 1,200 萬元"
AXE = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")


@pytest.fixture
def site(live_server, transactional_db):
    """A server with the library debate and two editors."""
    library_with(ada="editor", ben="editor")
    return live_server.url


def test_respond_on_a_claims_page(page, site):
    sign_in(page, site, "ada")
    page.goto(f"{site}/en/c/{COST}/")
    page.evaluate("window.here = true")
    link = page.get_by_role("link", name="Say something against it")
    link.click()
    field = page.get_by_label("Your claim")
    expect(field).to_be_focused()
    expect(page.get_by_label("It opposes this")).to_be_checked()
    page.keyboard.press("Escape")
    expect(field).to_have_count(0)
    expect(link).to_be_focused()
    page.keyboard.press("Enter")
    expect(field).to_be_focused()
    page.keyboard.insert_text("夜裡沒有車")
    assert page.evaluate("window.here") is True
    page.keyboard.press("Control+Enter")
    expect(page.locator(".for-and-against .against")).to_contain_text("夜裡沒有車")
    expect(page).to_have_url(f"{site}/en/c/{COST}/")
    assert page.evaluate("window.here") is None
    assert page.evaluate("Object.keys(localStorage)") == []


def test_errors_appear_in_place_and_nothing_typed_is_lost(page, site, expected_console):
    expected_console.append("400")
    sign_in(page, site, "ada")
    page.goto(f"{site}/en/c/{COST}/")
    page.get_by_role("link", name="Say something for it").click()
    page.get_by_label("Your claim").fill("x" * 501)
    expect(page.locator(".field.text .count")).to_have_text("501 / 500")
    expect(page.locator(".field.text [role=status]")).to_have_text("Too many characters: 1")
    page.get_by_role("button", name="Add", exact=True).click()
    field = page.get_by_label("Your claim")
    expect(field).to_be_focused()
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(field).to_have_accessible_description(
        "One statement that one can agree or disagree with. “Your claim” has 501 characters; at most 500 are allowed."
    )
    expect(field).to_have_value("x" * 501)
    field.fill("好")
    page.get_by_role("button", name="Add", exact=True).click()
    expect(page.locator(".for-and-against")).to_contain_text("好")


def test_respond_in_the_outline(page, site):
    sign_in(page, site, "ada")
    page.goto(f"{site}/en/d/night-library/outline/?c={COST}")
    branch = page.locator(f"#b-{COST} > .node")
    branch.get_by_role("link", name="Respond").click()
    expect(branch.get_by_label("Your claim")).to_be_focused()
    branch.get_by_label("It supports this").check()
    branch.get_by_label("Your claim").fill("電費也要算")
    branch.get_by_role("button", name="Add", exact=True).click()
    page.wait_for_url(lambda url: f"c={COST}" not in url)
    claim = Claim.objects.latest("pk")
    expect(page).to_have_url(f"{site}/en/d/night-library/outline/?c={claim.pid}#b-{claim.pid}")
    expect(page.locator(f"#b-{COST} #b-{claim.pid} > .node .title")).to_contain_text("電費也要算")


def test_respond_in_the_drawer_of_the_map(page, site):
    sign_in(page, site, "ada")
    opened(page, f"{site}/en/d/night-library/?c={COST}")
    drawer = page.locator(".map-drawer")
    drawer.get_by_role("link", name="Say something against it").click()
    field = drawer.get_by_label("Your claim")
    expect(field).to_be_focused()
    page.keyboard.press("Escape")
    expect(field).to_have_count(0)
    expect(drawer).to_be_visible()
    page.keyboard.press("Enter")
    expect(field).to_be_focused()
    field.fill("夜裡沒有車")
    drawer.get_by_role("button", name="Add", exact=True).click()
    page.wait_for_url(lambda url: f"c={COST}" not in url)
    claim = Claim.objects.latest("pk")
    assert f"/en/d/night-library/?c={claim.pid}" in page.url
    expect(drawer.locator("h1")).to_have_text("夜裡沒有車")


def test_a_connection_is_attacked_in_place(page, site):
    sign_in(page, site, "ada")
    page.goto(f"{site}/en/l/k000000002/")
    page.get_by_role("link", name="Doesn't follow").click()
    page.get_by_label("Your claim").fill("缺座位不等於缺時間")
    page.get_by_role("button", name="Add", exact=True).click()
    expect(page.locator("main")).to_contain_text("缺座位不等於缺時間")
    assert Link.objects.latest("pk").target_link.pid == "k000000002"


def test_two_edit_one_claim_and_the_second_is_shown_the_difference_and_merges(new_page, site, expected_console):
    expected_console.append("409")
    first, second = new_page(), new_page()
    for page, name in ((first, "ada"), (second, "ben")):
        sign_in(page, site, name)
        page.goto(f"{site}/en/c/{COST}/")
        page.get_by_text("Edit", exact=True).click()
        page.get_by_role("link", name="Wording and translations").click()
        expect(page.get_by_label("The claim", exact=True)).to_have_value(
            "Opening all night costs 12 million more a year"
        )
        page.get_by_role("link", name="繁體中文 original").click()
        expect(page.get_by_label("The claim", exact=True)).to_have_value(OLD)
        looks = page.locator(".write .field > label").evaluate_all(LOOKS)
        assert (len(looks), len(set(looks))) == (4, 1)
    first.get_by_label("The claim", exact=True).fill("通宵開館一年多花 1,500 萬元")
    first.get_by_role("button", name="Save").click()
    expect(first.locator("#claim")).to_contain_text("1,500")
    second.get_by_label("The claim", exact=True).fill("通宵開館每年多花 1,200 萬元")
    second.get_by_role("button", name="Save").click()
    met = second.locator(".met")
    expect(met).to_be_focused()
    expect(met.locator(".both > div").first.locator("ins")).to_have_text("added: 500")
    expect(met.locator(".both > div").last.locator("ins")).to_have_text("added: 每")
    expect(second.get_by_label("The claim", exact=True)).to_have_value("通宵開館每年多花 1,500 萬元")
    second.get_by_role("button", name="Save").click()
    expect(second.locator(".met")).to_have_count(0)
    second.wait_for_function("!document.querySelector('.write')")
    assert (Claim.objects.get(pid=COST).text, Claim.objects.get(pid=COST).version) == ("通宵開館每年多花 1,500 萬元", 3)
    assert second.evaluate("Object.keys(localStorage)") == []


def test_the_keyboard_alone_adds_a_position(page, site):
    sign_in(page, site, "ada")
    page.goto(f"{site}/en/c/{QUESTION}/")
    page.get_by_role("link", name="Add a position").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_label("Your claim")).to_be_focused()
    page.keyboard.type("Only at weekends")
    while not page.evaluate("document.activeElement.matches('.send button.solid')"):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#claim")).to_contain_text("Only at weekends")
    claim = Claim.objects.latest("pk")
    assert (claim.kind, claim.language) == ("position", "en")


@pytest.mark.parametrize("prefix", ["", "/zh-hans", "/en"])
def test_on_a_phone(phone, site, prefix):
    sign_in(phone, site, "ada")
    for address in (f"c/{COST}/respond/?as=con", f"c/{COST}/edit/", f"c/{COST}/describe/", "l/k000000002/respond/"):
        phone.goto(f"{site}{prefix}/{address}")
        phone.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
        assert phone.evaluate("document.documentElement.scrollWidth") == 390, address
    phone.goto(f"{site}{prefix}/c/{COST}/")
    phone.locator("#responses write-here a").nth(1).tap()
    phone.locator("textarea[name=text]").fill("夜裡沒有車")
    assert phone.evaluate("document.documentElement.scrollWidth") == 390
    phone.locator(".send button.solid").tap()
    expect(phone.locator(".for-and-against .against li")).to_have_count(2)


def test_without_scripts(new_page, site):
    page = new_page(java_script_enabled=False)
    sign_in(page, site, "ada")
    page.goto(f"{site}/en/c/{COST}/")
    page.get_by_role("link", name="Say something against it").click()
    page.get_by_label("Your claim").fill("夜裡沒有車")
    page.get_by_role("button", name="Preview").click()
    expect(page.locator(".preview")).to_contain_text("夜裡沒有車")
    page.get_by_role("button", name="Add", exact=True).click()
    expect(page.locator(".for-and-against .against")).to_contain_text("夜裡沒有車")
    page.get_by_text("Edit", exact=True).click()
    page.get_by_role("link", name="Kind, voice, tags").click()
    page.get_by_label("Policy").check()
    page.get_by_role("button", name="Save").click()
    expect(page).to_have_url(f"{site}/en/c/{COST}/")
    assert Claim.objects.get(pid=COST).nature == "policy"


@pytest.mark.parametrize(("prefix", "scheme"), [("", "light"), ("/en", "dark"), ("/zh-hans", "light")])
def test_no_violation_on_the_forms(new_page, site, prefix, scheme, expected_console):
    expected_console += ["400", "409"]
    page = new_page(bypass_csp=True, color_scheme=scheme)
    sign_in(page, site, "ada")
    found = {}
    for address in (
        f"c/{LIGHT}/respond/",
        f"c/{DAY}/edit/?lang=zh-Hans",
        f"c/{STUDENTS}/describe/",
        "l/k000000002/respond/",
    ):
        page.goto(f"{site}{prefix}/{address}")
        page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
        found[address] = violations(page, AXE)
        page.locator("form.form [name=text], form.form [name=summary]").first.fill("x" * 1001)
        page.locator(".send button.solid").click()
        page.locator("[aria-invalid=true]").first.wait_for()
        found[f"{address}: faults"] = violations(page, AXE)
    page.goto(f"{site}{prefix}/c/{COST}/edit/")
    page.locator("[name=seen]").evaluate("field => { field.value = 9; }")
    page.locator("textarea[name=text]").fill("夜")
    page.locator(".send button.solid").click()
    page.locator(".met").wait_for()
    found["met"] = violations(page, AXE)
    assert {address: told for address, told in found.items() if told} == {}
