"""`python -m tests.bench.web_annotation FOLDER ADDRESS`: hold everything that a site tells of its notes against the
JSON schemas of the W3C's model. FOLDER is a checkout of w3c/web-annotation-tests, ADDRESS that of /annotations/.

Needs jsonschema and rfc3987 (docs/api.md). Fails if an assertion of the suite's lists of musts does not hold.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

Json = dict[str, Any]
JSON_LD = 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"'
MUSTS = {
    "annotation": "annotations/annotationMusts.test",
    "collection": "collections/collectionMusts.test",
    "page": "collections/pages/pageMusts.test",
}
FORMATS = ("IRIs", "Descriptions")


class Suite:
    """The assertions of a checkout, each a JSON Schema that an annotation, a collection or a page must be valid by."""

    def __init__(self, folder: Path) -> None:
        from jsonschema import Draft4Validator, FormatChecker
        from referencing import Registry
        from referencing.jsonschema import DRAFT4

        shared = [json.loads(file.read_text("utf-8")) for file in sorted((folder / "definitions").glob("*.json"))]
        registry = Registry().with_resources([(part["id"], DRAFT4.create_resource(part)) for part in shared])
        checker = FormatChecker()
        if not {"uri", "date-time"} <= set(checker.checkers):
            raise SystemExit("Addresses and dates cannot be checked: install rfc3987 and rfc3339-validator.")
        self.assertions = {
            kind: [self._read(folder / name) for name in json.loads((folder / musts).read_text("utf-8"))["assertions"]]
            for kind, musts in MUSTS.items()
        }
        self.validators = {
            schema["id"]: Draft4Validator(schema, registry=registry, format_checker=checker)
            for schemas in self.assertions.values()
            for schema in schemas
        }

    def _read(self, file: Path) -> Json:
        value: Json = json.loads(file.read_text("utf-8"))
        return value

    def broken(self, kind: str, value: Json) -> Iterator[str]:
        """The assertions that do not hold."""
        for schema in self.assertions[kind]:
            valid = self.validators[schema["id"]].is_valid(value)
            if valid != (schema.get("expectedResult", "valid") == "valid"):
                yield schema["id"]


def told(address: str, prefer: str = "") -> Json:
    """What the site answers."""
    headers = {"Accept": JSON_LD} | ({"Prefer": prefer} if prefer else {})
    with urlopen(Request(address, headers=headers), timeout=30) as response:
        value: Json = json.load(response)
    return value


def everything(address: str) -> Iterator[tuple[str, Json]]:
    """Every container by both preferences, its pages, its annotations from a page, and each by its own address."""
    for container in told(address)["contains"]:
        for wanted in FORMATS:
            value = told(container, f'return=representation;include="http://www.w3.org/ns/oa#PreferContained{wanted}"')
            yield "collection", value
            number, page = 0, value.get("first", {}).get("id")
            while page:
                shown = told(page)
                yield "page", shown
                for item in shown["items"]:
                    yield "annotation", item if isinstance(item, dict) else told(item)
                number, page = number + 1, shown.get("next")


def main(folder: str, address: str) -> int:
    """How many assertions do not hold."""
    suite, held, broken = Suite(Path(folder)), Counter[str](), 0
    for kind, value in everything(address):
        held[kind] += 1
        for name in suite.broken(kind, value):
            broken += 1
            print(f"{value['id']}: {name}")
    for kind, count in held.items():
        print(f"{count} × {kind}, each by {len(suite.assertions[kind])} assertions")
    print(f"{broken} do not hold")
    return broken


if __name__ == "__main__":
    sys.exit(min(main(*sys.argv[1:3]), 1))
