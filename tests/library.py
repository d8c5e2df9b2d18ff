"""A small debate that has every feature of the format, and the article it is about; both written for the tests."""

import copy
import json
from typing import Any

from debate.anchoring.seal import seal
from tests.article import SPOKEN, quoted

NOON = "2026-01-02T12:00:00Z"
QUESTION, NIGHT, DAY = "q000000000", "n000000000", "d000000000"
STUDENTS, COST, LIGHT, GUARDS, WAGES, BESIDE, DOUBT, SHARED = (f"c00000000{number}" for number in range(8))
ARTICLE, SPEECH = "s000000000", "s000000001"
MAYOR, UNION, VOICES = "p000000000", "p000000001", "p000000002"
MERGED, WITHDRAWN = "r000000000", "r000000001"


def _claim(pid: str, text: str, english: str, **more: Any) -> dict[str, Any]:
    kinds = {"kind": "claim", "voice": "reported", "language": "zh-Hant", "created": NOON}
    return {"pid": pid, "text": text, "translations": {"en": {"text": english}}, **kinds, **more}


def _link(pid: str, premise: str, target: str, relation: str, **more: Any) -> dict[str, Any]:
    place = {"claim": target, "placement": "reported", "rank": 0, "home": True, "created": NOON}
    return {"pid": pid, "premise": premise, "relation": relation, **place, **more}


def _citation(pid: str, claim: str | None, block: int, words: str, **more: Any) -> dict[str, Any]:
    known = {"source": ARTICLE, "stance": "supports", "created": NOON, **quoted(block, words)}
    return {"pid": pid, **({"claim": claim} if claim else {}), **known, **more}


CLAIMS = [
    _claim(
        QUESTION,
        "市立圖書館該通宵開放嗎?",
        "Should the city library open all night?",
        kind="question",
        voice="reporter",
    ),
    _claim(NIGHT, "應該通宵開放", "It should open all night", kind="position"),
    _claim(DAY, "應該維持日間開放", "It should keep its day hours", kind="position"),
    _claim(
        STUDENTS,
        "考季時,三成學生找不到座位",
        "In exam season three students in ten find no seat",
        nature="measurement",
        headline="座位不夠",
        detail="**三成**是市府的數字。\n\n- 只算考季",
        version=3,
        tags=["學生", "數字"],
        translations={
            "en": {"text": "In exam season three in ten find no seat", "headline": "Too few seats", "version": 2},
            "zh-Hans": {"text": "考季时,三成学生没有位子", "detail": "只算考季"},
        },
    ),
    _claim(
        COST,
        "通宵開館一年多花 1,200 萬元",
        "Opening all night costs 12 million more a year",
        nature="fact",
        tags=["數字"],
    ),
    _claim(LIGHT, "一盞燈與一位保全就夠", "One lamp and one guard are enough", nature="policy"),
    _claim(GUARDS, "保全的人手要另外聘請", "Guards must be hired as well", voice="editorial"),
    _claim(WAGES, "夜班津貼還沒有算進去", "Night pay is not yet included", voice="reporter"),
    _claim(
        BESIDE,
        "座位不夠,不表示要在夜裡開館",
        "Too few seats does not mean opening at night",
        voice="editorial",
        nature="value",
    ),
    _claim(
        DOUBT, "考季就在夜裡最缺座位", "Exam season is when seats lack at night", voice="editorial", nature="prediction"
    ),
    _claim(SHARED, "圖書館是公共空間", "Libraries are public space"),
]
LINKS = [
    _link("k000000000", NIGHT, QUESTION, "answers"),
    _link("k000000001", DAY, QUESTION, "answers", rank=1),
    _link("k000000002", STUDENTS, NIGHT, "pro"),
    _link("k000000003", COST, DAY, "pro", group="money"),
    _link("k000000004", WAGES, DAY, "pro", rank=1, group="money"),
    _link("k000000005", LIGHT, COST, "con", placement="editorial"),
    _link("k000000006", GUARDS, LIGHT, "con", placement="editorial"),
    _link("k000000007", BESIDE, "", "con", link="k000000002", placement="editorial"),
    _link("k000000008", DOUBT, "", "con", link="k000000007", placement="editorial"),
    _link("k000000009", SHARED, QUESTION, "context", rank=2),
    _link("k00000000a", GUARDS, DAY, "pro", rank=2, home=False, placement="editorial"),
]
for _part in LINKS:
    if not _part["claim"]:
        del _part["claim"]

