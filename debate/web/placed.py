"""Where the words of a page's notes stand now, out of what the page has read already."""

from collections.abc import Iterable, Mapping

from debate.annotations.pins import Pinned
from debate.annotations.placing import Placed, placed_in_digests, placed_in_source, placed_on_claim, wordings_of
from debate.annotations.targets import Part
from debate.annotations.threads import Placing
from debate.arguments.queries import OpenedClaim
from debate.models import Debate
from debate.sources.queries import SourcePage

OF_CLAIMS = (Part.TEXT, Part.DETAIL)


def on_claim(debate: Debate, opened: OpenedClaim) -> Placing:
    """For notes on a claim's own words: a query where it was reworded since, else none. What stands in its passages is
    placed on their pages."""
    present = wordings_of(opened.claim, opened.own.detail_html)

    def placing(pins: Iterable[Pinned]) -> Mapping[str, Placed]:
        own = [pin for pin in pins if pin.part in OF_CLAIMS]
        return placed_on_claim(debate.pk, opened.claim.pk, present, own) if own else {}

    return placing


def in_source(page: SourcePage, *, member: bool) -> Placing:
    """For notes on words of a source and on our summaries of it: two queries where there are any of the first."""

    def placing(pins: Iterable[Pinned]) -> Mapping[str, Placed]:
        pins = list(pins)
        passages = [pin for pin in pins if pin.part == Part.PASSAGE]
        ours = [pin for pin in pins if pin.part == Part.DIGEST]
        return {
            **placed_in_source(page.row, passages, member=member),
            **placed_in_digests(digests_of(page), ours),
        }

    return placing


def digests_of(page: SourcePage) -> dict[tuple[int, str], str]:
    """Our summaries by paragraph and language."""
    found = {}
    for paragraph in page.paragraphs:
        words = paragraph.digest
        found[paragraph.number, words.language] = words.text
        found |= {(paragraph.number, code): text for code, text in words.translations.items()}
    return found
