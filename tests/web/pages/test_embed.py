"""/embed/c/<pid>/: a claim in the frame of another page."""

import pytest

from debate.web.embedding import SIZES, Size, frame, frame_address
from debate.web.middleware import PRIVATE, PUBLIC
from tests.library import BESIDE, COST, MAYOR, MERGED, QUESTION, STUDENTS, WITHDRAWN
from tests.web.pages.html import page as page_of

pytestmark = pytest.mark.django_db
FRAMED = "frame-ancestors *"


def framing(response):
    """What the policy says of frames, and whether an older header forbids them."""
    parts = [part.strip() for part in response["Content-Security-Policy"].split(";")]
    return [part for part in parts if part.startswith("frame-ancestors")], response.get("X-Frame-Options")


def test_it_says_where_it_stands_and_who_says_it(client, library):
    page = page_of(client, f"/en/embed/c/{STUDENTS}/")
    assert page.select_one(".embed-place .sign").get_text(strip=True) == "Supports"
    assert page.select_one(".embed-upon").get_text(strip=True) == "It should open all night"
    assert page.h1.get_text(strip=True) == "In exam season three in ten find no seat"
    assert page.select_one(".voice span:last-child").get_text(strip=True) == "Lin Wang-shu"
    assert page.select_one(".count:not(.con)").get_text(strip=True) == "1 source passage"
    assert page.select_one(".embed-question").get_text(strip=True) == "Should the city library open all night?"
    assert page.select_one("article")["class"] == ["embed-claim", "pro"]


@pytest.mark.parametrize(
    ("pid", "sign", "upon"),
    [(QUESTION, None, None), (COST, "支持", "應該維持日間開放"), (BESIDE, "質疑關聯", "座位不夠 → 應該通宵開放")],
)
def test_places(client, library, pid, sign, upon):
    page = page_of(client, f"/embed/c/{pid}/")
    found = [page.select_one(name) for name in (".sign", ".embed-upon")]
    assert [part and part.get_text(strip=True) for part in found] == [sign, upon]


def test_its_links_are_followed_in_a_new_tab_and_it_runs_no_script(client, library):
    page = page_of(client, f"/embed/c/{STUDENTS}/")
    assert page.base.attrs == {"target": "_blank"}
    assert {link["href"] for link in page.select("a")} == {
        *("/", "/d/night-library/", f"/c/{STUDENTS}/", "/c/n000000000/")
    }
    assert page.select("script, form, [target]:not(base)") == []
    assert page.select_one("link[rel=canonical]")["href"] == f"/c/{STUDENTS}/"


def test_any_page_may_frame_it_and_no_other_page_of_ours(client, library):
    response = client.get(f"/embed/c/{STUDENTS}/")
    assert framing(response) == ([FRAMED], None)
    assert (response["Cache-Control"], response.cookies, response.get("Vary")) == (PUBLIC, {}, None)
    assert framing(client.get(f"/c/{STUDENTS}/")) == (["frame-ancestors 'none'"], None)


@pytest.mark.parametrize(
    ("pid", "status", "heading"),
    [(WITHDRAWN, 410, "這個論點已撤回"), ("zzzzzzzzzz", 404, "找不到這個頁面"), (MAYOR, 404, "找不到這個頁面")],
)
def test_what_is_not_there_says_so_in_the_frame(client, library, pid, status, heading):
    response = client.get(f"/embed/c/{pid}/")
    assert (response.status_code, response["Cache-Control"]) == (status, "no-store")
    assert framing(response) == ([FRAMED], None)
    assert heading in response.content.decode()


def test_a_merged_claim_leads_to_the_frame_of_its_survivor(client, library):
    response = client.get(f"/en/embed/c/{MERGED}/")
    assert (response.status_code, response["Location"]) == (301, f"/en/embed/c/{STUDENTS}/?was={MERGED}")
    assert response["Cache-Control"] == "public, max-age=300"


def test_a_private_debate_is_not_there(client, library, owner):
    library.visibility = "private"
    library.save()
    assert client.get(f"/embed/c/{STUDENTS}/").status_code == 404
    client.force_login(owner)
    assert client.get(f"/embed/c/{STUDENTS}/")["Cache-Control"] == PRIVATE


def test_queries(client, library, django_assert_num_queries):
    with django_assert_num_queries(6):
        client.get(f"/embed/c/{STUDENTS}/")
    with django_assert_num_queries(1):
        client.get(f"/embed/c/{STUDENTS}/")


def test_the_code_for_other_pages():
    assert frame("https://b.example/en/c/c000000000/", "claim", title='A "claim" <b>') == (
        '<iframe src="https://b.example/en/embed/c/c000000000/" width="600" height="320"'
        ' title="A &quot;claim&quot; &lt;b&gt;" loading="lazy" frameborder="0"'
        ' sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox"></iframe>'
    )
    made = frame("https://b.example/d/x/outline/", "debate", size=SIZES["debate"].within(300, None))
    assert 'src="https://b.example/embed/d/x/" width="300" height="560" title="辯圖上的辯論"' in made
    assert "allow-scripts" in made


@pytest.mark.parametrize("page", ["https://b.example/", "https://b.example/en/l/k000000000/", "/c/x/"])
def test_nothing_else_has_a_frame(page):
    with pytest.raises(ValueError, match=page):
        frame_address(page)


def test_a_frame_is_as_large_as_it_may_be():
    assert [Size(600, 320).within(*given) for given in ((None, None), (700, 200), (1, 1))] == [
        (600, 320),
        (600, 200),
        (1, 1),
    ]
