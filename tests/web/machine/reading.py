"""What there is to read of the library debate, and a reader who holds it against the schema."""

import json
from functools import cache

from jsonschema import Draft202012Validator

from debate.exchange.machine.schema import api_schema_text
from tests.library import (
    ARTICLE,
    COST,
    LIGHT,
    MAYOR,
    NIGHT,
    QUESTION,
    SPEECH,
    STUDENTS,
    UNION,
    VOICES,
)

ROOT = "/d/night-library"
LISTS = [f"{ROOT}/{name}" for name in ("claims", "links", "sources", "citations", "people", "notes", "activity")]
WHOLES = ["/debates", ROOT, f"{ROOT}/r/1", *LISTS]
THINGS = [
    *(f"/c/{pid}" for pid in (QUESTION, NIGHT, STUDENTS, COST, LIGHT)),
    *("/l/k000000002", "/l/k000000003", "/l/k000000007", "/q/t000000004", "/q/t000000005", "/q/t000000007"),
    *(f"/s/{ARTICLE}", f"/s/{SPEECH}", f"/p/{MAYOR}", f"/p/{UNION}", f"/p/{VOICES}"),
    *(f"/a/a00000000{number}" for number in range(5)),
    f"/c/{STUDENTS}/v/3",
]


@cache
def validator():
    schema = json.loads(api_schema_text())
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def read(client, path, status=200):
    """The value at a path, which the schema knows."""
    response = client.get(path)
    assert response.status_code == status, path
    validator().validate(response.json())
    return response.json()


def pids(value):
    return [item["pid"] for item in value["items"]]


def addresses_in(value):
    if isinstance(value, dict):
        return [
            found for key, part in value.items() if key not in ("original", "archive") for found in addresses_in(part)
        ]
    if isinstance(value, list):
        return [found for part in value for found in addresses_in(part)]
    return [value] if isinstance(value, str) and value.startswith("http") else []


def paths_of_all():
    return [f"{path}.{form}" for path in [*WHOLES, *THINGS] for form in ("json", "jsonld")]
