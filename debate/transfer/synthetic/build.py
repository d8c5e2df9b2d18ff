"""Store an invented debate: the same size and seed always give the same one."""

import hashlib
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from itertools import islice
from random import Random
from typing import Any, TypeVar

from django.db import connection, transaction
from django.db.models import Model

from debate.history.actions import record_change
from debate.history.addresses import CROCKFORD
from debate.models import (
    Address,
    Anchor,
    Block,
    Citation,
    Claim,
    ClaimTag,
    ClaimVersion,
    Debate,
    Link,
    Source,
    SourceText,
    Speaker,
    Tag,
    User,
)
from debate.text.fold import claim_hash
from debate.transfer.synthetic import words
from debate.transfer.synthetic.plan import Bond, Size, plan
from debate.transfer.synthetic.sources import CITED_FROM_ONE, MOST, Article, Passage, article

BATCH = 5_000
BEGUN = datetime(2025, 1, 1, 12, tzinfo=UTC)
DAYS = 400
SPEAKERS = 60
OTHER = {"zh-Hant": "en", "zh-Hans": "en", "en": "zh-Hant"}


ADDRESSES = """
INSERT INTO debate_address (pid, kind, debate_id, state, successor, reason, by_id, at)
SELECT pid, %s, debate_id, 'live', '', '', %s, %s FROM {table} WHERE debate_id = %s
"""

Row = TypeVar("Row", bound=Model)


@transaction.atomic
def synthesize_debate(*, slug: str, size: Size, seed: int = 0, by: User | None = None) -> Debate:
    """Invent and store a public debate. IntegrityError if the slug, or a pid of this very debate, is already here."""
    return _Builder(slug, size, seed, by).build()


