"""The desk: from nothing to a debate in two minutes, a citation with a new speaker; forms that axe and phones bear."""

from time import monotonic

import pytest
from django.test import Client
from playwright.sync_api import expect

from debate.access.actions import grant
from debate.editing.attach import attach_text
from debate.models import Claim, Debate, Source, User
from debate.transfer.actions import import_debate
from tests.article import TEXT
from tests.browser.conftest import violations
from tests.library import ARTICLE, GUARDS, MAYOR, encoded
from tests.library import library as library_file

ADDRESSES = [
    "/start/",
    "/start/file/",
    "/d/night-library/copy/",
    "/d/night-library/sources/add/",
    *(f"/s/{ARTICLE}/{part}/" for part in ("edit", "attach", "paragraphs/2", "withdraw")),
    "/d/night-library/people/add/",
    *(f"/p/{MAYOR}/{part}/" for part in ("edit", "withdraw")),
    f"/c/{GUARDS}/cite/",
    "/l/k000000002/cite/",
    *(f"/q/t000000000/{part}/" for part in ("edit", "withdraw")),
]


@pytest.fixture
def site(live_server, transactional_db):
    """A server with the library debate and its article."""
    debate = import_debate(encoded(library_file()), by=None)
    attach_text(source=Source.objects.get(pid=ARTICLE), data=TEXT.encode(), origin="", by=None)
    user = User.objects.create_user("editor", password="a-long-password", display_name="館長")
    grant(debate=debate, user=user, role="owner", by=None)
    return live_server.url


def sign_in(page, site):
    """As the editor, by the cookie that signing in gives."""
    client = Client()
    client.force_login(User.objects.get(username="editor"))
    page.context.add_cookies([{"name": "session", "value": client.cookies["session"].value, "url": site}])


@pytest.mark.parametrize("scripts", [True, False])
def test_from_nothing_to_a_debate_in_two_minutes(new_page, site, scripts):
    page = new_page(java_script_enabled=scripts)
    sign_in(page, site)
    began = monotonic()
    page.goto(f"{site}/en/start/")
    page.get_by_label("The question").fill("Should parks close at night?")
    page.get_by_label("Position 1", exact=True).fill("Yes, they should")
    page.get_by_label("A first reason for position 1").fill("Nobody watches them then")
    page.get_by_label("Position 2", exact=True).fill("No, leave them open")
    page.get_by_role("button", name="One more position").click()
    page.get_by_label("Position 3", exact=True).fill("Only in winter")
    page.get_by_role("button", name="Start the debate").click()
    expect(page).to_have_url(f"{site}/en/d/should-parks-close-at-night/")
    page.goto(f"{page.url}outline/?all=1")
    for told in ("Yes, they should", "Nobody watches them then", "No, leave them open", "Only in winter"):
        expect(page.get_by_role("main").get_by_role("link", name=told).first).to_be_visible()
    assert monotonic() - began < 120
    assert Claim.objects.filter(debate=Debate.objects.get(slug="should-parks-close-at-night")).count() == 5


@pytest.mark.parametrize("scripts", [True, False])
def test_words_are_cited_and_stand_marked_in_their_source(new_page, site, scripts):
    page = new_page(java_script_enabled=scripts)
    sign_in(page, site)
    page.goto(f"{site}/en/c/{GUARDS}/cite/")
    page.get_by_label("Source", exact=True).select_option(ARTICLE)
    page.get_by_label("The words, as they stand there").fill("本週在議會裡吵成一團")
    page.get_by_label("Or somebody new").fill("周又新")
    page.get_by_role("button", name="Cite").click()
    expect(page).to_have_url(f"{site}/en/c/{GUARDS}/")
    expect(page.locator(".passage")).to_contain_text("周又新")
    page.locator(".passage a.more").first.click()
    expect(page.locator("mark.here")).to_have_text("本週在議會裡吵成一團")


@pytest.mark.parametrize(("prefix", "scheme"), [("", "light"), ("", "dark"), ("/en", "dark"), ("/zh-hans", "light")])
def test_no_violation_on_any_form(new_page, site, prefix, scheme):
    page = new_page(bypass_csp=True, color_scheme=scheme)
    sign_in(page, site)
    tags = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
    found = {}
    for address in ADDRESSES:
        page.goto(site + prefix + address)
        found[address] = violations(page, tags)
    assert {address: told for address, told in found.items() if told} == {}


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_no_form_is_wider_than_the_screen(new_page, site, prefix):
    page = new_page()
    sign_in(page, site)
    wide = {}
    for address in ADDRESSES:
        page.goto(site + prefix + address)
        for width in (360, 390, 1440):
            page.set_viewport_size({"width": width, "height": 900})
            found = page.evaluate("document.documentElement.scrollWidth")
            if found > width:
                wide[address, width] = found
    assert wide == {}
