"""…/share/: the ways to pass a thing on, and to cite it."""

from datetime import date

import pytest

from debate.annotations.actions import NoteFields, add_note
from debate.arguments.linking import link_claim
from debate.models import Citation, Debate, Source, User
from tests.library import ARTICLE, COST, GUARDS, MAYOR, MERGED, NIGHT, SHARED, SPEECH, STUDENTS, WITHDRAWN
from tests.web.pages.html import links, one, page, text, texts

pytestmark = pytest.mark.django_db
SITE = "http://testserver"


def rows(soup):
    """What can be copied, by its label."""
    return {
        text(one(row, ".label")): str(row.input["value"]) if row.input else row.textarea.get_text()
        for row in soup.select(".copy")
    }


def printed(soup):
    """The references alone."""
    return [row.textarea.get_text() for row in soup.select("#cite .copy")]


@pytest.fixture(autouse=True)
def today(monkeypatch):
    """Everything is read on one day."""
    monkeypatch.setattr("debate.web.sharing.references.localdate", lambda: date(2026, 5, 1))


def test_a_claim_in_the_words_of_the_page(client, library):
    soup = page(client, f"/en/c/{STUDENTS}/share/")
    assert text(one(soup, ".share-name")) == "In exam season three in ten find no seat"
    version = f"{SITE}/en/c/{STUDENTS}/v/2/?lang=en"
    told = rows(soup)
    assert f'<iframe src="{SITE}/en/embed/c/{STUDENTS}/"' in told.pop("Code for embedding")
    assert told == {
        "Link": f"{SITE}/en/c/{STUDENTS}/",
        "Text with link": "“In exam season three in ten find no seat” — Should the city library open all night? "
        f"{SITE}/en/c/{STUDENTS}/",
        "Link to this version: wording 2": version,
        "as a reason for “It should open all night”": f"{SITE}/en/l/k000000002/",
        "GB/T 7714-2015": "In exam season three in ten find no seat[EB/OL]//Should the city library open all night? "
        f"Version 2. Biantu, 2026-01-02[2026-05-01]. {version}",
        "APA 7": "In exam season three in ten find no seat (Version 2). (2026, January 2). In Should the city library "
        f"open all night? Biantu. {version}",
        "Chicago 17": "“In exam season three in ten find no seat.” In “Should the city library open all night?” "
        f"Version 2. Biantu, January 2, 2026. {version}.",
    }
    assert {
        f"/en/c/{STUDENTS}/",
        *(f"/en/c/{STUDENTS}/share/reference.{form}" for form in ("bib", "ris", "json")),
        *(f"/en/c/{STUDENTS}/share/qr.{form}" for form in ("svg", "png")),
        f"/en/s/{ARTICLE}/share/#cite",
    } == links(soup)


def test_what_a_page_converts_is_cited_as_it_was_written(client, library):
    soup = page(client, f"/zh-hans/c/{COST}/share/")
    assert text(one(soup, ".share-name")) == "通宵开馆一年多花 1,200 万元"
    assert printed(soup)[0] == (
        "通宵開館一年多花 1,200 萬元[EB/OL]//市立圖書館該通宵開放嗎? 第1版. 辯圖, 2026-01-02[2026-05-01]. "
        f"{SITE}/zh-hans/c/{COST}/v/1/"
    )


def test_a_claim_in_each_of_its_places(client, library):
    soup = page(client, f"/en/c/{GUARDS}/share/")
    assert {label: value for label, value in rows(soup).items() if label.startswith("as ")} == {
        "as an objection to “One lamp and one guard are enough”": f"{SITE}/en/l/k000000006/",
        "as a reason for “It should keep its day hours”": f"{SITE}/en/l/k00000000a/",
    }
    labels = texts(page(client, "/c/c000000005/share/"), ".share-places .label")
    assert labels == ["質疑「座位不夠」與「應該通宵開放」的關聯"]
    assert texts(page(client, "/en/c/c000000006/share/"), ".share-places .label") == [
        "as a reply to the doubt “Too few seats does not mean opening at night”"
    ]
    assert texts(page(client, f"/en/c/{NIGHT}/share/"), ".share-places .label") == [
        "as an answer to “Should the city library open all night?”"
    ]


