"""What is typed is not lost: with a lost session, an earlier wording, no answer, storage that is denied."""

import pytest
from playwright.sync_api import expect

from tests.browser.people import enter, library_with, sign_in
from tests.library import COST


@pytest.fixture
def site(live_server, transactional_db):
    """A server with the library debate and two editors."""
    library_with(ada="editor", ben="editor")
    return live_server.url


def test_a_draft_is_restored_after_the_session_was_lost(page, site):
    sign_in(page, site, "ada")
    page.goto(f"{site}/en/c/{COST}/")
    page.get_by_role("link", name="Say something against it").click()
    page.get_by_label("Your claim").fill("夜裡沒有車")
    page.get_by_text("More: headline").click()
    page.get_by_label("Headline").fill("沒車")
    page.get_by_label("Tag 2").fill("夜")
    page.context.clear_cookies(name="session")
    page.get_by_role("button", name="Add", exact=True).click()
    page.wait_for_url("**/sign-in/**")
    enter(page, "ada")
    page.wait_for_url(f"**/c/{COST}/respond/?as=con")
    expect(page.get_by_label("Your claim")).to_have_value("")
    expect(page.locator(".kept")).to_contain_text("You had begun to write this.")
    page.get_by_role("button", name="Restore").click()
    expect(page.get_by_label("Your claim")).to_be_focused()
    expect(page.get_by_label("Your claim")).to_have_value("夜裡沒有車")
    expect(page.get_by_label("Headline")).to_have_value("沒車")
    expect(page.get_by_label("Tag 1")).to_have_value("")
    expect(page.get_by_label("Tag 2")).to_have_value("夜")
    page.get_by_role("button", name="Add", exact=True).click()
    expect(page.locator(".for-and-against .against")).to_contain_text("夜裡沒有車")
    page.goto(f"{site}/en/c/{COST}/respond/?as=con")
    expect(page.locator(".kept")).to_have_count(0)


def test_a_draft_upon_an_earlier_wording_meets_what_was_changed_since(new_page, site, expected_console):
    expected_console.append("409")
    page = new_page()
    sign_in(page, site, "ada")
    page.goto(f"{site}/en/c/{COST}/edit/?lang=zh-Hant")
    page.get_by_label("The claim", exact=True).fill("通宵開館每年多花 1,200 萬元")
    other = new_page()
    sign_in(other, site, "ben")
    other.goto(f"{site}/en/c/{COST}/edit/?lang=zh-Hant")
    other.get_by_label("The claim", exact=True).fill("通宵開館一年多花 1,500 萬元")
    other.get_by_role("button", name="Save").click()
    other.wait_for_url(f"**/c/{COST}/")
    page.goto(f"{site}/en/c/{COST}/edit/?lang=zh-Hant")
    expect(page.locator("[data-older]")).to_be_visible()
    page.get_by_role("button", name="Restore").click()
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_label("The claim", exact=True)).to_have_value("通宵開館每年多花 1,500 萬元")


def test_a_draft_is_discarded_and_nobody_elses_is_offered(new_page, site):
    page = new_page()
    sign_in(page, site, "ada")
    page.goto(f"{site}/en/c/{COST}/respond/")
    page.get_by_label("Your claim").fill("夜裡沒有車")
    page.context.clear_cookies(name="session")
    sign_in(page, site, "ben")
    page.goto(f"{site}/en/c/{COST}/respond/")
    expect(page.get_by_label("Your claim")).to_be_visible()
    expect(page.locator(".kept")).to_have_count(0)
    page.context.clear_cookies(name="session")
    sign_in(page, site, "ada")
    page.goto(f"{site}/en/c/{COST}/respond/")
    page.get_by_role("button", name="Discard").click()
    expect(page.locator(".kept")).to_have_count(0)
    page.reload()
    expect(page.get_by_label("Your claim")).to_be_visible()
    expect(page.locator(".kept")).to_have_count(0)


def test_it_works_where_storage_is_denied(page, site):
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } })"
    )
    sign_in(page, site, "ada")
    page.goto(f"{site}/en/c/{COST}/")
    page.get_by_role("link", name="Say something against it").click()
    page.get_by_label("Your claim").fill("夜裡沒有車")
    page.get_by_role("button", name="Add", exact=True).click()
    expect(page.locator(".for-and-against .against")).to_contain_text("夜裡沒有車")


def test_a_form_that_is_refused_or_not_answered_says_so_and_keeps_the_words(page, site, expected_console):
    expected_console += [
        "Failed to load resource",  # Chromium's own word of the refusal; of what htmx says of it, none
        "htmx:sendError",
        "htmx:afterRequest",
    ]
    sign_in(page, site, "ada")
    page.goto(f"{site}/en/c/{COST}/")
    page.get_by_role("link", name="Say something against it").click()
    page.get_by_label("Your claim").fill("夜裡沒有車")
    page.route("**/respond/**", lambda route: route.abort())
    page.get_by_role("button", name="Add", exact=True).click()
    expect(page.locator(".errors[data-told]")).to_contain_text("the server did not answer")
    page.unroute("**/respond/**")
    page.locator("[name=csrfmiddlewaretoken]").last.evaluate("field => { field.value = 'x'.repeat(64); }")
    page.get_by_role("button", name="Add", exact=True).click()
    expect(page.locator(".errors[data-told]")).to_contain_text("out of date")
    expect(page.get_by_label("Your claim")).to_have_value("夜裡沒有車")
    page.get_by_role("link", name="Open it anew").click()
    page.get_by_role("button", name="Restore").click()
    expect(page.get_by_label("Your claim")).to_have_value("夜裡沒有車")


def test_strangers_are_led_to_sign_in_and_back(page, site):
    page.goto(f"{site}/en/c/{COST}/")
    page.get_by_role("link", name="Say something for it").click()
    page.wait_for_url("**/sign-in/**")
    enter(page, "ada")
    page.wait_for_url(f"**/en/c/{COST}/respond/?as=pro")
    expect(page.get_by_label("It supports this")).to_be_checked()
