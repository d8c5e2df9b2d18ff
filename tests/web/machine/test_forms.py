"""/c/<pid>.json and so on: things, debates and lists as other programs read them."""

import json

import pytest

from debate.annotations.actions import NoteFields, add_note
from debate.editing.attach import attach_text
from debate.history.queries import find_address
from debate.models import Address, Anchor, Citation, Claim, Debate, Source, User
from tests.article import TEXT
from tests.library import (
    ARTICLE,
    COST,
    DAY,
    LIGHT,
    MAYOR,
    MERGED,
    NIGHT,
    STUDENTS,
    WITHDRAWN,
)
from tests.web.machine.reading import ROOT, THINGS, WHOLES, addresses_in, paths_of_all, read, validator
from tests.web.machine.schema_org import faults
from tests.web.machine.test_linked import embedded
from tests.web.test_claim_kept import respond

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("path", [*WHOLES, *THINGS])
def test_everything_is_as_the_schema_says(client, library, path):
    value = read(client, f"{path}.json")
    assert validator().is_valid({**value, "more": 1}) is False


@pytest.mark.parametrize("path", WHOLES)
def test_everything_is_schema_org(client, library, path):
    assert faults(client.get(f"{path}.jsonld").json()) == []


@pytest.mark.parametrize("path", [*WHOLES, *THINGS])
def test_every_address_in_an_answer_is_one_and_has_no_language(client, library, path):
    for address in sorted(set(addresses_in(client.get(f"{path}.json").json()))):
        assert address.startswith("http://testserver/"), address
        assert client.get(address).status_code == 200, address


def test_a_claim(client, library):
    value = read(client, f"/c/{STUDENTS}.json")
    assert value["text"] == {
        "zh-Hant": "考季時,三成學生找不到座位",
        "en": "In exam season three in ten find no seat",
        "zh-Hans": "考季时,三成学生没有位子",
    }
    assert (value["language"], value["version"], value["cite_as"]) == (
        "zh-Hant",
        3,
        f"http://testserver/c/{STUDENTS}/v/3/",
    )
    (place,) = value["places"]
    assert (place["link"], place["relation"], place["above"]["pid"]) == ("k000000002", "pro", NIGHT)
    assert (place["side"]["position"]["pid"], place["side"]["counts_for"]) == (NIGHT, True)
    assert [row["claim"]["pid"] for row in value["responses"]["undercuts"]["items"]] == ["c000000005"]
    assert value["counts"] == {"citations": 1, "pro": 0, "con": 0, "undercuts": 1, "responses": 1, "notes": 2}


def test_a_debate_and_where_to_find_what_is_in_it(client, library):
    value = read(client, f"{ROOT}.json")
    assert [row["pid"] for row in value["positions"]] == [NIGHT, DAY]
    assert value["counts"] == {"claims": 11, "links": 11, "sources": 2, "citations": 8, "speakers": 3, "notes": 5}
    for name in ("claims", "links", "sources", "citations", "people", "notes"):
        wanted = value["counts"]["speakers" if name == "people" else name]
        assert read(client, value["lists"][name])["total"] == wanted


QUERIES = {
    "/debates.json": 2,
    f"{ROOT}.json": 11,
    f"{ROOT}/r/1.json": 11,
    f"{ROOT}/claims.json": 5,
    f"{ROOT}/links.json": 3,
    f"{ROOT}/sources.json": 3,
    f"{ROOT}/citations.json": 4,
    f"{ROOT}/people.json": 4,
    f"{ROOT}/notes.json": 7,
    f"{ROOT}/activity.json": 5,
    f"/c/{LIGHT}.json": 7,
    "/l/k000000005.json": 6,
    f"/s/{ARTICLE}.json": 8,
    "/q/t000000000.json": 9,
    f"/p/{MAYOR}.json": 3,
    "/a/a000000000.json": 5,
}


@pytest.mark.parametrize("path", QUERIES)
def test_as_many_queries_for_much_as_for_little(client, library, path, django_assert_num_queries):
    attach_text(source=Source.objects.get(pid=ARTICLE), data=TEXT.encode(), origin="", by=None)
    for count in (1, 3):
        respond(library, count, "pro" if count == 1 else "con")
        with django_assert_num_queries(QUERIES[path]):
            assert client.get(path).status_code == 200


MARK = "祕密的標記"


@pytest.fixture
def marked(library):
    """A mark where only members read: behind the 120th character of cited words, around them, in the text."""
    attach_text(source=Source.objects.get(pid=ARTICLE), data=f"{TEXT}\n\n{MARK}\n".encode(), origin="", by=None)
    rows = Citation.objects.filter(source__pid=ARTICLE)
    rows.exclude(pid="t000000000").update(exact="字" * 120 + MARK, prefix=MARK, suffix=MARK)
    Anchor.objects.filter(citation__in=rows.exclude(pid="t000000000")).update(status="orphan", start=None, end=None)


