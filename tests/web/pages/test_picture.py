"""/_/picture/…: what each says, where pages say it is, and who gets it."""

import re

import pytest

from debate.access.queries import words
from debate.arguments.actions import edit_wording
from debate.models import Annotation, Citation, Source
from debate.web.middleware import IMMUTABLE, PRIVATE
from debate.web.pages import picture
from debate.web.pictures import faces
from debate.web.pictures.says import Picture, digest
from tests.library import ARTICLE, BESIDE, COST, MAYOR, MERGED, NIGHT, QUESTION, STUDENTS, WITHDRAWN

pytestmark = pytest.mark.django_db
PAGES = {
    "claim": f"/c/{STUDENTS}/",
    "version": f"/c/{STUDENTS}/v/3/",
    "debate": "/d/night-library/",
    "link": "/l/k000000002/",
    "citation": "/q/t000000000/",
    "source": f"/s/{ARTICLE}/",
    "speaker": f"/p/{MAYOR}/",
    "annotation": "/a/a000000000/",
}


@pytest.fixture
def said(monkeypatch):
    """What is drawn, instead of drawing it."""
    found: list[Picture] = []

    def drawn(said):
        found.append(said)
        return b"png"

    monkeypatch.setattr(picture, "drawn", drawn)
    picture.PICTURES.clear()
    yield found
    picture.PICTURES.clear()


def announced(client, page):
    """The path of the picture that a page names; None for a page without."""
    found = re.search(
        r'<meta property="og:image" content="http://testserver([^"]+)">', client.get(page).content.decode()
    )
    return found[1] if found else None


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
@pytest.mark.parametrize("prefix", ["", "/en"])
def test_the_picture_that_a_page_names_is_there_for_ever(client, library, said, prefix, page):
    path = announced(client, prefix + page)
    response = client.get(path)
    assert (response.status_code, response["Content-Type"], response["Cache-Control"]) == (200, "image/png", IMMUTABLE)
    assert "Vary" not in response.headers
    assert path.startswith(f"{prefix}/_/picture/")
    assert digest(said[0]) in path
    assert client.get(path).content == b"png"
    assert len(said) == 1


def told(client, said, page):
    client.get(announced(client, page))
    found = said[-1]
    return found.sign, found.told, found.upon, found.words, found.foot


def test_what_pictures_say(client, library, said):
    assert [told(client, said, f"/en{page}") for page in PAGES.values()] == [
        ("pro", "Supports", "It should open all night", "In exam season three in ten find no seat", ("Lin Wang-shu", "1 source passage")),
        ("", "Wording 3", "", "考季時,三成學生找不到座位", ()),
        ("", "Debate", "", "Should the city library open all night?", ("The mayor wants it. The union counts the cost.",)),
        ("pro", "Supports", "It should open all night", "In exam season three in ten find no seat", ("How one claim bears on another", "1 source passage")),
        ("", "Source passage", "Harbour Evening News", "The mayor argues from missing seats.", ("Lin Wang-shu", "January 2026", "Our summary")),
        ("", "Source", "", "Harbour Evening News", ("Chou Yu-hsin", "Jan. 2, 2026")),
        ("", "Person", "", "Lin Wang-shu", ("Mayor of Harbour City.",)),
        ("", "Note", "三成", "The report does not say who counted.", ("編者",)),
    ]  # fmt: skip
    assert {(found.language, found.site, found.debate) for found in said} == {
        ("en", "Biantu", "Should the city library open all night?"),
        ("en", "Biantu", "Explore, check and cite a debate"),
    }


def test_places_of_a_claim(client, library, said):
    pages = [f"/c/{pid}/" for pid in (QUESTION, NIGHT, BESIDE, COST)]
    found = [told(client, said, page) for page in pages]
    assert [each[:3] for each in found] == [
        ("", "問題", ""),
        ("answers", "立場", ""),
        ("undercut", "質疑關聯", "座位不夠 → 應該通宵開放"),
        ("pro", "支持", "應該維持日間開放"),
    ]
    assert found[2][4] == ("不利於〈應該通宵開放〉", "編者推論")


def test_another_wording_has_another_address_and_the_old_one_leads_there(client, library, owner, said):
    old = announced(client, f"/c/{STUDENTS}/")
    other = announced(client, f"/zh-hans/c/{STUDENTS}/")
    library.refresh_from_db()
    edit_wording(debate=library, pid=STUDENTS, language="zh-Hant", text="四成", seen=3, by=owner)
    new = announced(client, f"/c/{STUDENTS}/")
    assert len({old, other.removeprefix("/zh-hans"), new}) == 3
    response = client.get(old)
    assert (response.status_code, response["Location"]) == (301, new)
    assert response["Cache-Control"] == "public, max-age=300"
    assert client.get(new).status_code == 200


def test_of_what_was_merged_or_withdrawn_or_never_was(client, library, said):
    response = client.get(f"/en/_/picture/claim/{MERGED}/0000000000000000.png")
    assert (response.status_code, response["Location"]) == (301, announced(client, f"/en/c/{STUDENTS}/"))
    answers = [client.get(f"/_/picture/claim/{pid}/x.png") for pid in (WITHDRAWN, "zzzzzzzzzz", MAYOR)]
    assert [(answer.status_code, answer["Cache-Control"]) for answer in answers] == [(410, "no-store")] + [
        (404, "no-store")
    ] * 2
    assert said == []


def test_words_of_a_restricted_source_are_shown_as_to_anybody(client, library, owner, said):
    Source.objects.filter(pid=ARTICLE).update(words="members")
    exact = "考季時有三成學生找不到能坐下來的地方" * 10
    Citation.objects.filter(pid="t000000000").update(exact=exact)
    anybody = announced(client, "/q/t000000000/")
    client.force_login(owner)
    assert announced(client, "/q/t000000000/") == anybody
    client.get(anybody)
    assert said[0].words == f"「{words(exact=exact, public=False, member=False).exact}…」"


def test_of_a_private_debate_pages_name_none_and_strangers_get_none(client, library, owner, said):
    path = announced(client, f"/c/{STUDENTS}/")
    library.visibility = "private"
    library.save()
    assert client.get(path).status_code == 404
    client.force_login(owner)
    assert announced(client, f"/c/{STUDENTS}/") is None
    assert (client.get(path).status_code, client.get(path)["Cache-Control"]) == (200, PRIVATE)


def test_a_private_note_has_none(client, library, owner, said):
    path = announced(client, "/a/a000000000/")
    Annotation.objects.filter(pid="a000000000").update(visibility="private", created_by=owner)
    client.force_login(owner)
    assert announced(client, "/a/a000000000/") is None
    assert client.get(path).status_code == 404


def test_without_a_font_none_is_announced_or_drawn(client, library, monkeypatch):
    path = announced(client, f"/c/{STUDENTS}/")
    for name in ("SERIFS", "SANSES"):
        monkeypatch.setattr(faces, name, ())
    monkeypatch.setattr(faces, "OURS", ("no_such_package", "x"))
    faces.fonts.cache_clear()
    picture.PICTURES.clear()
    try:
        assert announced(client, "/d/night-library/") is None
        assert client.get(path).status_code == 404
    finally:
        faces.fonts.cache_clear()


@pytest.mark.parametrize(
    ("name", "count"),
    [
        *(("claim", 5), ("version", 3), ("debate", 1), ("link", 6)),
        *(("citation", 3), ("source", 2), ("speaker", 2), ("annotation", 3)),
    ],
)
def test_queries(client, library, said, django_assert_num_queries, name, count):
    path = announced(client, PAGES[name])
    with django_assert_num_queries(count):
        client.get(path)
