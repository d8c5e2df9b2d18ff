"""RIS, read back by a reader that others wrote."""

import rispy
from hypothesis import given, settings

from debate.exchange.bibliography.ris import as_ris
from tests.exchange.bibliography.examples import ABROAD, ANY, BARE, CLAIM, UNDATED


def read(reference):
    """What rispy reads."""
    (entry,) = rispy.loads(as_ris(reference))
    return entry


def test_lines_end_in_cr_lf_and_the_record_has_its_end():
    lines = as_ris(CLAIM).split("\r\n")
    assert lines[0] == "TY  - ELEC"
    assert lines[-2:] == ["ER  - ", ""]
    assert [line for line in lines if "\n" in line or "\r" in line] == []


def test_a_claim_at_its_version():
    assert read(CLAIM) == {
        "type_of_reference": "ELEC",
        "id": "biantu-c000000000-v3",
        "title": "考季時，三成學生找不到座位",
        "secondary_title": "市立圖書館該通宵開放嗎？",
        "publisher": "辯圖",
        "edition": "3",
        "year": "2026",
        "date": "2026/01/02/",
        "urls": ["https://biantu.example/c/c000000000/v/3/"],
        "access_date": "2026/05/01/",
        "language": "zh-Hant",
    }


def test_a_source_without_headline_and_address():
    assert read(BARE) == {
        "type_of_reference": "NEWS",
        "id": "biantu-s000000000",
        "authors": ["周, 又新", "欧阳, 明", "新华社"],
        "title": "[无标题报道]",
        "secondary_title": "河港晚报",
        "year": "2026",
        "date": "2026/01/02/",
        "language": "zh-Hans",
    }


def test_a_date_says_what_is_known():
    assert read(ABROAD)["date"] == "2026/01//"
    assert {"date", "year"} & set(read(UNDATED)) == set()
    assert "access_date" not in read(ABROAD)


@settings(deadline=None)
@given(ANY)
def test_rispy_gives_back_any_text(reference):
    entry = read(reference)
    assert entry["title"] == reference.title
    assert entry["secondary_title"] == reference.container
    wanted = [name.literal or f"{name.family}, {name.given}" for name in reference.authors]
    assert entry.get("authors", []) == wanted
