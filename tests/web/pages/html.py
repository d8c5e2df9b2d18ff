"""Ask a page for its parts."""

from typing import Any

from bs4 import BeautifulSoup, Tag
from django.test import Client


def page(client: Client, path: str, *, status: int = 200) -> BeautifulSoup:
    """The page at a path, which answers with this status."""
    response = client.get(path)
    assert response.status_code == status, (path, response.status_code)
    return BeautifulSoup(response.content, "html.parser")


def shown(response: Any) -> BeautifulSoup:
    """What an answer shows."""
    return BeautifulSoup(response.content, "html.parser")


def one(soup: BeautifulSoup | Tag, selector: str) -> Tag:
    """The only part that matches."""
    (found,) = soup.select(selector)
    return found


def text(part: Tag) -> str:
    """What a part says, white space folded."""
    return " ".join(part.get_text(" ", strip=True).split())


def texts(soup: BeautifulSoup | Tag, selector: str) -> list[str]:
    """What each matching part says."""
    return [text(part) for part in soup.select(selector)]


def links(soup: BeautifulSoup | Tag, selector: str = "main") -> set[str]:
    """Where a part leads."""
    return {str(anchor["href"]) for part in soup.select(selector) for anchor in part.select("a[href]")}
