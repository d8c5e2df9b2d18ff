"""The published JSON Schema of the debate file."""

import json

from debate.exchange.document import Document


def schema_text() -> str:
    """JSON Schema (draft 2020-12) as indented text."""
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **Document.model_json_schema()}
    return json.dumps(schema, ensure_ascii=False, indent=2, sort_keys=True)