class _Builder:
    """Rows in an order in which each finds those it refers to; chance is asked in the same order each time."""

    def __init__(self, slug: str, size: Size, seed: int, by: User | None) -> None:
        self.size, self.by = size, by
        self.chance = Random(f"{slug} {seed}")
        self.plan = plan(size, self.chance)
        question, english = words.QUESTION
        self.debate = Debate(
            pid=self.pid(),
            slug=slug,
            language="zh-Hant",
            title=question,
            summary=words.sentence(self.chance, "zh-Hant"),
            translations={"en": {"title": english, "summary": words.sentence(self.chance, "en")}},
            licence="CC0 1.0",
            created_at=BEGUN,
            created_by=by,
            published_at=BEGUN,
        )

    def build(self) -> Debate:
        self.debate.save(force_insert=True)
        claims = self.save(self.claim(number) for number in range(self.size.claims))
        self.save(version for claim in claims for version in self.versions(claim))
        self.save(self.tagged(claims))
        links = self.links(claims)
        speakers = self.save(self.speaker(number) for number in range(SPEAKERS))
        citations = self.evidence(claims, speakers)
        self.save([Address(pid=self.debate.pid, kind="debate", debate=self.debate, by=self.by, at=BEGUN)])
        for table in (Claim, Link, Speaker, Source, Citation):
            self.address(table)
        record_change(
            debate=self.debate,
            action="synthesized",
            kind=Address.Kind.DEBATE,
            pid=self.debate.pid,
            by=self.by,
            after={"claims": len(claims), "links": len(links), "citations": len(citations)},
            reshapes=True,
        )
        return self.debate

    def save(self, rows: Iterable[Row]) -> list[Row]:
        """Store rows of one table, batch by batch."""
        waiting, stored = iter(rows), list[Row]()
        while batch := list(islice(waiting, BATCH)):
            type(batch[0])._default_manager.bulk_create(batch)
            stored += batch
        return stored

    def address(self, table: type[Model]) -> None:
        """Issue the addresses of all rows of a table by one statement: row by row they cost a third of the time."""
        at = connection.ops.adapt_datetimefield_value(BEGUN)
        known = [table._meta.model_name, self.by.pk if self.by else None, at, self.debate.pk]
        with connection.cursor() as cursor:
            cursor.execute(ADDRESSES.format(table=table._meta.db_table), known)

    def pid(self) -> str:
        return "".join(self.chance.choices(CROCKFORD, k=10))

    def own(self) -> dict[str, Any]:
        moment = BEGUN + timedelta(days=int(self.chance.triangular(0, DAYS, 0)))
        return {"debate": self.debate, "pid": self.pid(), "created_at": moment, "created_by": self.by}

    def claim(self, number: int) -> Claim:
        chance = self.chance
        kind = "question" if number == 0 else "position" if number <= self.plan.positions else "claim"
        language = chance.choices(("zh-Hant", "zh-Hans", "en"), weights=(65, 20, 15))[0]
        text, translated = words.sentence(chance, language), words.sentence(chance, OTHER[language])
        if kind != "claim":
            language, (text, translated) = "zh-Hant", (words.QUESTION, *words.POSITIONS)[number]
        title = words.headline(chance, language) if chance.random() < 0.2 else ""
        wording = {"text": translated, "headline": "", "detail": "", "detail_html": "", "version": 1}
        return Claim(
            **self.own(),
            kind=kind,
            voice=chance.choices(("reported", "reporter", "editorial"), weights=(75, 8, 17))[0],
            nature=chance.choice(("", "", *Claim.Nature.values)) if kind == "claim" else "",
            language=language,
            text=text,
            headline=title,
            folded=claim_hash(text),
            translations={OTHER[language]: wording} if kind != "claim" or chance.random() < 0.2 else {},
        )

    def versions(self, claim: Claim) -> Iterator[ClaimVersion]:
        for language, text in ((claim.language, claim.text), *((c, t["text"]) for c, t in claim.translations.items())):
            title = claim.headline if language == claim.language else ""
            known = {"debate": self.debate, "created_at": claim.created_at, "created_by": self.by}
            yield ClaimVersion(**known, claim=claim, language=language, number=1, text=text, headline=title)

    def tagged(self, claims: list[Claim]) -> Iterator[ClaimTag]:
        known = {"debate": self.debate, "created_at": BEGUN, "created_by": self.by}
        tags = self.save(Tag(**known, name=name, translations={"en": {"name": to}}) for name, to in words.TAGS)
        for claim in claims:
            for rank, tag in enumerate(self.chance.sample(tags, self.chance.choices((0, 1, 2), (50, 40, 10))[0])):
                yield ClaimTag(**known, claim=claim, tag=tag, rank=rank)

    def links(self, claims: list[Claim]) -> list[Link]:
        """Links to claims first, then undercuts, each after the link it attacks."""
        made: dict[int, Link] = {}
        waiting = list(enumerate(self.plan.bonds))
        while waiting:
            ready = [(at, bond) for at, bond in waiting if bond.attacks is None or bond.attacks in made]
            batch = {at: self.link(bond, claims, made.get(bond.attacks or 0)) for at, bond in ready}
            self.save(batch.values())
            made |= batch
            waiting = [(at, bond) for at, bond in waiting if at not in made]
        return list(made.values())

    def link(self, bond: Bond, claims: list[Claim], attacked: Link | None) -> Link:
        undercut = bond.attacks is not None
        return Link(
            **self.own(),
            premise=claims[bond.premise],
            parent=claims[bond.parent],
            target_claim=None if undercut else claims[bond.parent],
            target_link=attacked if undercut else None,
            relation=bond.relation,
            group=bond.group,
            placement="reported" if self.chance.random() < 0.7 else "editorial",
            rank=bond.rank,
            home=bond.home,
        )

    def speaker(self, number: int) -> Speaker:
        name, roman = words.name(number)
        kind = "organization" if number % 7 == 6 else "person"
        translations = {"en": {"name": roman, "note": ""}}
        return Speaker(**self.own(), kind=kind, language="zh-Hant", name=name, aliases=[], translations=translations)

    def evidence(self, claims: list[Claim], speakers: list[Speaker]) -> list[Citation]:
        """Sources with digests, texts attached to every second one, and citations into them with their anchors."""
        cited = [row for row in claims if row.voice != "editorial" and self.chance.random() < self.size.citations]
        articles = [article(self.chance) for _ in range(min(MOST, 1 + len(cited) // CITED_FROM_ONE))]
        sources = self.save(self.source(number, text) for number, text in enumerate(articles))
        self.save(block for pair in zip(sources, articles, strict=True) for block in self.blocks(*pair))
        texts = self.save(self.text(*pair) for pair in list(zip(sources, articles, strict=True))[::2])
        attached = {text.source_id: text for text in texts}
        chosen: list[tuple[Citation, Passage]] = []
        for claim in cited:
            for _ in range(1 + (self.chance.random() < 0.15)):
                at = self.chance.randrange(len(sources))
                passage = self.chance.choice(articles[at].passages)
                speaker = speakers[int(self.chance.triangular(0, SPEAKERS, 0))]
                chosen.append((self.citation(claim, sources[at], passage, speaker), passage))
        citations = self.save(citation for citation, _ in chosen)
        self.save(
            self.anchor(row, place, attached[row.source_id]) for row, place in chosen if row.source_id in attached
        )
        return citations

    def source(self, number: int, text: Article) -> Source:
        title = words.headline(self.chance, text.language)
        outlet = f"Gazette {number + 1}" if text.language == "en" else f"日報{number + 1}"
        published = f"2025-{1 + number % 12:02}-{1 + number % 28:02}"
        return Source(**self.own(), title=title, outlet=outlet, published=published, language=text.language)

    def blocks(self, source: Source, text: Article) -> Iterator[Block]:
        for number, (digest, other) in enumerate(text.digests, start=1):
            known = {"debate": self.debate, "source": source, "number": number, "created_at": BEGUN}
            yield Block(**known, digest=digest, translations={OTHER[text.language]: {"digest": other}})

    def text(self, source: Source, text: Article) -> SourceText:
        original = text.text.encode()
        digest = hashlib.sha256(original).hexdigest()
        return SourceText(
            debate=self.debate,
            source=source,
            version=1,
            language=text.language,
            text=text.text,
            sha256=digest,
            original=original,
            original_sha256=digest,
            codec="utf-8",
            extractor="plain text v1",
            created_at=BEGUN,
        )

    def citation(self, claim: Claim, source: Source, passage: Passage, speaker: Speaker) -> Citation:
        anonymous = claim.voice == "reporter"
        return Citation(
            **self.own(),
            claim=claim,
            source=source,
            block=passage.block,
            start=passage.start,
            length=passage.length,
            folded=passage.folded,
            seal=passage.seal,
            stance=self.chance.choices(("supports", "mentions", "disputes"), weights=(88, 7, 5))[0],
            speaker=None if anonymous else speaker,
        )

    def anchor(self, row: Citation, passage: Passage, text: SourceText) -> Anchor:
        review = self.chance.random() < 0.1
        return Anchor(
            debate=self.debate,
            citation=row,
            source_text=text,
            status=Anchor.Status.REVIEW if review else Anchor.Status.ANCHORED,
            start=passage.at,
            end=passage.at + passage.length,
            stage="seal",
            created_at=BEGUN,
        )
