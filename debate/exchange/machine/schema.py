"""The published JSON Schema of what other programs read."""

import json

from pydantic.json_schema import models_json_schema

from debate.exchange.machine import lists
from debate.exchange.machine import values as v

ANSWERS = (
    *(v.Debate, v.Claim, v.Link, v.Source, v.Citation, v.Speaker, v.Note, v.Version, v.Revision, v.Retired),
    *lists.LISTS,
)
"""What an address may answer with."""


def api_schema_text() -> str:
    """JSON Schema (draft 2020-12) as indented text."""
    refs, schema = models_json_schema([(model, "serialization") for model in ANSWERS], title="Biantu's read API")
    whole = {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
    whole["anyOf"] = [refs[(model, "serialization")] for model in ANSWERS]
    return json.dumps(whole, ensure_ascii=False, indent=2, sort_keys=True)
