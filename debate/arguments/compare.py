"""Two positions, or two speakers, side by side: what a page shows of a comparison."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from debate.arguments.cards import Card, Voice, voice_of
from debate.arguments.outline import Place, place_of
from debate.arguments.queries import Side
from debate.graph.compare import Exchange
from debate.models import Citation, Link


@dataclass(frozen=True, slots=True)
class Compared:
    """A claim in a comparison: how it stands here, and how else it stands directly under either position."""

    card: Card
    place: Place | None
    sides: tuple[Side, ...]


@dataclass(frozen=True, slots=True)
class Dispute:
    """A passage in which somebody disputes a claim."""

    pid: str
    voice: Voice | None


@dataclass(frozen=True, slots=True)
class Row:
    """What one side holds, and what answers it; `more` replies are not shown."""

    held: Compared
    replies: tuple[Compared, ...]
    disputes: tuple[Dispute, ...]
    more: int

    @property
    def is_answered(self) -> bool:
        """Whether anything stands against it."""
        return bool(self.replies or self.disputes)

    @property
    def silence(self) -> str:
        """article: no source reports a reply; here: nobody has replied; empty: somebody has."""
        if self.disputes or any(reply.place and not reply.place.editorial for reply in self.replies):
            return ""
        if not self.held.card.is_inferred and self.held.card.citations:
            return "article"
        return "" if self.replies else "here"


@dataclass(frozen=True, slots=True)
class Half:
    """One of the two, with `more` claims that are not shown; of a position also its card, and what is against it."""

    rows: tuple[Row, ...]
    more: int
    card: Card | None = None
    against: tuple[Row, ...] = ()
    more_against: int = 0
    disputes: tuple[Dispute, ...] = ()

    @property
    def total(self) -> int:
        """How many claims it holds, shown or not."""
        return len(self.rows) + self.more

    @property
    def answered(self) -> tuple[Row, ...]:
        """What the other side answers."""
        return tuple(row for row in self.rows if row.is_answered)

    @property
    def silent(self) -> tuple[tuple[str, tuple[Row, ...]], ...]:
        """What it does not, by the reason."""
        left = [row for row in self.rows if not row.is_answered]
        groups = ((why, tuple(row for row in left if row.silence == why)) for why in ("article", "here"))
        return tuple((why, rows) for why, rows in groups if rows)


@dataclass(frozen=True, slots=True)
class Pair:
    """Both halves, and the claims that stand under both positions, or that both speakers say."""

    a: Half
    b: Half
    shared: tuple[Compared, ...]


@dataclass(slots=True)
class Known:
    """What rows are made of: by pid the cards and links, by claim its sides and disputes (with who disputes)."""

    cards: dict[str, Card]
    links: dict[str, Link]
    sides: dict[str, list[Side]] = field(default_factory=lambda: defaultdict(list))
    disputes: dict[str, list[tuple[str, Dispute]]] = field(default_factory=lambda: defaultdict(list))
    hidden: Counter[tuple[str, str]] = field(default_factory=Counter)

    def rows(self, exchanges: Iterable[Exchange], *, by: str = "") -> tuple[Row, ...]:
        """Exchanges as rows; of disputes those of the speaker `by`, or of all."""
        return tuple(self._row(exchange, by) for exchange in exchanges)

    def disputed(self, claim: str, *, by: str = "") -> tuple[Dispute, ...]:
        """Who disputes a claim: the speaker `by`, or all."""
        return tuple(dispute for speaker, dispute in self.disputes[claim] if by in ("", speaker))

    def compared(self, claim: str, link: Link | None = None) -> Compared:
        """A claim where it stands by this link; its other sides are told as well."""
        here = link.parent.pid if link else ""
        others = tuple(side for side in self.sides[claim] if side.position.pid != here)
        return Compared(self.cards[claim], place_of(link) if link else None, others)

    def _row(self, exchange: Exchange, by: str) -> Row:
        replies = [self.links[pid] for pid in exchange.replies]
        attacked = {link for claim, link in self.hidden if claim == exchange.claim}
        counted = {"", exchange.place} if exchange.place else attacked
        return Row(
            held=self.compared(exchange.claim, self.links.get(exchange.place)),
            replies=tuple(self.compared(link.premise.pid, link) for link in replies),
            disputes=self.disputed(exchange.claim, by=by),
            more=sum(self.hidden[exchange.claim, link] for link in counted),
        )


def known(cards: dict[int, Card], links: Iterable[Link], citations: Iterable[Citation]) -> Known:
    """Gather what rows are made of."""
    found = Known({card.pid: card for card in cards.values()}, {link.pid: link for link in links})
    for row in citations:
        if row.stance == Citation.Stance.DISPUTES and row.claim_id in cards:
            speaker = row.speaker.pid if row.speaker else ""
            found.disputes[cards[row.claim_id].pid].append((speaker, Dispute(row.pid, voice_of(row))))
    return found
