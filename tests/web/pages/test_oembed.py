"""/oembed: how other sites are told to show a claim or a debate (https://oembed.com)."""

from urllib.parse import parse_qs, urlsplit

import pytest

from debate.web.middleware import PUBLIC
from tests.library import MERGED, STUDENTS, WITHDRAWN
from tests.web.pages.html import page as page_of

pytestmark = pytest.mark.django_db
SITE = "http://testserver"


def ask(client, path, **more):
    """What is answered for one of our addresses."""
    return client.get("/oembed", {"url": SITE + path, **more})


def test_a_claim(client, library):
    response = ask(client, f"/en/c/{STUDENTS}/")
    told = response.json()
    picture = told.pop("thumbnail_url")
    assert told == {
        "version": "1.0",
        "type": "rich",
        "title": "In exam season three in ten find no seat",
        "author_name": "Lin Wang-shu",
        "provider_name": "Biantu",
        "provider_url": f"{SITE}/en/",
        "cache_age": 3600,
        "html": f'<iframe src="{SITE}/en/embed/c/{STUDENTS}/" width="600" height="320"'
        ' title="In exam season three in ten find no seat" loading="lazy" frameborder="0"'
        ' sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox"></iframe>',
        "width": 600,
        "height": 320,
        "thumbnail_width": 1200,
        "thumbnail_height": 630,
    }
    assert client.get(picture.removeprefix(SITE)).status_code == 200
    headers = {name: response.get(name) for name in ("Content-Type", "Cache-Control", "Vary", "Content-Language")}
    assert headers == {
        "Content-Type": "application/json",
        "Cache-Control": PUBLIC,
        "Vary": None,
        "Content-Language": "en",
    }
    assert response["Access-Control-Allow-Origin"] == "*"


@pytest.mark.parametrize("path", ["/d/night-library/", "/d/night-library/?c=x#view", "/d/night-library/outline/"])
def test_a_debate(client, library, path):
    told = ask(client, path, format="json").json()
    assert (told["title"], told["width"], told["height"]) == ("市立圖書館該通宵開放嗎?", 800, 560)
    assert f'src="{SITE}/embed/d/night-library/"' in told["html"]


@pytest.mark.parametrize(
    ("asked", "size"),
    [
        ({"maxwidth": "400"}, (400, 320)),
        ({"maxheight": "100", "maxwidth": "5000"}, (600, 100)),
        ({"maxwidth": "0", "maxheight": "x"}, (600, 320)),
        ({"maxwidth": "²", "maxheight": "-5"}, (600, 320)),
    ],
)
def test_as_large_as_it_may_be(client, library, asked, size):
    told = ask(client, f"/c/{STUDENTS}/", **asked).json()
    assert (told["width"], told["height"]) == size
    assert f'width="{size[0]}" height="{size[1]}"' in told["html"]
    assert ("thumbnail_url" in told) == (size == (600, 320))  # a picture is as small as the frame, or is not told of


@pytest.mark.parametrize(
    "url",
    [
        "",
        "x",
        "http://[",
        f"https://other.example/c/{STUDENTS}/",
        f"http://testserver:81/c/{STUDENTS}/",
        f"ftp://testserver/c/{STUDENTS}/",
        f"{SITE}/",
        f"{SITE}/nothing/at/all/",
        f"{SITE}/fr/c/{STUDENTS}/",
        f"{SITE}/l/k000000000/",
        f"{SITE}/c/{STUDENTS}/edit/",
    ],
)
def test_what_is_not_ours_to_show(client, library, url):
    response = client.get("/oembed", {"url": url})
    assert (response.status_code, response["Cache-Control"]) == (404, "no-store")
    assert response.json() == {"error": "This address is no claim or debate of this site."}


def test_nothing_tells_what_is_private_from_what_is_not_there(client, library, owner):
    library.visibility = "private"
    library.save()
    client.force_login(owner)
    answers = [ask(client, path) for path in (f"/c/{STUDENTS}/", "/d/night-library/", "/d/nowhere/", "/c/zzzzzzzzzz/")]
    assert [answer.status_code for answer in answers] == [401] * 4
    assert len({answer.content for answer in answers}) == 1
    assert {answer["Cache-Control"] for answer in answers} <= {"no-store", "private, no-store"}


def test_xml_a_withdrawn_and_a_merged_claim(client, library):
    assert ask(client, f"/c/{STUDENTS}/", format="xml").status_code == 501
    assert ask(client, f"/c/{WITHDRAWN}/").json() == {"error": "It was withdrawn."}
    assert ask(client, f"/c/{WITHDRAWN}/").status_code == 410
    response = ask(client, f"/en/c/{MERGED}/", maxwidth="300")
    assert (response.status_code, response["Cache-Control"]) == (301, "public, max-age=300")
    assert parse_qs(urlsplit(response["Location"]).query) == {
        "url": [f"{SITE}/en/c/{STUDENTS}/"],
        "maxwidth": ["300"],
    }


@pytest.mark.parametrize(
    "path", [f"/en/c/{STUDENTS}/", "/d/night-library/", "/zh-hans/d/night-library/", "/d/night-library/outline/"]
)
def test_pages_lead_to_it(client, library, path):
    link = page_of(client, path).select_one('link[type="application/json+oembed"]')
    assert (link["rel"], link["href"].startswith(f"{SITE}/oembed?url=")) == (["alternate"], True)
    assert client.get(link["href"].removeprefix(SITE)).json()["title"] == link["title"]


def test_pages_of_a_private_debate_do_not(client, library, owner):
    library.visibility = "private"
    library.save()
    client.force_login(owner)
    found = [page_of(client, path) for path in (f"/c/{STUDENTS}/", "/d/night-library/")]
    assert [page.select('link[type="application/json+oembed"]') for page in found] == [[], []]


def test_queries(client, library, django_assert_num_queries):
    with django_assert_num_queries(6):
        ask(client, f"/c/{STUDENTS}/")
    with django_assert_num_queries(1):
        ask(client, "/d/night-library/")
