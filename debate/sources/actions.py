"""Write sources and their texts."""

import hashlib

from debate.models import Source, SourceText, User
from debate.text.decode import Candidate
from debate.text.script import script_of


def add_text(
    *, source: Source, original: bytes, decoded: Candidate, text: str, origin: str, by: User | None
) -> SourceText:
    """Store a text as the source's next version. Call inside a transaction that holds the debate."""
    last = SourceText.objects.filter(debate_id=source.debate_id, source=source).order_by("-version").first()
    return SourceText.objects.create(
        debate_id=source.debate_id,
        source=source,
        version=last.version + 1 if last else 1,
        language=script_of(text),
        text=text,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        original=original,
        original_sha256=hashlib.sha256(original).hexdigest(),
        codec=decoded.codec,
        origin=origin[:300],
        extractor="plain text v1",
        created_by=by,
    )
