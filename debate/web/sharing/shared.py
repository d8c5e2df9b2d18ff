"""A thing as it is shared: what it says, its address, that of its present version, its places, what it rests on."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from debate.arguments.queries import Standing
from debate.sources.passages import SourceLine


@dataclass(frozen=True, slots=True)
class Cited:
    """What a reference tells of a thing of ours: its words as they stand at its version, when that came, by whom.

    `within` is the debate it stands in, in the same language; empty for the debate itself.
    """

    title: str
    language: str
    within: str
    issued: str
    version: int = 0
    author: str = ""


@dataclass(frozen=True, slots=True)
class Shared:
    """One thing, in the page's language. `path` leads to it, `fixed` to its present version, if it is not that itself;
    `source` is what a source or citation is cited as; a claim rests on the sources in `rests_on`."""

    kind: str
    pid: str
    name: str
    question: str
    path: str
    query: str
    fixed: str
    cited: Cited
    standings: tuple[Standing, ...] = ()
    source: SourceLine | None = None
    rests_on: tuple[SourceLine, ...] = ()

    @property
    def page(self) -> str:
        """Where it is read."""
        return self.path + self.query

    @property
    def text(self) -> str:
        """Its words and the debate they belong to, as text that goes before a link."""
        if not self.question:
            return self.name
        return _("“%(words)s” — %(question)s") % {"words": self.name, "question": self.question}
