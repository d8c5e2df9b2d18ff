"""An editor changes the structure in a browser: told first, done then, and taken back."""

import pytest
from playwright.sync_api import expect

from debate.editing.undo import undo_change
from debate.models import Change, Citation, Debate
from tests.browser.conftest import violations
from tests.browser.people import library_with, sign_in
from tests.library import ARTICLE, COST, DAY, GUARDS, LIGHT, MAYOR, SPEECH, STUDENTS, VOICES

PAGES = {
    "withdraw": (f"/c/{STUDENTS}/withdraw/", {"reason": "重複"}),
    "merge": (f"/c/{LIGHT}/merge/", {"into": COST}),
    "place": (f"/c/{GUARDS}/place/", {"target": STUDENTS}),
    "order": (f"/c/{DAY}/order/", {}),
    "connection": ("/l/k000000005/edit/", {}),
    "joint": ("/l/k000000003/edit/", {}),
    "speaker": (f"/p/{VOICES}/merge/", {"into": MAYOR}),
    "source": (f"/s/{SPEECH}/merge/", {"into": ARTICLE}),
}
TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")


@pytest.fixture
def site(live_server, transactional_db):
    """A server with the library debate and an editor."""
    library_with(editor="editor")
    return live_server.url


@pytest.mark.parametrize("scripts", [True, False])
def test_a_merge_is_told_done_and_taken_back(new_page, site, scripts):
    page = new_page(java_script_enabled=scripts)
    sign_in(page, site, "editor")
    page.goto(f"{site}/en/c/{LIGHT}/merge/")
    page.locator(f"[name=near_into][value={COST}]").check()
    page.get_by_role("button", name="See what it will affect").click()
    told = page.locator(".impact-box")
    expect(told).to_contain_text("1 response gets another place.")
    expect(told).to_contain_text("will count for the opposite side")
    expect(page.locator(".merging .title")).to_have_count(2)
    page.get_by_role("button", name="Do it").click()
    expect(page).to_have_url(f"{site}/en/c/{COST}/?was={LIGHT}")
    expect(page.locator(".notice.done")).to_have_text("Done: Claims merged. See the change · Undo")
    reader = new_page(java_script_enabled=scripts)
    reader.goto(f"{site}/c/{LIGHT}/")
    expect(reader).to_have_url(f"{site}/c/{COST}/?was={LIGHT}")
    debate = Debate.objects.get()
    undo_change(debate=debate, revision=Change.objects.get(action="merged").revision, by=None)
    later = new_page(java_script_enabled=scripts)
    assert later.goto(f"{site}/en/c/{LIGHT}/").status == 200
    expect(later).to_have_url(f"{site}/en/c/{LIGHT}/")


@pytest.mark.parametrize("scripts", [True, False])
def test_sources_are_merged_and_the_history_takes_it_back(new_page, site, scripts):
    page = new_page(java_script_enabled=scripts)
    sign_in(page, site, "editor")
    page.goto(f"{site}/en/s/{SPEECH}/")
    page.locator("main").get_by_role("link", name="Merge").click()
    page.get_by_label("Which source stays?").select_option(ARTICLE)
    page.get_by_role("button", name="See what it will affect").click()
    told = page.locator(".impact-box")
    expect(told).to_contain_text("1 source passage goes along.")
    expect(told).to_contain_text("1 source passage loses its words, in the history too")
    page.get_by_role("button", name="Do it").click()
    expect(page).to_have_url(f"{site}/en/s/{ARTICLE}/?was={SPEECH}")
    expect(page.get_by_role("note")).to_contain_text(SPEECH)
    page.goto(f"{site}/en/d/night-library/activity/")
    expect(page.locator("main")).to_contain_text("Sources merged")
    page.locator("main").get_by_role("link", name="Undo the merge").click()
    page.get_by_role("button", name="Undo").click()
    expect(page.locator("main")).to_contain_text("Undone")
    assert new_page(java_script_enabled=scripts).goto(f"{site}/s/{SPEECH}/").status == 200
    assert Citation.objects.get(pid="t000000007").source.pid == SPEECH


def test_responses_are_ordered_by_buttons_without_scripts(new_page, site):
    page = new_page(java_script_enabled=False)
    sign_in(page, site, "editor")
    page.goto(f"{site}/en/c/{DAY}/order/")
    claims = page.locator(".unit-claims a")
    expect(claims.first).to_contain_text("12 million")
    page.get_by_role("button", name="Up: “Guards must be hired as well”").press("Enter")
    expect(claims.first).to_contain_text("Guards")
    assert Debate.objects.get().revision == 1
    page.get_by_role("button", name="Save the order").last.click()
    expect(page).to_have_url(f"{site}/en/c/{DAY}/")
    assert Change.objects.get(action="ordered").kind == "claim"


@pytest.mark.parametrize(("prefix", "scheme"), [("", "light"), ("/en", "dark"), ("/zh-hans", "dark")])
def test_nothing_for_axe_and_nothing_wider_than_a_phone(new_page, site, screenshot, prefix, scheme, expected_console):
    page = new_page(bypass_csp=True, color_scheme=scheme)
    sign_in(page, site, "editor")
    found, wide = {}, {}
    for name, (path, chosen) in PAGES.items():
        page.set_viewport_size({"width": 1440, "height": 900})
        page.goto(site + prefix + path)
        found[name, "choose"] = violations(page, TAGS)
        screenshot(page, f"{name}{prefix.replace('/', '-')}-choose")
        if chosen:
            for field, value in chosen.items():
                page.locator(f"main [name={field}]").last.fill(value)
            for radio in page.locator("main input[type=radio]:first-of-type").all()[:1]:
                radio.check()
            if name == "place":
                page.locator("main input[name=relation][value=pro]").check()
            page.locator("main form button[type=submit]").last.click()
            expect(page.locator(".impact-box")).to_be_visible()
            found[name, "told"] = violations(page, TAGS)
            screenshot(page, f"{name}{prefix.replace('/', '-')}-told")
        page.set_viewport_size({"width": 390, "height": 844})
        screenshot(page, f"{name}{prefix.replace('/', '-')}-phone")
        width = page.evaluate("document.documentElement.scrollWidth")
        if width > 390:
            wide[name] = width
    assert ({key: told for key, told in found.items() if told}, wide) == ({}, {})
