"""Whatever people do to a debate, no address that was ever issued breaks; nor in a second installation."""

from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import invariant, run_state_machine_as_test

from debate.exchange.write import write_document
from debate.models import Address, Change, Claim, Debate
from debate.transfer.actions import import_debate
from debate.transfer.queries import debate_document
from debate.web.store import KEPT
from debate.web.stored import PAGES
from tests.editing.desk import People
from tests.library import LIGHT, STUDENTS
from tests.web.permalinks import KINDS, dropped, faults, forms, issued

pytestmark = pytest.mark.django_db


class Linking(People):
    """All that people may do, while others follow links."""

    seen: int = 0

    @invariant()
    def what_was_changed_is_still_there(self) -> None:
        """Asked at once for whatever the newest change touched; for everything at the end."""
        if not hasattr(self, "debate") or self.debate.revision == self.seen:
            return
        self.seen = self.debate.revision
        change = Change.objects.get(debate=self.debate, revision=self.seen)
        touched = {pid for things in (change.after or {}).values() if isinstance(things, dict) for pid in things}
        touched.add(change.pid)
        assert faults(address for pid, address in issued(self.debate) if pid in touched) == []

    def past_is_as_recorded(self) -> None:
        """Every address, here and in a second installation, which the debate comes to as a file."""
        super().past_is_as_recorded()
        every = {address for _, address in issued(self.debate)}
        assert faults(every) == []
        every -= dropped(self.debate)
        file = write_document(debate_document(self.debate))
        known = {pid for pid, _ in issued(self.debate)}
        marks = states(self.debate, known)
        transaction.set_rollback(True)
        self.transaction.__exit__(None, None, None)
        self.transaction = transaction.atomic()
        self.transaction.__enter__()
        second = import_debate(file, by=None)
        assert states(second, known) == marks
        assert faults(every) == []


def states(debate: Debate, known: set[str]) -> set[tuple[Any, ...]]:
    """What the addresses of these things of a debate lead to."""
    rows = Address.objects.filter(debate=debate, pid__in=known)
    return set(rows.values_list("pid", "kind", "state", "successor"))


def test_no_address_ever_breaks():
    run_state_machine_as_test(
        Linking,
        settings=settings(
            max_examples=3,
            stateful_step_count=12,
            deadline=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        ),
    )


def test_every_kind_of_thing_has_forms():
    assert {form.kind for form in forms()} == {"", *KINDS.values()}
    assert {"claim", "history", "claim-form", "share", "picture-claim", "version"} <= {form.name for form in forms()}


def test_a_broken_address_is_told(client, library):
    assert faults(address for _, address in issued(library)) == []
    Claim.objects.filter(pid=STUDENTS).update(withdrawn_at="2026-01-01T00:00Z")
    Address.objects.filter(pid=LIGHT).update(state="merged", successor=STUDENTS)
    KEPT.clear()
    PAGES.clear()
    told = faults([f"/c/{STUDENTS}/", f"/c/{LIGHT}/"])
    assert told == [f"/c/{STUDENTS}/: 404", f"/c/{LIGHT}/: 301 to /c/{STUDENTS}/?was={LIGHT}, which answers 404"]
