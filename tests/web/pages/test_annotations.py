"""/annotations/…: reading by the W3C's Web Annotation Protocol (writing: tests/web/annotations/)."""

from typing import Any

import pytest

from debate.access.actions import grant
from debate.annotations.actions import NoteFields, add_note, edit_note, withdraw_note
from debate.annotations.selection import Selection
from debate.editing.attach import attach_text
from debate.exchange import web_container
from debate.models import Annotation, Debate, Source, User
from debate.web.annotations.headers import MINIMAL, ONLY_DESCRIPTIONS, ONLY_IRIS
from tests.article import PARAGRAPHS, TEXT
from tests.library import ARTICLE, STUDENTS
from tests.web.annotations.program import CONTAINER, JSON_LD, SITE, Program, problem, token_of

pytestmark = pytest.mark.django_db
PUBLIC = NoteFields("公開的", language="zh-Hant", visibility="public")
IRIS = [f"{SITE}{CONTAINER}a00000000{number}" for number in range(5)]
CONSTRAINED = '<http://www.w3.org/TR/annotation-protocol/>; rel="http://www.w3.org/ns/ldp#constrainedBy"'


@pytest.fixture
def pages_of_two(monkeypatch):
    monkeypatch.setattr("debate.web.pages.annotations.PAGE", 2)
    monkeypatch.setattr(web_container, "PAGE", 2)


@pytest.fixture
def reader(library):
    return User.objects.create(username="reader", display_name="讀者")


def test_a_container_and_its_headers(client, library):
    response = client.get(CONTAINER)
    assert {name: response[name] for name in ("Content-Type", "Allow", "Accept-Post", "Vary", "Cache-Control")} == {
        "Content-Type": JSON_LD,
        "Allow": "GET, HEAD, POST, OPTIONS",
        "Accept-Post": f"{JSON_LD}, application/json",
        "Vary": "Accept, Prefer",
        "Cache-Control": "public, no-cache",
    }
    assert response["Link"] == f'<http://www.w3.org/ns/ldp#BasicContainer>; rel="type", {CONSTRAINED}'
    assert response["Content-Location"] == f"{SITE}{CONTAINER}?iris=0"
    assert (response["Access-Control-Allow-Origin"], response.cookies) == ("*", {})
    assert "Access-Control-Allow-Credentials" not in response
    value = response.json()
    assert (value.pop("first"), value.pop("last")) == (f"{SITE}{CONTAINER}?iris=0&page=0",) * 2
    assert value == {
        "@context": ["http://www.w3.org/ns/anno.jsonld", "http://www.w3.org/ns/ldp.jsonld"],
        "id": f"{SITE}{CONTAINER}?iris=0",
        "type": ["BasicContainer", "AnnotationCollection"],
        "label": "市立圖書館該通宵開放嗎?",
        "total": 5,
        "modified": "2026-01-02T12:00:00Z",
    }


def test_a_note_and_its_headers(client, library):
    response = client.get(f"{CONTAINER}a000000000")
    assert {name: response[name] for name in ("Content-Type", "Allow", "Vary")} == {
        "Content-Type": JSON_LD,
        "Allow": "GET, HEAD, PUT, DELETE, OPTIONS",
        "Vary": "Accept",
    }
    assert response["Link"] == '<http://www.w3.org/ns/ldp#Resource>; rel="type"'
    value = response.json()
    assert value.pop("target")["selector"] == [
        {"type": "TextQuoteSelector", "exact": "三成", "prefix": "考季時,", "suffix": "學生"},
        {"type": "TextPositionSelector", "start": 4, "end": 6},
    ]
    assert value == {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": IRIS[0],
        "type": "Annotation",
        "motivation": "commenting",
        "created": "2026-01-02T12:00:00Z",
        "creator": {"type": "Person", "name": "編者", "nickname": "編者"},
        "rights": "https://creativecommons.org/licenses/by/4.0/",
        "body": {
            "type": "TextualBody",
            "value": "報導沒有說*誰*做的統計。",
            "format": "text/markdown",
            "language": "zh-Hant",
            "purpose": "commenting",
        },
    }


