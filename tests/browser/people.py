"""People who sign in to the library debate, in English."""

from playwright.sync_api import Page

from debate.access.actions import grant
from debate.models import User
from debate.transfer.actions import import_debate
from tests.library import encoded
from tests.library import library as library_file

PASSWORD = "a-long-password"


def library_with(**roles: str) -> None:
    """The library debate, and somebody of each name with that role in it."""
    debate = import_debate(encoded(library_file()), by=None)
    for name, role in roles.items():
        user = User.objects.create_user(name, password=PASSWORD, display_name=name.title())
        grant(debate=debate, user=user, role=role, by=None)


def sign_in(page: Page, site: str, name: str, to: str = "/en/me/") -> None:
    """By the sign-in page, on the way to another."""
    page.goto(f"{site}/en/sign-in/?next={to}")
    enter(page, name)
    page.wait_for_url(site + to)


def enter(page: Page, name: str) -> None:
    """Name and password into the sign-in page that is shown."""
    page.locator("[name=login]").fill(name)
    page.locator("[name=password]").fill(PASSWORD)
    page.locator("main").get_by_role("button", name="Sign in", exact=True).click()
