"""JSON-LD: every word of it is schema.org's, used as schema.org defines it; the same stands in the pages."""

import json

import pytest

from debate.models import Source
from tests.library import (
    ARTICLE,
    BESIDE,
    COST,
    LIGHT,
    MAYOR,
    NIGHT,
    QUESTION,
    SPEECH,
    STUDENTS,
    UNION,
    VOICES,
    WITHDRAWN,
)
from tests.web.machine.schema_org import expanded, faults
from tests.web.pages.html import one, page

pytestmark = pytest.mark.django_db
CLAIMS = [f"/c/{pid}" for pid in (QUESTION, NIGHT, STUDENTS, COST, LIGHT, BESIDE)]
THINGS = [
    "/d/night-library",
    *CLAIMS,
    *("/l/k000000000", "/l/k000000002", "/l/k000000003", "/l/k000000007"),
    *(f"/s/{ARTICLE}", f"/s/{SPEECH}", "/q/t000000000", "/q/t000000004", "/q/t000000005", "/q/t000000007"),
    *(f"/p/{MAYOR}", f"/p/{UNION}", f"/p/{VOICES}", f"/c/{STUDENTS}/v/3", f"/c/{QUESTION}/v/1"),
]


def embedded(client, path):
    """The JSON-LD in a page."""
    return json.loads(one(page(client, path), 'script[type="application/ld+json"]').string)


@pytest.mark.parametrize("path", THINGS)
def test_it_is_schema_org(client, library, path):
    assert faults(client.get(f"{path}.jsonld").json()) == []


@pytest.mark.parametrize("path", THINGS)
def test_the_same_stands_in_the_page(client, library, path):
    whole = client.get(f"{path}.jsonld").json()
    if path in CLAIMS:
        whole.pop("subjectOf", None)  # the page shows the responses themselves
    assert embedded(client, f"{path}/") == embedded(client, f"/en{path}/") == whole


def test_a_claim_says_who_says_it_and_where(client, library):
    (found,) = expanded(client.get(f"/c/{STUDENTS}.jsonld").json())
    assert found["@id"] == f"http://testserver/c/{STUDENTS}/"
    assert found["@type"] == ["https://schema.org/Claim"]
    assert [words for words in found["https://schema.org/text"] if words["@language"] == "zh-hant"] == [
        {"@language": "zh-hant", "@value": "考季時,三成學生找不到座位"}
    ]
    assert [who["@id"] for who in found["https://schema.org/author"]] == [f"http://testserver/p/{MAYOR}/"]
    (passage,) = found["https://schema.org/appearance"]
    assert passage["@type"] == ["https://schema.org/Quotation"]
    assert [where["@id"] for where in passage["https://schema.org/isBasedOn"]] == [f"http://testserver/s/{ARTICLE}/"]


def test_who_only_mentions_something_or_is_not_named_is_no_author(client, library):
    found = client.get(f"/c/{LIGHT}.jsonld").json()
    assert "author" not in found
    assert [row["@id"] for row in found["appearance"]] == ["http://testserver/q/t000000004/"]
    assert client.get(f"/p/{VOICES}.jsonld").json()["@type"] == "Thing"


def test_pro_and_con_are_kinds_of_links(client, library):
    (found,) = client.get(f"/c/{LIGHT}.jsonld").json()["subjectOf"]
    assert (found["@id"], found["additionalType"]) == (
        "http://testserver/l/k000000006/",
        "http://www.arg.dundee.ac.uk/aif#CA-node",
    )
    undercut = client.get("/l/k000000007.jsonld").json()
    assert undercut["about"] == {"@type": "Claim", "@id": "http://testserver/l/k000000002/"}


def test_no_markup_comes_out_of_the_script_element(client, library, owner):
    Source.objects.filter(pid=SPEECH).update(title="</script><script>alert(1)</script> & <!--\u2028")
    text = client.get(f"/s/{SPEECH}/").content.decode()
    start = text.index('<script type="application/ld+json">') + len('<script type="application/ld+json">')
    inside = text[start : text.index("</script>", start)]
    assert not set("<>&\u2028") & set(inside)
    assert json.loads(inside)["headline"][0]["@value"] == "</script><script>alert(1)</script> & <!--\u2028"


def test_what_is_left_of_a_thing_is_a_tombstone(client, library):
    (found,) = expanded(client.get(f"/c/{WITHDRAWN}.jsonld").json())
    assert found["@type"] == ["https://www.w3.org/ns/activitystreams#Tombstone"]
    assert found["@id"] == f"http://testserver/c/{WITHDRAWN}/"


@pytest.mark.parametrize(
    ("node", "told"),
    [
        ({"@type": "Person", "@reverse": {"parent": {"@type": "Claim"}}}, ["no property of Claim: parent"]),
        ({"@type": "Claims", "text": "a"}, ["no type: Claims"]),
        ({"@type": "Claim", "spokenByCharacter": "a"}, ["no property of Claim: spokenByCharacter"]),
        ({"@type": "Claim", "author": {"@type": "Claim", "text": "a"}}, ["author takes no https://schema.org/Claim"]),
        ({"@type": "Question", "suggestedAnswer": "a"}, ["suggestedAnswer takes no text"]),
        (
            {"@type": "Person", "name": "a", "@reverse": {"parent": {"@type": "Claim"}}},
            ["no property of Claim: parent"],
        ),
    ],
)
def test_what_schema_org_does_not_have_is_seen(node, told):
    assert faults({"@context": "https://schema.org", **node}) == told