def test_each_source_is_offered_once(client, library):
    soup = page(client, f"/en/c/{NIGHT}/share/")
    assert links(soup, ".share-sources") == {f"/en/s/{ARTICLE}/share/#cite", f"/en/s/{SPEECH}/share/#cite"}
    assert len(soup.select(".share-sources li")) == 2
    Citation.objects.filter(claim__pid=NIGHT).update(source=Source.objects.get(pid=SPEECH))
    assert len(page(client, f"/en/c/{NIGHT}/share/").select(".share-sources li")) == 1


def test_a_source_without_headline_and_address(client, library):
    soup = page(client, f"/s/{ARTICLE}/share/")
    assert printed(soup) == [
        "周又新. [無標題報導][N]. 河港晚報, 2026-01-02.",
        "周又新（2026年1月2日）。[無標題報導]。河港晚報。",
        "周又新。[無標題報導]。《河港晚報》，2026年1月2日。",
    ]
    assert texts(soup, "#cite .help") == ["這裡沒有來源的標題，方括號裡是說明文字。"]


def test_a_source_is_cited_in_its_own_language(client, library):
    assert printed(page(client, f"/en/s/{SPEECH}/share/"))[0] == (
        "林望舒. 開幕致詞[N/OL]. 市政府, 2025-11[2026-05-01]. https://city.example/speech"
    )
    Source.objects.filter(pid=SPEECH).update(address="")
    assert printed(page(client, f"/en/s/{SPEECH}/share/"))[0].endswith("https://archive.example/speech")


def test_a_citation_is_cited_as_its_source(client, library):
    soup = page(client, "/en/q/t000000007/share/")
    assert text(one(soup, ".share-name")) == "It should open all night"
    assert rows(soup)["Link"] == f"{SITE}/en/q/t000000007/"
    assert printed(soup)[2] == "林望舒。〈開幕致詞〉。《市政府》，2025年11月。https://city.example/speech"
    assert texts(soup, "#cite .help") == ["This cites the source of the passage, not this page."]


@pytest.mark.parametrize(
    ("path", "name", "fixed"),
    [
        ("/en/l/k000000002/", "In exam season three in ten find no seat → It should open all night", None),
        ("/en/q/t000000005/", "In exam season three in ten find no seat → It should open all night", None),
        (f"/en/p/{MAYOR}/", "Lin Wang-shu", None),
        ("/en/a/a000000000/", "Note on “In exam season three in ten find no seat”", "/en/a/a000000000/v/1/"),
        ("/en/d/night-library/", "Should the city library open all night?", "/en/d/night-library/r/1/"),
        ("/en/d/night-library/r/1/", "Should the city library open all night? – Revision 1", None),
        (f"/en/c/{STUDENTS}/v/3/", "考季時,三成學生找不到座位", None),
    ],
)
def test_every_other_thing(client, library, path, name, fixed):
    soup = page(client, f"{path}share/")
    assert text(one(soup, ".share-name")) == name
    found = rows(soup)
    assert found["Link"] == SITE + path
    assert [value for label, value in found.items() if label.startswith("Link to this version")] == (
        [SITE + fixed] if fixed else []
    )
    assert len(printed(soup)) == 3


def test_the_text_of_a_debate_is_not_said_twice(client, library):
    found = rows(page(client, "/en/d/night-library/share/"))
    assert found["Text with link"] == f"Should the city library open all night? {SITE}/en/d/night-library/"


