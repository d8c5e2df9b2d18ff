"""`python -m tests.bench.csl FILE`: hold our CSL-JSON against its JSON schema. FILE is schemas/input/csl-data.json of a
checkout of citation-style-language/schema.

Needs jsonschema (docs/api.md). Holds the examples of the tests against it, and a few hundred references of any text.
"""

import json
import sys
from pathlib import Path

from hypothesis import given, settings

from debate.exchange.bibliography.csl import as_csl
from debate.exchange.bibliography.reference import Reference
from tests.exchange.bibliography.examples import ANY, EVERY


def main(path: str) -> None:
    """Ends with a traceback at the first item that is not valid."""
    from jsonschema import Draft7Validator

    validator = Draft7Validator(json.loads(Path(path).read_text("utf-8")))
    validator.validate([as_csl(reference) for reference in EVERY])

    @settings(max_examples=500, deadline=None)
    @given(ANY)
    def any_reference(reference: Reference) -> None:
        validator.validate([as_csl(reference)])

    any_reference()
    print(f"{len(EVERY)} examples and 500 references of any text are valid CSL-JSON")


if __name__ == "__main__":
    main(sys.argv[1])