def items(client):
    """What a container embeds if it is asked to."""
    header = f'return=representation;include="{ONLY_DESCRIPTIONS}"'
    value = client.get(CONTAINER, headers={"prefer": header}).json()
    assert (value["first"]["id"], value["first"]["partOf"]) == (f"{value['id']}&page=0", value["id"])
    return value["first"]["items"]


def test_what_notes_are_on(client, library, reader):
    note = add_note(debate=library, kind="claim", pid=STUDENTS, note=PUBLIC, by=reader)
    found = items(client)
    told = {item["id"]: item["target"] for item in found}
    assert list(told) == [*sorted(IRIS, key=list(told).index), f"{SITE}{CONTAINER}{note.pid}"]
    assert [told[iri] if isinstance(told[iri], str) else told[iri]["source"] for iri in IRIS] == [
        f"{SITE}/c/{STUDENTS}/",
        f"{SITE}/l/k000000005/",
        IRIS[0],
        f"{SITE}/q/t000000002/",
        f"{SITE}/s/{ARTICLE}/#p-2",
    ]
    assert found[-1]["target"] == f"{SITE}/c/{STUDENTS}/"
    assert found[-1]["creator"]["name"] == "讀者"


def test_a_version_is_told_by_its_address_and_its_day(client, library, reader):
    chosen = Selection("text", "three in ten", language="en")
    note = add_note(debate=library, kind="claim", pid=STUDENTS, note=PUBLIC, by=reader, selection=chosen)
    state = client.get(f"{CONTAINER}{note.pid}").json()["target"]["state"]
    assert (state["type"], state["cached"]) == ("TimeState", f"{SITE}/c/{STUDENTS}/v/2/?lang=en")
    assert client.get(state["cached"]).status_code == 200
    assert state["sourceDate"].endswith("Z")


def test_words_of_a_source_for_members_are_told_as_far_as_all_may_read_them(client, library, reader):
    source = Source.objects.get(pid=ARTICLE)
    attach_text(source=source, data=TEXT.encode(), origin="test", by=None)
    words = PARAGRAPHS[2][:20]
    where = {"debate": library, "kind": "source", "pid": ARTICLE, "note": PUBLIC, "by": reader}
    short = add_note(**where, block=3, selection=Selection("passage", words))
    selectors = client.get(f"{CONTAINER}{short.pid}").json()["target"]["selector"]
    assert selectors == [
        {"type": "TextQuoteSelector", "exact": words},
        {"type": "TextPositionSelector", "start": 0, "end": 20},
    ]
    Annotation.objects.filter(pid=short.pid).update(exact="字" * 121, length=121)
    told = client.get(f"{CONTAINER}{short.pid}")
    assert told.json()["target"]["selector"] == [{"type": "TextPositionSelector", "start": 0, "end": 121}]
    assert "字" not in told.content.decode()
    grant(debate=library, user=reader, role="owner", by=None)
    assert Program(token_of(reader)).send("GET", f"{CONTAINER}{short.pid}").content == told.content
    Source.objects.update(words="public")
    quote = client.get(f"{CONTAINER}{short.pid}").json()["target"]["selector"][0]
    assert (quote["exact"], quote["suffix"]) == ("字" * 121, short.suffix)


@pytest.mark.parametrize("visibility", ["private", "debate"])
def test_other_notes_are_not_there(client, library, reader, visibility):
    grant(debate=library, user=reader, role="owner", by=None)
    note = add_note(
        debate=library, kind="claim", pid=STUDENTS, note=NoteFields("秘密", visibility=visibility), by=reader
    )
    own = Program(token_of(reader))
    for program in (client, own):
        assert program.get(f"{CONTAINER}{note.pid}").status_code == 404
        assert program.get(CONTAINER).json()["total"] == 5
    assert own.send("GET", f"{CONTAINER}{note.pid}").status_code == 404
    assert "秘密" not in own.send("GET", CONTAINER + "?page=0").content.decode()