SOURCES = [
    {
        "pid": ARTICLE,
        "outlet": "河港晚報",
        "author": "記者 周又新",
        "published": "2026-01-02",
        "language": "zh-Hant",
        "licence": "版權所有",
        "created": NOON,
        "blocks": [
            {"number": number, "digest": digest, "translations": {"en": english}}
            for number, digest, english in (
                (2, "議會為夜間開館爭論不休。", "The council argues over night opening."),
                (3, "市長以考季缺座位為由,支持夜間開館。", "The mayor argues from missing seats."),
                (4, "工會估算成本,並指出津貼未計。", "The union puts the cost, night pay apart."),
                (5, "市長提到只留一燈一人的說法。", "The mayor mentions the one lamp idea."),
            )
        ],
        "translations": {"en": {"outlet": "Harbour Evening News", "author": "Chou Yu-hsin"}},
    },
    {
        "pid": SPEECH,
        "title": "開幕致詞",
        "outlet": "市政府",
        "author": "林望舒",
        "published": "2025-11",
        "language": "zh-Hant",
        "address": "https://city.example/speech",
        "archive": "https://archive.example/speech",
        "words": "public",
        "created": NOON,
    },
]
SPEAKERS = [
    {
        "pid": MAYOR,
        "kind": "person",
        "language": "zh-Hant",
        "name": "林望舒",
        "note": "河港市長。",
        "aliases": ["林市長", "Lin Wang-shu"],
        "created": NOON,
        "translations": {"en": {"name": "Lin Wang-shu", "note": "Mayor of Harbour City."}},
    },
    {
        "pid": UNION,
        "kind": "organization",
        "language": "zh-Hant",
        "name": "館員工會",
        "created": NOON,
        "translations": {"en": {"name": "Librarians' union"}},
    },
    {
        "pid": VOICES,
        "kind": "unnamed",
        "language": "zh-Hant",
        "name": "有人",
        "created": NOON,
        "translations": {"en": {"name": "Some people"}},
    },
]
_MAYOR = {"speaker": MAYOR, "role": "市長", "affiliation": "河港市", "said": "2026-01"}
_MAYOR_EN = {"translations": {"en": {"role": "Mayor", "affiliation": "Harbour City"}}}
_spoken = seal(SPOKEN)
CITATIONS = [
    _citation("t000000000", STUDENTS, 3, "考季時有三成學生找不到能坐下來的地方", **_MAYOR, **_MAYOR_EN),
    _citation("t000000001", NIGHT, 3, "夜間開館幫得上他們", speaker=MAYOR),
    _citation("t000000002", COST, 4, "通宵開館一年要多花 1,200 萬元", speaker=UNION),
    _citation("t000000003", WAGES, 4, "夜班津貼還沒有算進去"),
    _citation("t000000004", LIGHT, 5, "只要留一盞燈、一位保全就夠了", stance="mentions", speaker=MAYOR, via=VOICES),
    _citation("t000000005", None, 3, "夜間開館幫得上他們", link="k000000002", speaker=MAYOR),
    _citation("t000000006", DAY, 4, "館員工會則警告,通宵開館", stance="disputes", speaker=UNION),
    {
        "pid": "t000000007",
        "claim": NIGHT,
        "source": SPEECH,
        "block": 1,
        "start": 0,
        "length": len(SPOKEN),
        "folded": _spoken.folded,
        "seal": _spoken.value,
        "exact": SPOKEN,
        "prefix": "各位,",
        "suffix": "謝謝。",
        "stance": "supports",
        "speaker": MAYOR,
        "said": "2025-11-03",
        "created": NOON,
    },
]
_note = seal("吵成一團,本週在議會裡")
ANNOTATIONS = [
    {
        "pid": "a000000000",
        "claim": STUDENTS,
        "editorial": True,
        "language": "zh-Hant",
        "body": "報導沒有說*誰*做的統計。",
        "creator": "編者",
        "created": NOON,
        "translations": {"en": "The report does not say *who* counted."},
        "selection": {
            "start": 4,
            "length": 2,
            "exact": "三成",
            "prefix": "考季時,",
            "suffix": "學生",
            "language": "zh-Hant",
            "version": 3,
        },
    },
    {
        "pid": "a000000001",
        "link": "k000000005",
        "motivation": "questioning",
        "language": "en",
        "body": "Who says so?",
        "creator": "Reader",
        "created": NOON,
        "resolved": "2026-02-03T04:05:06.000007Z",
    },
    {
        "pid": "a000000002",
        "claim": STUDENTS,
        "motivation": "replying",
        "reply_to": "a000000000",
        "language": "zh-Hant",
        "body": "市府吧。",
        "created": NOON,
    },
    {
        "pid": "a000000003",
        "citation": "t000000002",
        "motivation": "tagging",
        "language": "zh-Hant",
        "body": "成本",
        "tags": ["成本", "金額"],
        "created": NOON,
    },
    {
        "pid": "a000000004",
        "source": ARTICLE,
        "block": 2,
        "motivation": "highlighting",
        "language": "zh-Hant",
        "body": "",
        "created": NOON,
        "selection": {"start": 17, "length": 11, "folded": _note.folded, "seal": _note.value},
    },
]
RETIRED = [
    {"pid": MERGED, "kind": "claim", "state": "merged", "successor": STUDENTS, "reason": "同一句話", "at": NOON},
    {"pid": WITHDRAWN, "kind": "claim", "state": "withdrawn", "reason": "原文沒有這樣說", "at": NOON},
    {"pid": "r000000002", "kind": "citation", "state": "withdrawn", "successor": "t000000000", "at": NOON},
]
DEBATE = {
    "pid": "b000000000",
    "slug": "night-library",
    "language": "zh-Hant",
    "title": "市立圖書館該通宵開放嗎?",
    "summary": "市長要通宵開館。工會說花費太大。",
    "about": "由編者整理。",
    "licence": "CC BY 4.0",
    "created": NOON,
    "tags": [
        {"name": "學生", "translations": {"en": "students"}},
        {"name": "數字", "translations": {"en": "figures"}},
    ],
    "translations": {
        "en": {
            "title": "Should the city library open all night?",
            "summary": "The mayor wants it. The union counts the cost.",
            "about": "Made by its editors.",
        }
    },
}


def library() -> dict[str, Any]:
    """The whole file as a fresh value, to change at will."""
    return copy.deepcopy(
        {
            "format": "biantu-debate",
            "version": 1,
            "debate": DEBATE,
            "claims": CLAIMS,
            "links": LINKS,
            "sources": SOURCES,
            "citations": CITATIONS,
            "speakers": SPEAKERS,
            "annotations": ANNOTATIONS,
            "retired": RETIRED,
        }
    )


def encoded(value: Any) -> bytes:
    """The file's bytes; not in canonical form."""
    return json.dumps(value, ensure_ascii=False).encode()
