"""A stranger becomes somebody, and nobody again; one's own pages are clean for axe, on a phone, in the dark."""

import re

import pytest
from django.core import mail
from playwright.sync_api import Page, expect

from debate.access.actions import grant
from debate.models import Annotation, Claim, Debate, User
from debate.transfer.actions import import_debate
from tests.browser.conftest import violations
from tests.library import GUARDS, STUDENTS, encoded
from tests.library import library as library_file
from tests.web.accounts.people import PASSWORD, mailed_code, person

MINE = ("/me/", "/me/tokens/", *(f"/account/{name}/" for name in ("name", "mail", "password", "sessions", "delete")))


@pytest.fixture
def site(live_server, transactional_db):
    """A server with the library debate."""
    import_debate(encoded(library_file()), by=None)
    return live_server.url


def sign_in(page: Page, site: str, address: str, password: str, prefix: str = "/en") -> None:
    """By the form."""
    page.goto(f"{site}{prefix}/sign-in/?next={prefix}/me/")
    page.locator("[name=login]").fill(address)
    page.locator("[name=password]").fill(password)
    page.locator("main form button").first.click()
    expect(page).to_have_url(f"{site}{prefix}/me/")


def sign_up(page: Page, site: str) -> None:
    """From a claim, by the mailed code, back to the claim."""
    page.goto(f"{site}/en/c/{GUARDS}/")
    page.get_by_role("link", name="Sign in").click()
    page.get_by_role("link", name="No account yet? Sign up").click()
    page.get_by_label("Display name").fill("林小明")
    page.get_by_label("Mail address").fill("ming@mail.example")
    page.get_by_label("Password").fill("long-enough-7")
    page.get_by_role("button", name="Sign up").click()
    expect(page.locator("main h1")).to_have_text("Confirm your mail address")
    page.get_by_label("Code").fill(mailed_code())
    page.get_by_role("button", name="Continue").click()
    expect(page).to_have_url(f"{site}/en/c/{GUARDS}/")


@pytest.mark.parametrize("scripts", [True, False])
def test_a_stranger_becomes_somebody_and_nobody_again(new_page, site, scripts):
    page, other = new_page(java_script_enabled=scripts), new_page(java_script_enabled=scripts)
    sign_up(page, site)
    Annotation.objects.filter(pid="a000000002").update(creator="", created_by=User.objects.get())
    page.locator("header .account a").click()
    expect(page.locator("main h1")).to_have_text("林小明")
    page.locator(".facts a[href='/en/account/name/']").click()
    page.get_by_label("Display name").fill("林大明")
    page.get_by_role("button", name="Change").click()
    expect(page.locator(".notice")).to_have_text("Your display name has been changed.")
    page.goto(f"{site}/en/c/{STUDENTS}/")
    expect(page.locator("#a-a000000002 .byline")).to_contain_text("林大明")

    sign_in(other, site, "ming@mail.example", "long-enough-7")
    page.goto(f"{site}/en/me/")
    page.get_by_role("link", name="See and sign out").click()
    expect(page.locator(".session")).to_have_count(2)
    page.get_by_role("button", name="Sign out there").click()
    expect(page.locator(".session")).to_have_count(1)
    other.reload()
    expect(other.locator("main h1")).to_have_text("Sign in")

    page.goto(f"{site}/en/me/")
    page.get_by_role("link", name="Delete the account").click()
    page.get_by_role("button", name="Send a code by mail instead").click()
    expect(page.get_by_label("Code")).to_be_visible()
    page.get_by_label("Code").fill(mailed_code())
    page.get_by_role("button", name="Delete the account").click()
    expect(page.locator("main h1")).to_have_text("Your account is deleted")
    page.goto(f"{site}/en/c/{STUDENTS}/")
    expect(page.get_by_role("link", name="Sign in")).to_be_visible()
    expect(page.locator("#a-a000000002 .byline")).to_contain_text(re.compile(r"^\s*Former member \d+"))
    assert mail.outbox[-1].subject == "Your account is deleted"


def test_a_forgotten_password_and_a_code_on_a_phone(phone, site):
    person()
    phone.goto(f"{site}/sign-in/")
    phone.get_by_role("link", name="忘記密碼").tap()
    phone.get_by_label("電子郵件地址").fill("reader@mail.example")
    phone.get_by_role("button", name="寄出驗證碼").tap()
    expect(phone.locator("main h1")).to_have_text("設定新密碼")
    phone.get_by_label("驗證碼").fill(mailed_code())
    phone.get_by_role("button", name="繼續").tap()
    phone.get_by_label("新密碼").fill("another-long-one")
    phone.get_by_role("button", name="設定密碼").tap()
    expect(phone.locator("main h1")).to_have_text("新密碼已設定")
    phone.get_by_role("link", name="登入").tap()
    phone.get_by_role("link", name="用電子郵件驗證碼登入").tap()
    phone.get_by_label("電子郵件地址").fill("reader@mail.example")
    phone.get_by_role("button", name="寄出驗證碼").tap()
    expect(phone.locator("main h1")).to_have_text("用驗證碼登入")
    phone.get_by_label("驗證碼").fill(mailed_code())
    phone.get_by_role("button", name="繼續").tap()
    expect(phone.locator("header .account .name")).to_have_text("路人")


