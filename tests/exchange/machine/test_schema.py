"""The published schema of what other programs read is the one that is used, and it knows every key."""

import json
from io import StringIO
from pathlib import Path

from django.core.management import call_command
from jsonschema import Draft202012Validator

from debate.exchange.machine.schema import ANSWERS, api_schema_text

PUBLISHED = Path(__file__).parents[3] / "docs" / "api.schema.json"


def test_the_schema_in_the_documentation_is_the_one_that_is_used():
    told = StringIO()
    call_command("print_schema", "api", stdout=told)
    assert told.getvalue() == f"{api_schema_text()}\n" == PUBLISHED.read_text("utf-8")
    Draft202012Validator.check_schema(json.loads(told.getvalue()))


def test_every_key_is_always_there_and_no_other():
    schema = json.loads(api_schema_text())
    for name, part in schema["$defs"].items():
        assert part["additionalProperties"] is False, name
        assert sorted(part["required"]) == sorted(part["properties"]), name
    assert len(schema["anyOf"]) == len(ANSWERS)


def test_every_kind_of_answer_says_which_it_is():
    schema = json.loads(api_schema_text())
    kinds = [schema["$defs"][model.__name__]["properties"]["type"] for model in ANSWERS]
    assert [kind.get("const") for kind in kinds if "const" in kind] == [
        *("debate", "claim", "link", "source", "citation", "speaker", "annotation", "version", "revision"),
        *("debates", "claims", "links", "sources", "citations", "people", "notes", "activity"),
    ]
