"""/_/map/<pid>/<shape>.json: the topology as it is sent."""

import gzip
import json

import pytest

from debate.arguments.topology import stored_topology
from debate.web.middleware import IMMUTABLE, PRIVATE
from debate.web.pages.map import takes_gzip

pytestmark = pytest.mark.django_db
PATH = "/_/map/b000000000/1.json"


def test_it_is_sent_as_it_is_stored(client, library):
    response = client.get(PATH, headers={"accept-encoding": "br, gzip"})
    assert response.content == stored_topology(library)
    told = {name: response[name] for name in ("Content-Type", "Content-Encoding", "Cache-Control", "Vary")}
    assert told == {
        "Content-Type": "application/json",
        "Content-Encoding": "gzip",
        "Cache-Control": "public, max-age=31536000, immutable",
        "Vary": "Accept-Encoding",
    }


def test_whoever_takes_no_gzip_gets_it_unpacked(client, library):
    response = client.get(PATH)
    assert response.content == gzip.decompress(stored_topology(library))
    assert json.loads(response.content)["debate"] == "b000000000"
    assert (response.get("Content-Encoding"), response["Vary"]) == (None, "Accept-Encoding")


@pytest.mark.parametrize(
    ("accepted", "taken"),
    [
        ("", False),
        ("gzip", True),
        ("GZip;q=0.5", True),
        ("gzip; q=0", False),
        ("gzip;q=0.000, *", False),
        ("br", False),
        ("*", True),
        ("*;q=0", False),
        ("x-gzip", True),
        ("identity, gzip ;q=1.0", True),
    ],
)
def test_what_an_accept_encoding_allows(accepted, taken):
    assert takes_gzip(accepted) == taken


@pytest.mark.parametrize("shape", ["0", "2", "01", "99999999999999999999999"])
def test_any_other_shape_is_not_found(client, library, shape):
    response = client.get(f"/_/map/b000000000/{shape}.json")
    assert (response.status_code, response["Cache-Control"]) == (
        (200, IMMUTABLE) if shape == "01" else (404, "no-store")
    )


@pytest.mark.parametrize(
    "path", ["/_/map/c000000000/1.json", "/_/map/zzzzzzzzzz/1.json", "/en/_/map/b000000000/1.json"]
)
def test_what_is_no_debate_is_not_found(client, library, path):
    assert client.get(path).status_code == 404


def test_head_has_no_body_but_its_length(client, library):
    response = client.head(PATH, headers={"accept-encoding": "gzip"})
    assert (response.status_code, response.content) == (200, b"")
    assert response["Content-Length"] == str(len(stored_topology(library)))


def test_an_unlisted_debate_is_stored_a_private_one_is_not(client, library, owner):
    library.visibility = "unlisted"
    library.save()
    assert client.get(PATH)["Cache-Control"] == IMMUTABLE
    library.visibility = "private"
    library.save()
    assert client.get(PATH).status_code == 404
    client.force_login(owner)
    response = client.get(PATH)
    assert (response.status_code, response["Cache-Control"]) == (200, PRIVATE)
    assert response["Vary"] == "Accept-Encoding, Cookie"


def test_a_reader_who_is_signed_in_may_keep_what_everybody_may(client, library, owner):
    client.force_login(owner)
    response = client.get(PATH)
    assert (response["Cache-Control"], response["Vary"]) == (IMMUTABLE, "Accept-Encoding")


def test_queries(client, library, django_assert_num_queries):
    client.get(PATH)
    with django_assert_num_queries(2):
        client.get(PATH)