def test_a_withdrawn_note_is_gone(client, library, reader):
    note = add_note(debate=library, kind="claim", pid=STUDENTS, note=PUBLIC, by=reader)
    withdraw_note(debate=library, pid=note.pid, by=reader)
    assert problem(client.get(f"{CONTAINER}{note.pid}")) == (410, None)
    value = client.get(CONTAINER).json()
    assert (value["total"], len(items(client))) == (5, 5)
    assert value["modified"] > "2026-01-02T12:00:00Z"


def test_pages_hold_all_notes_in_their_order(client, library, pages_of_two):
    value = client.get(CONTAINER, headers={"prefer": f'return=representation;include="{ONLY_IRIS}"'}).json()
    page, found = value["first"], list(value["first"]["items"])
    assert page["partOf"] == value["id"] == f"{SITE}{CONTAINER}?iris=1"
    seen = [page["id"]]
    while "next" in page:
        response = client.get(page["next"])
        assert (response["Vary"], response["Allow"]) == ("Accept", "GET, HEAD, OPTIONS")
        page = response.json()
        assert (page["prev"], page["startIndex"]) == (seen[-1], 2 * len(seen))
        assert (page["partOf"]["id"], page["partOf"]["total"]) == (value["id"], 5)
        seen.append(page["id"])
        found += page["items"]
    assert (seen, value["last"]) == ([f"{SITE}{CONTAINER}?iris=1&page={number}" for number in range(3)], seen[-1])
    assert found == [
        f"{SITE}{CONTAINER}{pid}" for pid in Annotation.objects.order_by("pk").values_list("pid", flat=True)
    ]
    whole = [item["id"] for number in range(3) for item in client.get(f"{CONTAINER}?page={number}").json()["items"]]
    assert whole == found


@pytest.mark.parametrize("page", ["3", "-1", "x", "", "²", "9" * 30])
def test_a_page_that_is_not_there(client, library, pages_of_two, page):
    assert problem(client.get(f"{CONTAINER}?page={page}")) == (404, None)


def test_preferences_are_followed_and_said(client, library):
    header = {"prefer": f'return=representation;include="{MINIMAL} {ONLY_IRIS}"'}
    response = client.get(CONTAINER, headers=header)
    value = response.json()
    assert (response["Preference-Applied"], response["Content-Location"]) == ("return=representation", value["id"])
    assert (value["first"], value["last"]) == (f"{SITE}{CONTAINER}?iris=1&page=0",) * 2
    assert sorted(client.get(value["first"]).json()["items"]) == IRIS
    assert "Preference-Applied" not in client.get(CONTAINER)


def test_an_empty_container_has_no_pages(client, library):
    Annotation.objects.update(visibility="private")
    value = client.get(CONTAINER).json()
    assert (value["total"], "first" in value, "last" in value, "modified" in value) == (0, False, False, False)


def test_the_etag_is_that_of_the_state(client, library, reader):
    note = add_note(debate=library, kind="claim", pid=STUDENTS, note=PUBLIC, by=reader)
    address = f"{CONTAINER}{note.pid}"
    tags = [client.get(path)["ETag"] for path in (address, CONTAINER)]
    assert client.get(address, headers={"accept": "application/json"})["ETag"] == tags[0]
    assert client.head(address)["ETag"] == tags[0]
    fresh = client.get(address, headers={"if-none-match": tags[0]})
    assert (fresh.status_code, fresh.content, fresh["ETag"]) == (304, b"", tags[0])
    assert fresh["Access-Control-Allow-Origin"] == "*"
    edit_note(debate=library, pid=note.pid, seen=1, note=NoteFields("別的", visibility="public"), by=reader)
    now = [
        client.get(path, headers={"if-none-match": tag}) for path, tag in zip((address, CONTAINER), tags, strict=True)
    ]
    assert [response.status_code for response in now] == [200, 200]


