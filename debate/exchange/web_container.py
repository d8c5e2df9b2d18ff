"""Containers of Web Annotations and their pages (https://www.w3.org/TR/annotation-protocol/), as JSON-LD."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from debate.exchange.web_annotation import CONTEXT, LDP_CONTEXT, Json, instant

PAGE = 100
"""Annotations on a page, at most."""


@dataclass(frozen=True, slots=True)
class Container:
    """A list of annotations by its address (without query): `iris` where its pages hold addresses alone."""

    address: str
    label: str
    total: int
    modified: datetime | None
    iris: bool = False

    @property
    def id(self) -> str:
        """The address that also says what its pages hold."""
        return f"{self.address}?iris={int(self.iris)}"

    @property
    def pages(self) -> int:
        """How many there are; none of an empty one."""
        return -(-self.total // PAGE)

    def page_id(self, number: int) -> str:
        """The address of a page; numbers count from 0."""
        return f"{self.id}&page={number}"


def container_json(container: Container, items: Sequence[Json | str] | None) -> Json:
    """The description of a container: with its first page, or with that page's address alone (None)."""
    value: Json = {"@context": [CONTEXT, LDP_CONTEXT], "id": container.id}
    value |= {"type": ["BasicContainer", "AnnotationCollection"], "label": container.label}
    value |= _extent(container)
    if container.pages:
        value["first"] = container.page_id(0) if items is None else _page(container, 0, items)
        value["last"] = container.page_id(container.pages - 1)
    return value


def page_json(container: Container, number: int, items: Sequence[Json | str]) -> Json:
    """A page of its own."""
    within = {"id": container.id, "label": container.label, **_extent(container)}
    return {"@context": CONTEXT, **_page(container, number, items), "partOf": within}


def containers_json(address: str, label: str, addresses: Sequence[str]) -> Json:
    """The container of all containers."""
    value: Json = {"@context": [CONTEXT, LDP_CONTEXT], "id": address, "type": "BasicContainer", "label": label}
    return {**value, "contains": list(addresses)}


def _page(container: Container, number: int, items: Sequence[Json | str]) -> Json:
    value: Json = {"id": container.page_id(number), "type": "AnnotationPage", "partOf": container.id}
    value["startIndex"] = number * PAGE
    if number > 0:
        value["prev"] = container.page_id(number - 1)
    if number + 1 < container.pages:
        value["next"] = container.page_id(number + 1)
    return {**value, "items": list(items)}


def _extent(container: Container) -> Json:
    value: Json = {"total": container.total}
    return {**value, "modified": instant(container.modified)} if container.modified else value
