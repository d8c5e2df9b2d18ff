"""The invented sources of an invented debate: paragraphs of which any sentence may be cited."""

from dataclasses import dataclass
from random import Random

from debate.anchoring.seal import MINIMUM, seal
from debate.transfer.synthetic.words import paragraph, sentence

PARAGRAPHS = 12
CITED_FROM_ONE = 400
MOST = 60


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence in its place (code points): within its block, and within the whole text."""

    block: int
    start: int
    length: int
    at: int
    folded: int
    seal: str


@dataclass(frozen=True, slots=True)
class Article:
    """A text with its passages, and a digest per block, in the text's language and in English or Chinese."""

    language: str
    text: str
    passages: tuple[Passage, ...]
    digests: tuple[tuple[str, str], ...]


def article(chance: Random) -> Article:
    """A text of PARAGRAPHS blocks, one to a line."""
    language = chance.choices(("zh-Hant", "zh-Hans", "en"), weights=(60, 25, 15))[0]
    gap = " " if language == "en" else ""
    blocks, passages, at = [], [], 0
    for number in range(1, PARAGRAPHS + 1):
        start = 0
        for words in paragraph(chance, language):
            sealed = seal(words)
            if sealed.folded >= MINIMUM:
                passages.append(Passage(number, start, len(words), at + start, sealed.folded, sealed.value))
            blocks.append(words + gap)
            start += len(words) + len(gap)
        blocks[-1] = blocks[-1].rstrip() + "\n"
        at += start - len(gap) + 1
    other = "zh-Hant" if language == "en" else "en"
    digests = tuple((sentence(chance, language), sentence(chance, other)) for _ in range(PARAGRAPHS))
    return Article(language, "".join(blocks).rstrip("\n"), tuple(passages), digests)
