"""A machine that does to a debate whatever people may do, in any order, and knows what must hold after each step."""

from contextlib import suppress
from typing import Any

from django.db import transaction
from hypothesis import assume
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from debate.annotations.actions import NoteFields, add_note, reply_to, withdraw_note
from debate.arguments import actions, linking
from debate.editing import impact, merge, proposals, undo, withdraw
from debate.history.entries import states_at
from debate.history.patches import fields_of
from debate.history.refusals import Refused, Stale
from debate.history.things import KINDS
from debate.models import Annotation, Change, Claim, Link, Proposal, Speaker, User
from debate.transfer.actions import import_debate
from tests.editing import audit
from tests.library import encoded, library

NUMBER = st.integers(min_value=0, max_value=10_000)
RELATION = st.sampled_from(["pro", "con", "context", "answers"])
WORDS = st.sampled_from(["座位不夠", "夜裡有人", "Too few seats", "燈不夠亮", "要花錢", "👨‍👩‍👧 全家都去"])


class Debating(RuleBasedStateMachine):
    """Editors and contributors at work on the library debate; everything is taken back at the end."""

    @initialize()
    def begin(self) -> None:
        """A debate, and somebody."""
        self.transaction = transaction.atomic()
        self.transaction.__enter__()
        self.debate = import_debate(encoded(library()), by=None)
        self.user = User.objects.create(username="editor")
        self.snapshots = {self.debate.revision: self.present()}

    def teardown(self) -> None:
        """Nothing stays."""
        if hasattr(self, "transaction"):
            try:
                self.past_is_as_recorded()
            finally:
                transaction.set_rollback(True)
                self.transaction.__exit__(None, None, None)

    def past_is_as_recorded(self) -> None:
        """What the history says of each revision is what was there then, but for words that were closed since."""
        for revision, recorded in self.snapshots.items():
            then = states_at(self.debate.pk, revision, dict.fromkeys(KINDS))
            known = audit.forgotten(recorded, audit.closed_since(self.debate, revision))
            assert audit.without_nothing(then) == audit.without_nothing(known), revision

    def present(self) -> Any:
        """All fields of all things."""
        return audit.present(self.debate)

    def any_of(self, table: Any, number: int, **filters: Any) -> str:
        """The pid of one of the live rows."""
        rows = table.objects.filter(debate=self.debate, withdrawn_at__isnull=True, **filters).order_by("pk")
        pids = list(rows.values_list("pid", flat=True))
        assume(pids)
        return pids[number % len(pids)]

    def target(self, number: int) -> str:
        """A claim, or for every fifth number a link."""
        return self.any_of(Link if number % 5 == 0 else Claim, number)

    def act(self, action: Any, **fields: Any) -> None:
        """Do it, or be refused; either is fine, a broken debate is not. What was foreseen is what comes."""
        with suppress(Refused, undo.Overtaken):
            before, revision = audit.graph_now(self.debate), self.debate.revision
            foreseen = impact.foresee(action=action, debate=self.debate, by=self.user, **fields)
            self.debate.refresh_from_db()
            assert self.debate.revision == revision
            action(debate=self.debate, by=self.user, **fields)
            turns = audit.turned(before, audit.graph_now(self.debate))
            assert {name: getattr(foreseen and foreseen.turns, name, 0) for name in turns} == turns
        self.debate.refresh_from_db()

    @rule(where=NUMBER, relation=RELATION, text=WORDS)
    def add(self, where: int, relation: str, text: str) -> None:
        """Respond to something."""
        claim = actions.NewClaim(text, "zh-Hant", tags=("新",), translations={"en": {"text": "new"}})
        self.act(actions.add_claim, target=self.target(where), relation=relation, claim=claim)

    @rule(which=NUMBER, text=WORDS, language=st.sampled_from(["zh-Hant", "en", "zh-Hans"]), late=st.booleans())
    def reword(self, which: int, text: str, language: str, late: bool) -> None:
        """Edit words, sometimes upon an old version."""
        pid = self.any_of(Claim, which)
        seen, _ = actions.wording_of(Claim.objects.get(pid=pid), language)
        try:
            self.act(actions.edit_wording, pid=pid, language=language, seen=seen - late, text=text)
        except Stale:
            assert late

    @rule(which=NUMBER, language=st.sampled_from(["zh-Hant", "en", "zh-Hans"]))
    def drop(self, which: int, language: str) -> None:
        """Take a translation away."""
        self.act(actions.drop_translation, pid=self.any_of(Claim, which), language=language)

    @rule(which=NUMBER, language=st.sampled_from(["zh-Hant", "en"]), number=st.integers(min_value=1, max_value=4))
    def restore(self, which: int, language: str, number: int) -> None:
        """An old wording, if there was one."""
        self.act(actions.restore_wording, pid=self.any_of(Claim, which), language=language, number=number)

    @rule(which=NUMBER, tags=st.lists(WORDS, max_size=2))
    def describe(self, which: int, tags: list[str]) -> None:
        """Nature and tags."""
        self.act(actions.describe_claim, pid=self.any_of(Claim, which), nature="value", tags=tags)

    @rule(which=NUMBER, where=NUMBER, relation=RELATION)
    def link(self, which: int, where: int, relation: str) -> None:
        """Reuse a claim."""
        self.act(linking.link_claim, premise=self.any_of(Claim, which), target=self.target(where), relation=relation)

    @rule(which=NUMBER, where=NUMBER, relation=RELATION)
    def move(self, which: int, where: int, relation: str) -> None:
        """Hang a branch elsewhere."""
        self.act(linking.move_link, pid=self.any_of(Link, which), target=self.target(where), relation=relation)

    @rule(which=NUMBER)
    def order(self, which: int) -> None:
        """Turn siblings round."""
        pid = self.any_of(Link, which)
        link = Link.objects.get(pid=pid)
        siblings = Link.objects.filter(
            target_claim=link.target_claim, target_link=link.target_link, withdrawn_at__isnull=True
        )
        self.act(linking.order_links, pids=list(siblings.order_by("-rank", "pid").values_list("pid", flat=True)))

    @rule(first=NUMBER, second=NUMBER)
    def join(self, first: int, second: int) -> None:
        """Premises that count together."""
        self.act(linking.join_links, pids=[self.any_of(Link, first), self.any_of(Link, second)])

    @rule(which=NUMBER)
    def separate(self, which: int) -> None:
        """And apart."""
        self.act(linking.separate_link, pid=self.any_of(Link, which))

    @rule(which=NUMBER, relation=RELATION)
    def change(self, which: int, relation: str) -> None:
        """Another relation."""
        self.act(linking.change_link, pid=self.any_of(Link, which), relation=relation, placement="reported")

    @rule(which=NUMBER)
    def rehome(self, which: int) -> None:
        """Draw a claim elsewhere."""
        self.act(linking.make_home, pid=self.any_of(Link, which))

    @rule(which=NUMBER)
    def unlink(self, which: int) -> None:
        """Take a place away."""
        self.act(linking.withdraw_link, pid=self.any_of(Link, which), reason="重複")

    @rule(which=NUMBER, where=NUMBER, how=st.sampled_from(["refuse", "branch", "move"]))
    def withdraw(self, which: int, where: int, how: str) -> None:
        """Take a claim back."""
        place = self.any_of(Claim, where) if how == "move" else how
        successor = self.any_of(Claim, where) if where % 3 == 0 else ""
        chosen = {"pid": self.any_of(Claim, which), "successor": successor, "responses": place}
        self.act(withdraw.withdraw_claim, reason="不對", **chosen)

    @rule(first=NUMBER, second=NUMBER)
    def merge(self, first: int, second: int) -> None:
        """Duplicates become one."""
        self.act(merge.merge_claims, pid=self.any_of(Claim, first), into=self.any_of(Claim, second))

    @rule(first=NUMBER, second=NUMBER)
    def merge_people(self, first: int, second: int) -> None:
        """Speakers, too."""
        self.act(merge.merge_speakers, pid=self.any_of(Speaker, first), into=self.any_of(Speaker, second))

    @rule(back=st.integers(min_value=0, max_value=6))
    def undo(self, back: int) -> None:
        """Undo a change, or an undoing; if it worked, all its fields are what they were."""
        revision = self.debate.revision - back
        before = self.debate.revision
        self.act(undo.undo_change, revision=revision)
        if self.debate.revision > before:
            change = Change.objects.get(debate=self.debate, revision=revision)
            now = self.present()
            for kind, pid, fields in fields_of(change.before):
                for name, value in (fields or {"state": "withdrawn"}).items():
                    assert now[kind][pid].get(name) == value

    @rule(where=NUMBER, text=WORDS)
    def propose(self, where: int, text: str) -> None:
        """A contributor's change waits, and nothing changes."""
        before = self.present()
        claim = actions.NewClaim(text, "zh-Hant")
        fields = {"target": self.any_of(Claim, where), "relation": "pro", "claim": claim}
        with suppress(Refused):
            proposals.propose(action=actions.add_claim, debate=self.debate, by=self.user, **fields)
        assert self.present() == before

    @precondition(lambda self: Proposal.objects.filter(state="waiting").exists())
    @rule()
    def accept(self) -> None:
        """An editor takes it."""
        self.act(proposals.accept, proposal=Proposal.objects.filter(state="waiting").values_list("pk", flat=True)[0])

    @rule(back=st.integers(min_value=0, max_value=5))
    def undo_since(self, back: int) -> None:
        """Undo what a person did of late; what was overtaken stays."""
        since = Change.objects.filter(debate=self.debate).order_by("-revision")[back : back + 1]
        for change in since:
            undo.undo_person(debate=self.debate, person=self.user, since=change.at, by=self.user)
        self.debate.refresh_from_db()

    @rule(where=NUMBER, words=WORDS, visibility=st.sampled_from(["public", "debate"]))
    def note(self, where: int, words: str, visibility: str) -> None:
        """Say something about a claim."""
        said = NoteFields(words, visibility=visibility)
        pid = self.any_of(Claim, where)
        note = add_note(debate=self.debate, kind="claim", pid=pid, note=said, by=self.user)
        if where % 2:
            reply_to(debate=self.debate, pid=note.pid, note=said, by=self.user)
        self.debate.refresh_from_db()

    @rule(which=NUMBER)
    def withdraw_a_note(self, which: int) -> None:
        """And take it back."""
        pid = self.any_of(Annotation, which)
        withdraw_note(debate=self.debate, pid=pid, by=self.user, reason="離題")
        self.debate.refresh_from_db()

    @rule(which=NUMBER, where=NUMBER)
    def propose_a_merge(self, which: int, where: int) -> None:
        """What waits may be overtaken by then."""
        fields = {"pid": self.any_of(Claim, which), "into": self.any_of(Claim, where)}
        with suppress(Refused):
            proposals.propose(action=merge.merge_claims, debate=self.debate, by=self.user, **fields)

    @invariant()
    def it_is_a_debate(self) -> None:
        """graph.faults and all references: none."""
        if hasattr(self, "debate"):
            audit.check_sound(self.debate)

    @invariant()
    def rows_addresses_and_counters_agree(self) -> None:
        """Live addresses have live rows; the revision counts the changes."""
        if hasattr(self, "debate"):
            audit.check_addresses(self.debate, self.present())
            audit.check_counters(self.debate)

    @invariant()
    def history_replays(self) -> None:
        """From the beginning, the changes lead to the present."""
        if hasattr(self, "debate"):
            first = min(self.snapshots)
            audit.check_history(self.debate, first, self.snapshots[first], self.present())
