"""Languages in paths, and what may be stored."""

import pytest
from django.core.handlers.wsgi import WSGIHandler

from debate.web.middleware import PRIVATE, PUBLIC
from tests.library import STUDENTS

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("path", "target"),
    [
        ("/zh-hant/c/abc/?x=1", "/c/abc/?x=1"),
        ("/zh-TW/", "/"),
        ("/zh/d/x/", "/d/x/"),
        ("/zh-cn/d/x/", "/zh-hans/d/x/"),
        ("/zh-Hans/d/x/", "/zh-hans/d/x/"),
        ("/EN/", "/en/"),
        ("/zh//evil.example/", "/evil.example/"),
        ("/zh/%5Cevil.example/", "/%5Cevil.example/"),
    ],
)
def test_other_names_of_a_language_lead_to_the_one(client, path, target):
    response = client.get(path)
    assert (response.status_code, response["Location"]) == (301, target)


@pytest.mark.parametrize(("prefix", "language"), [("", "zh-hant"), ("/zh-hans", "zh-hans"), ("/en", "en")])
def test_the_path_alone_says_the_language(client, library, prefix, language):
    for accepted in ("en", "zh-CN", "fr"):
        response = client.get(f"{prefix}/c/{STUDENTS}/", headers={"accept-language": accepted})
        assert response["Content-Language"] == language
        assert "Accept-Language" not in response.get("Vary", "")


def test_an_anonymous_page_may_be_stored_and_knows_no_cookie(client, library):
    response = client.get(f"/c/{STUDENTS}/")
    assert (response["Cache-Control"], response.cookies) == (PUBLIC, {})
    assert "Vary" not in response.headers


def test_the_same_bytes_for_every_anonymous_reader(client, library, unstored):
    plain = client.get(f"/c/{STUDENTS}/").content
    htmx = {"HX-Request": "true", "HX-Target": "claim", "Accept": "*/*", "User-Agent": "x", "Accept-Language": "en"}
    assert client.get(f"/c/{STUDENTS}/", headers=htmx).content == plain


def test_a_readers_own_page_is_stored_nowhere(client, library, owner):
    client.force_login(owner)
    response = client.get(f"/c/{STUDENTS}/")
    assert response["Cache-Control"] == PRIVATE
    assert "館長" in response.content.decode()


def test_what_is_not_there_is_not_stored(client, db):
    response = client.get("/c/zzzzzzzzzz/")
    assert (response.status_code, response["Cache-Control"]) == (404, "no-store")


@pytest.mark.parametrize("path", ["/", f"/en/c/{STUDENTS}/", "/en/nothing/"])
def test_head_has_the_headers_of_get_and_no_body(rf, library, path):
    def ask(method):
        told = []
        environ = getattr(rf, method)(path).environ
        parts = WSGIHandler()(environ, lambda status, headers: told.append((status, dict(headers))))
        body = b"".join(parts)
        parts.close()
        return *told[0], body

    status, headers, body = ask("head")
    as_got = ask("get")
    assert (status, headers["Content-Length"], body) == (as_got[0], str(len(as_got[2])), b"")