@pytest.mark.parametrize(("prefix", "scheme"), [("", "light"), ("/en", "dark"), ("/zh-hans", "dark")])
def test_ones_own_pages_have_no_violation_and_fit_every_screen(new_page, site, prefix, scheme):
    user = person(display_name="名字很長很長很長很長很長的一位讀者 with a long tail")
    Claim.objects.update(created_by=user)
    Annotation.objects.update(created_by=user)
    grant(debate=Debate.objects.get(), user=user, role="owner", by=None)
    page = new_page(bypass_csp=True, color_scheme=scheme)
    sign_in(page, site, "reader@mail.example", PASSWORD, prefix)
    tags = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
    found, wide = {}, {}
    for address in (*MINE, "/d/night-library/"):
        page.set_viewport_size({"width": 1280, "height": 800})
        page.goto(site + prefix + address)
        found[address] = violations(page, tags)
        for width in (360, 390, 768, 1440):
            page.set_viewport_size({"width": width, "height": 900})
            seen = page.evaluate("document.documentElement.scrollWidth")
            if seen > width:
                wide[address, width] = seen
    assert {address: told for address, told in found.items() if told} == {}
    assert wide == {}


def test_the_page_of_a_code_and_of_a_refusal_have_no_violation(new_page, site, expected_console):
    expected_console.append("429")
    page = new_page(bypass_csp=True, color_scheme="dark")
    page.goto(f"{site}/en/account/reset/")
    page.get_by_label("Mail address").fill("nobody@mail.example")
    page.get_by_role("button", name="Send the code").click()
    expect(page.get_by_label("Code")).to_be_visible()
    assert violations(page, ("wcag2a", "wcag2aa", "wcag22aa", "best-practice")) == []
    for _ in range(11):
        page.goto(f"{site}/en/sign-in/")
        page.locator("[name=login]").fill("nobody")
        page.locator("[name=password]").fill("wrong")
        page.locator("main form button").first.click()
    expect(page.locator("main h1")).to_have_text("Too many attempts")
    assert violations(page, ("wcag2a", "wcag2aa", "wcag22aa", "best-practice")) == []


def test_the_operators_pages_work_under_the_policy_of_the_site(page, site):
    user = person(is_staff=True, is_superuser=True)
    debate = Debate.objects.get()
    sign_in(page, site, "reader@mail.example", PASSWORD)
    page.get_by_role("link", name="Operators' pages").click()
    for table, pk in (("user", user.pk), ("debate", debate.pk), ("address", GUARDS), ("change", None)):
        page.goto(f"{site}/en/_/operators/debate/{table}/")
        if pk:
            page.goto(f"{site}/en/_/operators/debate/{table}/{pk}/change/")
    page.goto(f"{site}/en/_/operators/debate/membership/add/")
    for field, name in (("debate", "night-library"), ("user", "路人 (reader)")):
        page.locator(f".field-{field} .select2-selection").click()
        page.locator(".select2-results__option", has_text=name).click()
    page.get_by_label("Role:").select_option("editor")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator(".messagelist .success")).to_be_visible()
    page.get_by_role("button", name="Log out").click()
    expect(page.get_by_role("link", name="Sign in")).to_be_visible()


@pytest.mark.parametrize("width", [360, 390])
def test_on_a_phone_the_masthead_is_one_row_and_its_menu_leads_on(new_page, site, width):
    page = new_page(width=width, height=844, has_touch=True, is_mobile=True)
    person(display_name="Wilhelmina Featherstonehaugh")
    sign_in(page, site, "reader", PASSWORD)
    page.goto(f"{site}/en/d/night-library/outline/")
    logo, languages, disc = (
        page.locator(f".masthead {part}").bounding_box() for part in (".logo", ".languages", ".account-menu")
    )
    assert all(abs(box["y"] + box["height"] / 2 - logo["y"] - logo["height"] / 2) < 6 for box in (languages, disc))
    page.locator(".account-menu summary").click()
    expect(page.locator(".account-menu a")).to_have_text(["Wilhelmina Featherstonehaugh", "Start a debate"])
    assert page.evaluate("document.documentElement.scrollWidth") == width
    page.locator(".account-menu").get_by_role("button", name="Sign out").click()
    expect(page.locator(".masthead").get_by_role("link", name="Sign in")).to_be_visible()