def test_words_of_a_source_for_members_are_told_as_to_anybody_whoever_asks(client, library, owner, marked):
    seen = {path: client.get(path) for path in paths_of_all()}
    assert "字" * 120 in seen["/q/t000000004.json"].content.decode()
    client.force_login(owner)
    for path, response in seen.items():
        assert client.get(path).content == response.content, path
        assert MARK not in response.content.decode() + str(response.headers)
    quote = read(client, "/q/t000000000.json")["quote"]
    assert quote["exact"] == "考季時有三成學生找不到能坐下來的地方"
    assert (quote["before"], quote["after"], quote["cut"]) == ("", "", False)
    assert read(client, "/q/t000000004.json")["quote"]["cut"] is True


def test_the_data_in_a_members_page_holds_no_more_than_in_anybodys(client, library, owner, marked):
    paths = [f"/c/{LIGHT}/", f"/c/{STUDENTS}/", f"/s/{ARTICLE}/", "/q/t000000004/", "/l/k000000002/"]
    client.force_login(owner)
    assert MARK in client.get("/q/t000000004/").content.decode()
    members = [embedded(client, path) for path in paths]
    client.logout()
    assert [embedded(client, path) for path in paths] == members
    assert MARK not in str(members)


def test_notes_that_not_everybody_reads_are_in_no_form(client, library, owner):
    pages = []
    for number, visibility in enumerate(("private", "debate")):
        fields = NoteFields(f"祕密的標記{number}", "commenting", visibility=visibility)
        pages.append(add_note(debate=library, kind="claim", pid=STUDENTS, note=fields, by=owner).pid)
    client.force_login(owner)
    for pid in pages:
        assert client.get(f"/a/{pid}/").status_code == 200
        assert client.get(f"/a/{pid}.json").status_code == client.get(f"/a/{pid}.jsonld").status_code == 404
    for path in paths_of_all():
        assert "祕密的標記" not in client.get(path).content.decode()


@pytest.mark.parametrize("form", ["json", "jsonld"])
def test_merged_withdrawn_and_unknown(client, library, form):
    merged = client.get(f"/c/{MERGED}.{form}")
    assert (merged.status_code, merged["Location"]) == (301, f"/c/{STUDENTS}.{form}?was={MERGED}")
    assert client.get(merged["Location"]).status_code == 200
    gone = client.get(f"/c/{WITHDRAWN}.{form}")
    assert (gone.status_code, gone["Cache-Control"]) == (410, "no-store")
    for path in ("/c/zzzzzzzzzz", f"/l/{STUDENTS}", "/d/nothing", f"{ROOT}/r/99", f"/c/{STUDENTS}/v/99"):
        response = client.get(f"{path}.{form}")
        assert (response.status_code, response["Content-Type"]) == (404, "application/problem+json")


def test_what_is_left_of_a_thing(client, library):
    value = read(client, f"/c/{WITHDRAWN}.json", 410)
    assert (value["state"], value["reason"], value["successor"]) == ("withdrawn", "原文沒有這樣說", None)
    Address.objects.filter(pid=WITHDRAWN).update(successor=NIGHT)
    assert read(client, f"/c/{WITHDRAWN}.json", 410)["successor"]["pid"] == NIGHT
    assert find_address(WITHDRAWN) is not None


def test_a_wording_that_was_merged_away_keeps_its_form(client, library):
    Address.objects.filter(pid=COST).update(state="merged", successor=STUDENTS)
    Claim.objects.filter(pid=COST).update(withdrawn_at="2026-01-03T00:00:00Z")
    value = read(client, f"/c/{COST}/v/1.json")
    assert (value["merged_into"]["pid"], value["present"]) == (STUDENTS, False)


def test_other_origins_may_read_and_browsers_ask_first(client, library):
    assert client.get(f"/c/{STUDENTS}.json")["Access-Control-Allow-Origin"] == "*"
    asked = client.options(f"/c/{STUDENTS}.json")
    assert (asked.status_code, asked["Access-Control-Allow-Methods"]) == (200, "GET, HEAD, OPTIONS")
    assert "Access-Control-Allow-Credentials" not in asked
    assert client.post(f"/c/{STUDENTS}.json").json()["status"] == 405


def test_who_has_the_present_state_gets_304(client, library):
    first = client.get(f"/c/{STUDENTS}.json")
    again = client.get(f"/c/{STUDENTS}.json", headers={"if-none-match": first["ETag"]})
    assert (again.status_code, again.content, again["Access-Control-Allow-Origin"]) == (304, b"", "*")
    assert client.head(f"/c/{STUDENTS}.json").content == b""


def test_a_private_debate_is_told_to_its_members_alone(client, library, owner):
    Debate.objects.update(visibility="private")
    for path in [path for path in paths_of_all() if not path.startswith("/debates")]:
        assert client.get(path).status_code == 404, path
    assert read(client, "/debates.json")["items"] == []
    client.force_login(owner)
    response = client.get(f"/c/{STUDENTS}.json")
    assert (response.status_code, response["Cache-Control"]) == (200, "private, no-store")
    assert client.get("/debates.json").json()["items"] == []


def test_people_are_told_by_the_names_they_chose(client, library, owner):
    User.objects.filter(pk=owner.pk).update(username="secret-name")
    attach_text(source=Source.objects.get(pid=ARTICLE), data=TEXT.encode(), origin="", by=owner)
    value = read(client, f"{ROOT}/activity.json?action=attached")
    assert [(row["by"], row["action"]) for row in value["items"]] == [("館長", "attached")]
    assert "secret-name" not in json.dumps(value)
