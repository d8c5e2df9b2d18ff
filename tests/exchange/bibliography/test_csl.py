"""CSL-JSON: the item that every style and program starts from."""

import pytest

from debate.exchange.bibliography.csl import as_csl
from debate.exchange.bibliography.reference import Reference
from tests.exchange.bibliography.examples import ABROAD, BARE, CLAIM, UNDATED


def test_a_claim_at_its_version():
    assert as_csl(CLAIM) == {
        "id": "biantu-c000000000-v3",
        "type": "webpage",
        "title": "考季時，三成學生找不到座位",
        "container-title": "市立圖書館該通宵開放嗎？",
        "publisher": "辯圖",
        "issued": {"date-parts": [[2026, 1, 2]]},
        "accessed": {"date-parts": [[2026, 5, 1]]},
        "URL": "https://biantu.example/c/c000000000/v/3/",
        "version": "3",
        "language": "zh-Hant",
    }


def test_a_source_without_headline_and_address():
    assert as_csl(BARE) == {
        "id": "biantu-s000000000",
        "type": "article-newspaper",
        "title": "[无标题报道]",
        "container-title": "河港晚报",
        "author": [{"family": "周", "given": "又新"}, {"family": "欧阳", "given": "明"}, {"literal": "新华社"}],
        "issued": {"date-parts": [[2026, 1, 2]]},
        "language": "zh-Hans",
    }


@pytest.mark.parametrize(
    ("reference", "issued", "accessed"),
    [(ABROAD, {"date-parts": [[2026, 1]]}, None), (UNDATED, None, {"date-parts": [[2026, 5, 1]]})],
)
def test_dates_say_what_is_known(reference, issued, accessed):
    item = as_csl(reference)
    assert (item.get("issued"), item.get("accessed")) == (issued, accessed)


def test_what_has_no_outlet_is_a_document():
    assert as_csl(Reference("k", "news", "en", "Leaflet"))["type"] == "document"
