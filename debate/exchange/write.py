"""A Document to bytes, always the same bytes for the same debate."""

import json
from operator import itemgetter

from debate.exchange.document import Document
from debate.exchange.references import ARRAYS


def write_document(document: Document) -> bytes:
    """The canonical form: arrays sorted by pid, keys sorted, defaults left out, UTF-8, LF, one final line end."""
    value = document.model_dump(mode="json", exclude_defaults=True)
    for name in ARRAYS:
        value[name].sort(key=itemgetter("pid"))
    value["debate"].get("tags", []).sort(key=itemgetter("name"))
    for source in value["sources"]:
        source.get("blocks", []).sort(key=itemgetter("number"))
    return (json.dumps(value, ensure_ascii=False, sort_keys=True, indent=1, allow_nan=False) + "\n").encode()
