"""A page of another origin reads and writes public notes: the browser asks first, a token is sent, no cookie is."""

import pytest
from playwright.sync_api import Page

from debate.models import Annotation, User
from debate.transfer.actions import import_debate
from tests.exchange.web import CONTEXT
from tests.library import STUDENTS, encoded
from tests.library import library as library_file
from tests.web.annotations.program import CONTAINER, token_of

ASK = """async ([method, address, token, value, tag]) => {
  const headers = {"Content-Type": "application/ld+json", Prefer: "return=representation"};
  if (token) headers.Authorization = `Bearer ${token}`;
  if (tag) headers["If-Match"] = tag;
  const response = await fetch(address, {method, headers, body: value && JSON.stringify(value), credentials: "omit"});
  const names = ["etag", "location", "link", "allow"];
  const shown = Object.fromEntries(names.map((name) => [name, response.headers.get(name)]));
  return [response.status, shown];
}"""


@pytest.fixture
def site(live_server, transactional_db):
    """A server with the library debate."""
    import_debate(encoded(library_file()), by=None)
    return live_server.url


def test_a_page_of_another_origin(site: str, page: Page, expected_console: list[str]):
    token = token_of(User.objects.create(username="writer"))
    expected_console.append("412")
    expected_console.append("410")
    page.set_content("<title>elsewhere</title>")
    assert page.evaluate("origin") == "null"
    status, shown = page.evaluate(ASK, ["GET", site + CONTAINER, "", None, ""])
    assert (status, shown["allow"]) == (200, "GET, HEAD, POST, OPTIONS")
    assert "constrainedBy" in shown["link"]
    value = {"@context": CONTEXT, "type": "Annotation", "bodyValue": "從別處來", "target": f"{site}/c/{STUDENTS}/"}
    status, shown = page.evaluate(ASK, ["POST", site + CONTAINER, token, value, ""])
    made, tag = shown["location"], shown["etag"]
    assert (status, Annotation.objects.latest("pk").body) == (201, "從別處來")
    status, shown = page.evaluate(ASK, ["PUT", made, token, value | {"bodyValue": "改過"}, tag])
    assert (status, Annotation.objects.latest("pk").body) == (200, "改過")
    asked = [
        ["DELETE", made, token, None, tag],
        ["DELETE", made, token, None, shown["etag"]],
        ["GET", made, "", None, ""],
    ]
    assert [page.evaluate(ASK, each)[0] for each in asked] == [412, 204, 410]
