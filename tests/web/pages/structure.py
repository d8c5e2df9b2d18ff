"""The two steps of a form that changes the structure."""

import itertools

from bs4 import BeautifulSoup
from django.test import Client

from tests.web.pages.html import texts

NUMBERS = itertools.count(1)


def sent(client: Client, path: str, *, status: int = 200, **data: object) -> BeautifulSoup:
    """The page that answers a form."""
    form_id = f"{next(NUMBERS):032x}"
    response = client.post(path, {"form_id": form_id, **data})
    assert response.status_code == status, (path, response.status_code, response.content.decode()[-3000:])
    return BeautifulSoup(response.content, "html.parser")


def hidden(soup: BeautifulSoup) -> dict[str, object]:
    """What the second step carries."""
    found: dict[str, list[str]] = {}
    for field in soup.select(".impact-box input[type=hidden]"):
        if field["name"] != "csrfmiddlewaretoken":
            found.setdefault(str(field["name"]), []).append(str(field.get("value", "")))
    return {name: values if len(values) > 1 else values[0] for name, values in found.items()}


def done(client: Client, path: str, **data: object) -> tuple[list[str], str]:
    """Both steps: the sentences of the impact, and where one lands."""
    soup = sent(client, path, **data)
    response = client.post(path, {**hidden(soup), "sure": "1"})
    assert response.status_code == 302, response.content.decode()[-3000:]
    return texts(soup, ".impact li"), response["Location"]