@pytest.mark.parametrize("path", ["/annotations/", CONTAINER, f"{CONTAINER}a000000000"])
def test_formats(client, library, path):
    plain = client.get(path, headers={"accept": "application/json"})
    assert (plain["Content-Type"], plain.content) == ("application/json", client.get(path).content)
    assert problem(client.get(path, headers={"accept": "text/turtle"})) == (406, None)


@pytest.mark.parametrize("path", ["/annotations/", CONTAINER, f"{CONTAINER}a000000000", "/annotations/zzzzzzzzzz/"])
def test_a_browser_asks_before_another_origin_may(client, library, path, django_assert_num_queries):
    asked = {"origin": "https://reader.example", "access-control-request-method": "PUT"}
    with django_assert_num_queries(0):
        response = client.options(path, headers={**asked, "access-control-request-headers": "authorization,if-match"})
    assert (response.status_code, response.content, response["Access-Control-Allow-Origin"]) == (200, b"", "*")
    assert response["Access-Control-Allow-Methods"] == response["Allow"]
    allowed = response["Access-Control-Allow-Headers"].lower().split(", ")
    assert {"authorization", "content-type", "if-match", "prefer"} <= set(allowed)
    assert "Access-Control-Allow-Credentials" not in response
    exposed = client.get(path)["Access-Control-Expose-Headers"].split(", ")
    assert {"ETag", "Link", "Location", "Allow", "Accept-Post", "Content-Location"} <= set(exposed)


def test_all_containers(client, library):
    others: dict[str, Any] = {"second": {}, "third": {"visibility": "unlisted"}, "fourth": {"published_at": None}}
    for slug, more in others.items():
        known = {"pid": f"{slug[:1]:0<10}", "language": "en", "title": slug, "published_at": library.published_at}
        Debate.objects.create(slug=slug, **{**known, **more})
    response = client.get("/annotations/")
    assert response.json() == {
        "@context": ["http://www.w3.org/ns/anno.jsonld", "http://www.w3.org/ns/ldp.jsonld"],
        "id": f"{SITE}/annotations/",
        "type": "BasicContainer",
        "label": "Biantu",
        "contains": [f"{SITE}{CONTAINER}", f"{SITE}/annotations/s000000000/"],
    }
    assert (response["Allow"], response["Vary"]) == ("GET, HEAD, OPTIONS", "Accept")


@pytest.mark.parametrize(
    "path",
    [
        "/annotations/zzzzzzzzzz/",
        "/annotations/zzzzzzzzzz/a000000000",
        f"{CONTAINER}zzzzzzzzzz",
        f"/annotations/{STUDENTS}/",
    ],
)
def test_what_is_not_there(client, library, path):
    response = client.get(path)
    assert (problem(response), response["Cache-Control"]) == ((404, None), "no-store")


@pytest.mark.parametrize("path", ["/annotations/", CONTAINER, f"{CONTAINER}?page=0", f"{CONTAINER}a000000000"])
def test_other_methods_are_refused(client, library, path):
    response = client.generic("PATCH", path)
    assert problem(response) == (405, None)
    assert "GET, HEAD" in response["Allow"]


def test_as_many_queries_for_many_notes_as_for_few(client, library, reader, django_assert_num_queries):
    for _ in range(3):
        for chosen in (None, Selection("text", "three in ten", language="en")):
            add_note(debate=library, kind="claim", pid=STUDENTS, note=PUBLIC, by=reader, selection=chosen)
        with django_assert_num_queries(4):
            client.get(CONTAINER + "?page=0")
    with django_assert_num_queries(3):
        client.get(CONTAINER + "?iris=1&page=0")
    with django_assert_num_queries(2):
        client.get(CONTAINER)
    with django_assert_num_queries(3):
        client.get(f"{CONTAINER}a000000000")
