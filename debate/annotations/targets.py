"""What a note is on, and the texts there whose words may be selected. Offsets are code points of these texts."""

from dataclasses import dataclass
from typing import Any

from debate.anchoring.blocks import blocks
from debate.anchors.queries import newest_text, paragraph_of, text_as_of
from debate.history.refusals import Refused, Why
from debate.models import Annotation, Block, Citation, Claim, ClaimVersion, Debate, Link, Source, Wording
from debate.text.markdown import render, text_of

Part = Annotation.Part


@dataclass(frozen=True, slots=True)
class Target:
    """A live claim, link or citation, or a paragraph of a live source."""

    claim: Claim | None = None
    link: Link | None = None
    citation: Citation | None = None
    source: Source | None = None
    block: int | None = None

    @property
    def kind(self) -> str:
        """claim, link, citation or source."""
        return next(name for name in ("claim", "link", "citation", "source") if getattr(self, name) is not None)

    @property
    def pid(self) -> str:
        """Its address; of a paragraph the source's."""
        return str(getattr(self, self.kind).pid)

    def columns(self) -> dict[str, Any]:
        """What a note's row says of it."""
        return {self.kind: getattr(self, self.kind), "block": self.block}

    @property
    def language(self) -> str:
        """The language that what is said there was written in; empty for a link."""
        owner = self.claim or self.words_source
        return owner.language if owner is not None else ""

    @property
    def words_source(self) -> Source | None:
        """The source whose words stand there, if any do."""
        return self.source or (self.citation.source if self.citation else None)


@dataclass(frozen=True, slots=True)
class Written:
    """A text, in which language, and as of which version (0: it has none); `offset` is where it begins in its
    paragraph, `begins` where that begins in the whole stored text."""

    text: str
    language: str
    version: int
    offset: int = 0
    begins: int = 0


TABLES: dict[str, Any] = {"claim": Claim, "link": Link, "citation": Citation, "source": Source}


def live_target(debate: Debate, kind: str, pid: str, block: int | None = None) -> Target:
    """What the address names. Refused: UNKNOWN, NOT_LIVE; about `block` for a paragraph that nothing is known of."""
    if kind not in TABLES:
        raise Refused(Why.UNKNOWN, "target")
    rows = TABLES[kind].objects.filter(debate=debate, pid=pid)
    row = (rows.select_related("source") if kind == "citation" else rows).first()
    if row is None:
        raise Refused(Why.UNKNOWN, "target")
    if row.withdrawn_at is not None:
        raise Refused(Why.NOT_LIVE, "target")
    if kind == "source":
        _known_block(row, block)
    return Target(**{kind: row}, block=block if kind == "source" else None)


def _known_block(source: Source, block: int | None) -> None:
    """A paragraph with a summary, a citation, or a text; Refused otherwise."""
    if not block or block < 1:
        raise Refused(Why.UNKNOWN, "block")
    here = {"debate": source.debate_id, "source": source}
    if Block.objects.filter(**here, number=block).exists():
        return
    if Citation.objects.filter(**here, block=block, withdrawn_at__isnull=True).exists():
        return
    text = newest_text(source)
    if text is None or block > len(blocks(text.text)):
        raise Refused(Why.UNKNOWN, "block")


def written(target: Target, part: str, language: str, version: int = 0) -> Written | None:
    """The text of a part of a target, as of a version (0: the present one); None where there is none in this
    language."""
    if target.claim is not None:
        return _of_claim(target.claim, part, language, version)
    source = target.words_source
    if source is None:
        return None
    if part == Part.DIGEST:
        return _digest(source, target.block or (target.citation.block if target.citation else 0), language)
    if part == Part.PASSAGE:
        return _passage(source, target, version) or _quoted(target.citation)
    return None


def present_wording(claim: Claim | Wording, detail_html: str, part: str, language: str) -> Written | None:
    """What a claim says now in a language, in its statement or its detail; None where it says nothing there."""
    translated, own = claim.translations.get(language, {}), language == claim.language
    if part == Part.TEXT:
        found = claim.text if own else translated.get("text", "")
    else:
        found = text_of(detail_html if own else translated.get("detail_html", ""))
    return Written(found, language, claim.version if own else translated.get("version", 1)) if found else None


def _of_claim(claim: Claim, part: str, language: str, version: int) -> Written | None:
    if part not in (Part.TEXT, Part.DETAIL):
        return None
    present = present_wording(claim, claim.detail_html, part, language)
    if not version or (present is not None and present.version == version):
        return present
    rows = ClaimVersion.objects.filter(debate=claim.debate_id, claim=claim, language=language, number=version)
    row = rows.first()
    if row is None:
        return None
    found = row.text if part == Part.TEXT else text_of(render(row.detail))
    return Written(found, language, version) if found else None


def _digest(source: Source, block: int, language: str) -> Written | None:
    row = Block.objects.filter(debate=source.debate_id, source=source, number=block).first()
    if row is None:
        return None
    found = row.digest if language == source.language else row.translations.get(language, {}).get("digest", "")
    return Written(found, language, 0) if found else None


def _passage(source: Source, target: Target, version: int) -> Written | None:
    """The paragraph in a stored text, of a citation the one that its words stand in there."""
    text = newest_text(source) if not version else text_as_of(source, version)
    if text is None:
        return None
    block, known = paragraph_of(target.citation, text) if target.citation else target.block or 0, blocks(text.text)
    if not 1 <= block <= len(known):
        return None
    here = known[block - 1]
    return Written(text.text[here.start : here.end], text.language, text.version, begins=here.start)


def _quoted(citation: Citation | None) -> Written | None:
    """The words that a citation brings itself, where no text is stored."""
    if citation is None or not citation.exact:
        return None
    return Written(citation.exact, citation.source.language, 0, citation.start)
