"""People with accounts, and what the mails say to them."""

import re

from allauth.account.models import EmailAddress
from django.core import mail
from django.test import Client

from debate.models import User

PASSWORD = "a-long-password"
CODE = re.compile(r"^\d{4}-\d{4}$", re.MULTILINE)


def person(name: str = "reader", **more) -> User:
    """Somebody whose address, name@mail.example, is verified."""
    address = f"{name}@mail.example"
    given = {"display_name": "路人", "email": address, **more}
    user = User.objects.create_user(name, password=PASSWORD, **given)
    EmailAddress.objects.create(user=user, email=address, verified=True, primary=True)
    return user


def mailed_code() -> str:
    """The code in the newest mail."""
    (code,) = CODE.findall(str(mail.outbox[-1].body))
    return code


def sign_in(client: Client, name: str = "reader") -> None:
    """By the form, as a browser does."""
    response = client.post("/en/sign-in/", {"login": f"{name}@mail.example", "password": PASSWORD})
    assert (response.status_code, response["Location"]) == (302, "/en/")


def templates(response) -> list[str]:
    """The page that an answer shows, by the name of its template."""
    return [template.name for template in response.templates if template.name.startswith(("account/", "pages/"))]
