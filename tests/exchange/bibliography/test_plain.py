"""References as they stand in a paper: GB/T 7714-2015, APA 7, Chicago 17."""

import pytest

from debate.exchange.bibliography.apa import as_apa
from debate.exchange.bibliography.chicago import as_chicago
from debate.exchange.bibliography.gbt7714 import as_gbt7714
from debate.exchange.bibliography.reference import Reference
from tests.exchange.bibliography.examples import ABROAD, BARE, CLAIM, DEBATE, ENGLISH, EVERY, UNDATED

PRINTED = {
    CLAIM: (
        "考季時，三成學生找不到座位[EB/OL]//市立圖書館該通宵開放嗎？ 第3版. 辯圖, 2026-01-02[2026-05-01]."
        " https://biantu.example/c/c000000000/v/3/",
        "考季時，三成學生找不到座位（第3版）（2026年1月2日）。載於「市立圖書館該通宵開放嗎？」。辯圖。"
        "https://biantu.example/c/c000000000/v/3/",
        "〈考季時，三成學生找不到座位〉。收於《市立圖書館該通宵開放嗎？》。第3版。辯圖，2026年1月2日。"
        "https://biantu.example/c/c000000000/v/3/",
    ),
    ENGLISH: (
        "“Three in ten” find no seat[EB/OL]//Should the city library open all night? Version 2."
        " Biantu, 2026-01-02[2026-05-01]. https://biantu.example/en/c/c000000000/v/2/?lang=en",
        "“Three in ten” find no seat (Version 2). (2026, January 2). In Should the city library open all night? Biantu."
        " https://biantu.example/en/c/c000000000/v/2/?lang=en",
        "“‘Three in ten’ find no seat.” In “Should the city library open all night?” Version 2."
        " Biantu, January 2, 2026. https://biantu.example/en/c/c000000000/v/2/?lang=en.",
    ),
    DEBATE: (
        "市立圖書館該通宵開放嗎？[EB/OL]. 第7版. 辯圖, 2026-01-02[2026-05-01]."
        " https://biantu.example/d/night-library/r/7/",
        "市立圖書館該通宵開放嗎？（第7版）（2026年1月2日）。辯圖。https://biantu.example/d/night-library/r/7/",
        "〈市立圖書館該通宵開放嗎？〉。第7版。辯圖，2026年1月2日。https://biantu.example/d/night-library/r/7/",
    ),
    BARE: (
        "周又新, 欧阳明, 新华社. [无标题报道][N]. 河港晚报, 2026-01-02.",
        "周又新、欧阳明、新华社（2026年1月2日）。[无标题报道]。河港晚报。",
        "周又新、欧阳明、新华社：[无标题报道]，《河港晚报》，2026年1月2日。",
    ),
    ABROAD: (
        "DOE J, LIN W S, SMITH J A, et al. Libraries at night: who pays?[N/OL]. Harbour Evening News, 2026-01."
        " https://news.example/libraries-at-night?id=1&x=2",
        "Doe, J., Lin, W.-S., Smith, J. A., & Staff of the desk. (2026, January). Libraries at night: who pays?"
        " Harbour Evening News. https://news.example/libraries-at-night?id=1&x=2",
        "Doe, Jane, Wang-shu Lin, John A. Smith, and Staff of the desk. “Libraries at night: who pays?”"
        " Harbour Evening News, January 2026. https://news.example/libraries-at-night?id=1&x=2.",
    ),
    UNDATED: (
        "林望舒. 開幕致詞[N/OL]. 市政府[2026-05-01]. https://city.example/speech",
        "林望舒（無日期）。開幕致詞。市政府。2026年5月1日取自 https://city.example/speech",
        "林望舒。〈開幕致詞〉。《市政府》，2026年5月1日瀏覽。https://city.example/speech",
    ),
}


@pytest.mark.parametrize("reference", EVERY, ids=lambda reference: reference.key)
def test_a_reference_as_it_is_printed(reference):
    assert (as_gbt7714(reference), as_apa(reference), as_chicago(reference)) == PRINTED[reference]


def test_quotation_marks_within_quotation_marks_are_the_inner_ones():
    title = Reference("k", "news", "zh-Hans", "读《论语》有感", container="晚报")
    assert as_chicago(title) == "《读〈论语〉有感》，《晚报》。"
    assert as_chicago(Reference("k", "news", "zh-Hant", "讀〈離騷〉", container="晚報")) == "〈讀《離騷》〉。《晚報》。"


def test_what_has_nothing_but_a_title():
    bare = Reference("k", "news", "en", "Leaflet")
    assert (as_gbt7714(bare), as_apa(bare), as_chicago(bare)) == ("Leaflet[Z].", "Leaflet. (n.d.).", "“Leaflet.”")
