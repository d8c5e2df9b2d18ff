"""One debate, one sequence of bytes."""

import json
import random

from debate.exchange.read import read_document
from debate.exchange.write import write_document
from tests.library import encoded, library

ARRAYS = ["claims", "links", "sources", "citations", "speakers", "annotations", "retired"]


def test_the_order_of_the_parts_does_not_matter():
    value = library()
    written = write_document(read_document(encoded(value)))
    for seed in range(5):
        for array in ARRAYS:
            random.Random(seed).shuffle(value[array])
        value["debate"]["tags"].reverse()
        value["sources"][0].get("blocks", []).reverse()
        assert write_document(read_document(encoded(value))) == written


def test_the_form_is_canonical():
    written = write_document(read_document(encoded(library())))
    assert written.endswith(b"}\n")
    assert b"\r" not in written
    value = json.loads(written)
    assert list(value) == sorted(value)
    for array in ARRAYS:
        assert [part["pid"] for part in value[array]] == sorted(part["pid"] for part in library()[array])
    assert "市立圖書館" in written.decode()
    assert ["headline" in claim for claim in value["claims"]].count(True) == 1


def test_what_is_written_is_read_again_and_written_alike():
    written = write_document(read_document(encoded(library())))
    assert write_document(read_document(written)) == written
