"""…/share/reference.bib, .ris and .json: files for reference managers."""

import json
from datetime import date

import pybtex.database
import pytest
import rispy

from tests.library import ARTICLE, STUDENTS

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def today(monkeypatch):
    monkeypatch.setattr("debate.web.sharing.references.localdate", lambda: date(2026, 5, 1))


def test_bibtex_of_a_claim(client, library):
    response = client.get(f"/c/{STUDENTS}/share/reference.bib")
    assert response["Content-Type"] == "application/x-bibtex; charset=utf-8"
    assert response["Content-Disposition"] == f'attachment; filename="biantu-{STUDENTS}-v3.bib"'
    (entry,) = pybtex.database.parse_string(response.content.decode(), "bibtex").entries.values()
    assert (entry.type, dict(entry.fields)) == (
        "misc",
        {
            "title": "{考季時,三成學生找不到座位}",
            "howpublished": "市立圖書館該通宵開放嗎?",
            "organization": "辯圖",
            "version": "3",
            "date": "2026-01-02",
            "year": "2026",
            "month": "January",
            "url": f"http://testserver/c/{STUDENTS}/v/3/",
            "urldate": "2026-05-01",
            "langid": "chinese",
        },
    )


def test_ris_of_a_source_without_headline_and_address(client, library):
    response = client.get(f"/en/s/{ARTICLE}/share/reference.ris")
    assert response["Content-Type"] == "application/x-research-info-systems; charset=utf-8"
    assert rispy.loads(response.content.decode()) == [
        {
            "type_of_reference": "NEWS",
            "id": f"biantu-{ARTICLE}",
            "authors": ["周, 又新"],
            "title": "[無標題報導]",
            "secondary_title": "河港晚報",
            "year": "2026",
            "date": "2026/01/02/",
            "language": "zh-Hant",
        }
    ]


def test_csl_json_of_a_debate_at_its_revision(client, library):
    response = client.get("/en/d/night-library/share/reference.json")
    assert response["Content-Type"] == "application/vnd.citationstyles.csl+json"
    changed = library.changed_at.date()
    assert json.loads(response.content) == [
        {
            "id": "biantu-b000000000-r1-en",
            "type": "webpage",
            "title": "Should the city library open all night?",
            "container-title": "Biantu",
            "publisher": "Biantu",
            "issued": {"date-parts": [[changed.year, changed.month, changed.day]]},
            "accessed": {"date-parts": [[2026, 5, 1]]},
            "URL": "http://testserver/en/d/night-library/r/1/",
            "version": "1",
            "language": "en",
        }
    ]


def test_a_citation_gives_its_source_and_a_note_its_author(client, library):
    (source,) = json.loads(client.get("/q/t000000000/share/reference.json").content)
    assert source["id"] == f"biantu-{ARTICLE}"
    (note,) = json.loads(client.get("/a/a000000000/share/reference.json").content)
    assert (note["author"], note["title"]) == ([{"literal": "編者"}], "關於「考季時,三成學生找不到座位」的筆記")


def test_another_form_is_not_found(client, library):
    assert client.get(f"/c/{STUDENTS}/share/reference.xml").status_code == 404