def test_a_wording_in_another_language_keeps_its_query(client, library):
    soup = page(client, f"/en/c/{STUDENTS}/v/2/share/?lang=en")
    address = f"{SITE}/en/c/{STUDENTS}/v/2/?lang=en"
    assert rows(soup)["Link"] == address
    assert one(soup, "img")["src"] == f"/en/c/{STUDENTS}/v/2/share/qr.svg?lang=en"
    assert printed(soup)[1].endswith(address)
    page(client, f"/c/{STUDENTS}/v/2/share/", status=410)


def test_each_page_leads_to_what_opens_in_place(client, library):
    for path in (f"/c/{STUDENTS}/", "/l/k000000002/", f"/s/{ARTICLE}/", "/q/t000000000/", f"/p/{MAYOR}/"):
        button = one(page(client, path), "share-links [data-open]")
        assert button["href"] == button["hx-get"] == f"{SITE}{path}share/"
        assert one(page(client, f"{path}share/"), button["hx-select"]).name == "share-panel"
    assert one(page(client, f"/c/{STUDENTS}/v/2/?lang=en"), "[data-open]")["href"].endswith("/v/2/share/?lang=en")
    assert page(client, f"/c/{STUDENTS}/v/3/diff/").select("[data-open]") == []


def test_search_engines_are_kept_out_and_told_whose_page_it_is(client, library):
    soup = page(client, f"/en/c/{STUDENTS}/share/")
    assert one(soup, "meta[name=robots]")["content"] == "noindex"
    assert one(soup, "link[rel=canonical]")["href"] == f"{SITE}/en/c/{STUDENTS}/"


def test_a_merged_claim_leads_to_the_same_of_its_survivor(client, library):
    for below in ("share/", "share/qr.svg", "share/qr.png", "share/reference.bib", "share/reference.json"):
        response = client.get(f"/en/c/{MERGED}/{below}")
        assert (response.status_code, response["Location"]) == (301, f"/en/c/{STUDENTS}/{below}?was={MERGED}")
        assert response["Cache-Control"] == "public, max-age=300"
        assert client.get(response["Location"]).status_code == 200


def test_what_was_withdrawn_is_gone_in_every_form(client, library):
    for below in ("share/", "share/qr.svg", "share/reference.ris"):
        page(client, f"/c/{WITHDRAWN}/{below}", status=410)


@pytest.mark.parametrize("below", ["share/", "share/qr.svg", "share/reference.json"])
def test_what_never_was_is_not_found(client, library, below):
    for path in (f"/l/{STUDENTS}/", "/c/zzzzzzzzzz/", f"/c/{STUDENTS}/v/9/", "/d/nowhere/", "/d/night-library/r/9/"):
        page(client, path + below, status=404)


def test_a_private_note_is_its_authors(client, library):
    author = User.objects.create_user("author", password="a-long-password", display_name="作者")
    note = add_note(debate=library, kind="claim", pid=COST, note=NoteFields("機密"), by=author)
    for below in ("share/", "share/qr.svg", "share/reference.bib"):
        page(client, f"/a/{note.pid}/{below}", status=404)
    client.force_login(author)
    response = client.get(f"/a/{note.pid}/share/")
    assert response["Cache-Control"] == "private, no-store"
    assert "機密" not in response.content.decode()


def test_words_of_a_source_are_never_in_it(client, library):
    Debate.objects.filter(pk=library.pk).update(visibility="public")
    for pid in ("t000000000", "t000000007"):
        exact = Citation.objects.get(pid=pid).exact
        for below in ("share/", "share/reference.bib", "share/reference.json", "share/reference.ris"):
            body = client.get(f"/q/{pid}/{below}").content.decode()
            assert not exact or exact not in body


def test_queries_are_equal_for_one_place_and_for_two(client, library, django_assert_num_queries):
    with django_assert_num_queries(6):
        client.get(f"/c/{SHARED}/share/")
    link_claim(debate=library, premise=SHARED, target=COST, relation="pro", by=None)
    with django_assert_num_queries(6):
        client.get(f"/c/{SHARED}/share/")
