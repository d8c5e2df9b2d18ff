"""The machine at the desk as well: sources, speakers and citations."""

from contextlib import suppress

from hypothesis import strategies as st
from hypothesis.stateful import invariant, precondition, rule

from debate.editing import cite, merge_source, proposals
from debate.editing.place import Quote
from debate.history.patches import fields_of
from debate.history.refusals import Refused
from debate.models import Change, Citation, Proposal, Source, Speaker
from debate.people import actions as people
from debate.sources import actions as sources
from debate.text.decode import Candidate
from tests.editing.machine import NUMBER, WORDS, Debating

PASSAGE = "原文裡的一段話:"


class People(Debating):
    """All that people may do."""

    @rule(text=WORDS, english=st.sampled_from(["", "Somebody"]))
    def add_person(self, text: str, english: str) -> None:
        """A new speaker."""
        self.act(
            people.add_speaker, speaker=people.SpeakerFields(text, "zh-Hant", translations={"en": {"name": english}})
        )

    @rule(which=NUMBER, text=WORDS)
    def edit_person(self, which: int, text: str) -> None:
        """Another name."""
        speaker = people.SpeakerFields(text, "en", kind="unnamed", aliases=["X"])
        self.act(people.edit_speaker, pid=self.any_of(Speaker, which), speaker=speaker)

    @rule(which=NUMBER)
    def withdraw_person(self, which: int) -> None:
        """Somebody whom no citation names."""
        self.act(people.withdraw_speaker, pid=self.any_of(Speaker, which), reason="重複")

    @rule(text=WORDS, words=st.sampled_from(["public", "members"]))
    def add_source(self, text: str, words: str) -> None:
        """A new source."""
        self.act(sources.add_source, source=sources.SourceFields("zh-Hant", title=text, words=words))

    @rule(which=NUMBER, text=WORDS, words=st.sampled_from(["public", "members"]))
    def edit_source(self, which: int, text: str, words: str) -> None:
        """Another title, and other readers."""
        source = sources.SourceFields("en", outlet=text, published="2026", words=words)
        self.act(sources.edit_source, pid=self.any_of(Source, which), source=source)

    @rule(which=NUMBER, number=st.integers(min_value=1, max_value=6), digest=st.sampled_from(["", "摘要"]))
    def digest(self, which: int, number: int, digest: str) -> None:
        """Summarise a paragraph, or no more."""
        self.act(sources.digest_paragraph, pid=self.any_of(Source, which), number=number, digest=digest)

    @rule(which=NUMBER, words=st.lists(WORDS, min_size=1, max_size=5))
    def hold_a_text(self, which: int, words: list[str]) -> None:
        """A stored text, of which the history tells in figures alone."""
        text = "\n".join(PASSAGE + word for word in words)
        source = Source.objects.get(pid=self.any_of(Source, which))
        decoded = Candidate("utf-8", text, 1.0)
        sources.add_text(source=source, original=text.encode(), decoded=decoded, text=text, origin="", by=None)

    @rule(first=NUMBER, second=NUMBER)
    def merge_sources(self, first: int, second: int) -> None:
        """One text that stands here twice."""
        self.act(merge_source.merge_sources, pid=self.any_of(Source, first), into=self.any_of(Source, second))

    @rule(which=NUMBER, where=NUMBER)
    def propose_a_merge_of_sources(self, which: int, where: int) -> None:
        """What waits may be overtaken by then."""
        fields = {"pid": self.any_of(Source, which), "into": self.any_of(Source, where)}
        with suppress(Refused):
            proposals.propose(action=merge_source.merge_sources, debate=self.debate, by=self.user, **fields)

    @rule(which=NUMBER)
    def withdraw_source(self, which: int) -> None:
        """A source that nothing rests on."""
        self.act(sources.withdraw_source, pid=self.any_of(Source, which), reason="撤下")

    @rule(where=NUMBER, source=NUMBER, who=NUMBER, text=WORDS, new=st.booleans())
    def cite(self, where: int, source: int, who: int, text: str, new: bool) -> None:
        """Let something rest on a passage, said by somebody, perhaps a new one."""
        said = cite.Saying("supports", speaker="" if new else self.any_of(Speaker, who), said="2026")
        quote = Quote(self.any_of(Source, source), PASSAGE + text, block=2)
        speaker = people.SpeakerFields(text, "zh-Hant") if new else None
        self.act(cite.cite, subject=self.target(where), quote=quote, saying=said, speaker=speaker, reported=True)

    @rule(where=NUMBER, source=NUMBER, who=NUMBER, text=WORDS)
    def propose_a_passage(self, where: int, source: int, who: int, text: str) -> None:
        """A passage that waits has no row yet, and its source may be merged, closed or withdrawn meanwhile."""
        said = cite.Saying("supports", speaker=self.any_of(Speaker, who))
        quote = Quote(self.any_of(Source, source), PASSAGE + text, block=2)
        fields = {"subject": self.target(where), "quote": quote, "saying": said}
        with suppress(Refused):
            proposals.propose(action=cite.cite, debate=self.debate, by=self.user, **fields)

    @precondition(lambda self: Citation.objects.filter(withdrawn_at__isnull=True).exists())
    @rule(which=NUMBER, who=NUMBER, stance=st.sampled_from(["disputes", "mentions"]))
    def edit_citation(self, which: int, who: int, stance: str) -> None:
        """Somebody else says it."""
        said = cite.Saying(stance, speaker=self.any_of(Speaker, who), translations={"en": {"role": "Clerk"}})
        self.act(cite.edit_citation, pid=self.any_of(Citation, which), saying=said)

    @precondition(lambda self: Citation.objects.filter(withdrawn_at__isnull=True).exists())
    @rule(which=NUMBER)
    def withdraw_citation(self, which: int) -> None:
        """It does not rest there."""
        self.act(cite.withdraw_citation, pid=self.any_of(Citation, which), reason="不是這句")

    @invariant()
    def restricted_words_are_nowhere(self) -> None:
        """No citation of a restricted source has words, in its row, in a change since the debate came, or waiting."""
        if not hasattr(self, "debate"):
            return
        sources = set(Source.objects.filter(words="members").values_list("pid", flat=True))
        for row in Proposal.objects.filter(debate=self.debate):
            for kind, _, fields in fields_of(row.after):
                if kind == "citation" and fields and fields.get("source") in sources:
                    assert not any(fields.get(name) for name in ("exact", "prefix", "suffix"))
        closed = set(Citation.objects.filter(source__words="members").values_list("pid", flat=True))
        assert not Citation.objects.filter(pid__in=closed).exclude(exact="", prefix="", suffix="").exists()
        for change in Change.objects.filter(debate=self.debate).exclude(action="imported"):
            for kind, pid, fields in [*fields_of(change.before), *fields_of(change.after)]:
                held = [fields.get(name) for name in ("exact", "prefix", "suffix")] if fields else []
                assert kind != "citation" or pid not in closed or not any(held)
