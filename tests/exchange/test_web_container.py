"""Containers of Web Annotations, and their pages."""

from datetime import UTC, datetime

from debate.exchange.web_container import Container, container_json, containers_json, page_json
from tests.exchange.web import CONTEXT

ADDRESS = "https://biantu.example/annotations/b000000000/"
CONTEXTS = [CONTEXT, "http://www.w3.org/ns/ldp.jsonld"]
KINDS = ["BasicContainer", "AnnotationCollection"]
EXTENT = {"total": 250, "modified": "2026-01-02T12:00:00Z"}


def container(total=250, iris=True):
    return Container(ADDRESS, "圖書館", total, datetime(2026, 1, 2, 12, tzinfo=UTC) if total else None, iris)


def test_a_container_with_its_first_page():
    one = f"{ADDRESS}?iris=1"
    assert container_json(container(), ["urn:x:1"]) == {
        "@context": CONTEXTS,
        "id": one,
        "type": KINDS,
        "label": "圖書館",
        **EXTENT,
        "first": {
            "id": f"{one}&page=0",
            "type": "AnnotationPage",
            "partOf": one,
            "startIndex": 0,
            "next": f"{one}&page=1",
            "items": ["urn:x:1"],
        },
        "last": f"{one}&page=2",
    }


def test_a_minimal_one_and_an_empty_one():
    zero = f"{ADDRESS}?iris=0"
    head = {"@context": CONTEXTS, "id": zero, "type": KINDS, "label": "圖書館"}
    ends = {"first": f"{zero}&page=0", "last": f"{zero}&page=2"}
    assert container_json(container(iris=False), None) == {**head, **EXTENT, **ends}
    assert container_json(container(0, iris=False), []) == {**head, "total": 0}


def test_pages_know_what_they_are_part_of_and_what_is_beside_them():
    told = [page_json(container(), number, []) for number in range(3)]
    one = f"{ADDRESS}?iris=1"
    assert [(page["startIndex"], page.get("prev"), page.get("next")) for page in told] == [
        (0, None, f"{one}&page=1"),
        (100, f"{one}&page=0", f"{one}&page=2"),
        (200, f"{one}&page=1", None),
    ]
    within = {"id": one, "label": "圖書館", **EXTENT}
    assert {key: told[1][key] for key in ("@context", "id", "type", "partOf", "items")} == {
        "@context": CONTEXT,
        "id": f"{one}&page=1",
        "type": "AnnotationPage",
        "partOf": within,
        "items": [],
    }


def test_the_container_of_containers():
    assert containers_json("https://biantu.example/annotations/", "Biantu", [ADDRESS]) == {
        "@context": CONTEXTS,
        "id": "https://biantu.example/annotations/",
        "type": "BasicContainer",
        "label": "Biantu",
        "contains": [ADDRESS],
    }
