"""A private debate: the owner makes an invitation, a second person accepts it, a third has none and finds nothing."""

import pytest
from playwright.sync_api import Page, expect

from debate.access.actions import grant, invite, new_secret
from debate.access.queries import role
from debate.models import Debate, Membership, User
from debate.transfer.actions import import_debate
from tests.browser.conftest import violations
from tests.library import encoded
from tests.library import library as library_file

PASSWORD = "a-long-password"
TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")


@pytest.fixture
def debate(transactional_db):
    """The library debate, private, with its owner."""
    debate = import_debate(encoded(library_file()), by=None)
    Debate.objects.update(visibility="private")
    for name, shown in (("owner", "館長"), ("guest", "客人")):
        User.objects.create_user(name, password=PASSWORD, display_name=shown)
    grant(debate=debate, user=User.objects.get(username="owner"), role="owner", by=None)
    return debate


def sign_in(page: Page, name: str) -> None:
    """Fill in whatever form of sign-in the page shows."""
    form = page.locator("main form")
    form.locator("input:not([type=hidden]):not([type=password])").first.fill(name)
    form.locator("input[type=password]").first.fill(PASSWORD)
    form.locator("input[type=password]").first.press("Enter")


@pytest.mark.parametrize("scripts", [True, False])
def test_one_invites_another_accepts_a_third_finds_nothing(new_page, live_server, debate, expected_console, scripts):
    site = live_server.url
    owner = new_page(java_script_enabled=scripts)
    owner.goto(f"{site}/en/sign-in/?next=/en/d/night-library/members/")
    sign_in(owner, "owner")
    owner.get_by_role("link", name="Invite by link").click()
    owner.get_by_label("Role").select_option(label="Contributor")
    owner.get_by_label("For how many people at most").fill("1")
    owner.get_by_role("button", name="Make the link").click()
    link = owner.locator(".secret").inner_text()

    guest = new_page(java_script_enabled=scripts)
    guest.goto(link)
    expect(guest.locator(".invited h2")).to_have_text("Should the city library open all night?")
    guest.get_by_role("link", name="Sign in to accept").click()
    sign_in(guest, "guest")
    expect(guest).to_have_url(link)
    guest.get_by_role("button", name="Accept the invitation").click()
    expect(guest).to_have_url(f"{site}/en/d/night-library/")
    guest.get_by_role("link", name="Members").click()
    expect(guest.locator(".people bdi")).to_have_text(["館長", "客人"])
    assert role(User.objects.get(username="guest"), debate) == "contributor"

    expected_console += ["404", "410"]
    third = new_page(java_script_enabled=scripts)
    assert third.goto(f"{site}/en/d/night-library/").status == 404
    assert third.goto(link).status == 410
    expect(third.locator("main h1")).to_have_text("This invitation does not work")


def addresses(debate: Debate) -> dict[str, str]:
    """The pages of members and settings, as their owner sees them."""
    owner = User.objects.get(username="owner")
    order = {"role": "editor", "days": 7, "limit": None, "note": "給王同學", "secret": new_secret()}
    token = invite(debate=debate, by=owner, **order)[1]
    guest = grant(debate=debate, user=User.objects.get(username="guest"), role="reader", by=owner)
    last = Membership.objects.get(user=owner)
    own = {name: f"/d/night-library/{name}/" for name in ("members", "invitations", "settings")}
    numbers = {"member": guest.pk, "last": last.pk}
    own |= {name: f"/d/night-library/members/{number}/" for name, number in numbers.items()}
    return own | {"invitation": f"/invitation/{token}/", "debate": "/d/night-library/"}


@pytest.mark.parametrize(("prefix", "scheme"), [("", "light"), ("/en", "dark")])
def test_no_violation_and_nothing_wider_than_the_screen(new_page, live_server, debate, prefix, scheme):
    page = new_page(bypass_csp=True, color_scheme=scheme)
    pages = addresses(debate)
    page.goto(f"{live_server.url}/sign-in/")
    sign_in(page, "owner")
    page.wait_for_url(f"{live_server.url}/d/night-library/")
    found = {}
    for name, address in pages.items():
        page.goto(live_server.url + prefix + address)
        found[name] = violations(page, TAGS) if name != "debate" else []
        for width in (360, 1440):
            page.set_viewport_size({"width": width, "height": 900})
            if (wide := page.evaluate("document.documentElement.scrollWidth")) > width:
                found[name].append(f"{wide} at {width}")
    page.goto(f"{live_server.url}{prefix}{pages['settings']}")
    page.locator("input[value=draft]").check()
    page.locator(".access button").click()
    page.locator(".from-to").wait_for()
    found["confirmation"] = violations(page, TAGS)
    assert {name: told for name, told in found.items() if told} == {}
