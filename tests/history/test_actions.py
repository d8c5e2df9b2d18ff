"""Addresses and changes."""

import re

import pytest
from django.db import IntegrityError, transaction

from debate.history.actions import record_change
from debate.history.addresses import issue_addresses, mark_address, new_pid
from debate.history.queries import changes, find_address, successor
from debate.models import Address
from tests.library import COST, MERGED, NIGHT, STUDENTS, WITHDRAWN

pytestmark = pytest.mark.django_db


def test_a_pid_is_ten_characters_of_crockford_base32():
    pids = {new_pid() for _ in range(500)}
    assert len(pids) == 500
    assert all(re.fullmatch("[0-9a-hjkmnp-tv-z]{10}", pid) for pid in pids)


def test_an_address_is_issued_once(library):
    issue_addresses(debate=library, kind="claim", pids=["zzzzzzzzzz"], by=None)
    with pytest.raises(IntegrityError), transaction.atomic():
        issue_addresses(debate=library, kind="link", pids=["zzzzzzzzzz"], by=None)
    assert find_address("zzzzzzzzzz").kind == "claim"


def test_an_address_that_was_never_issued_is_none(library):
    assert find_address("yyyyyyyyyy") is None


def test_a_merged_address_leads_to_the_survivor(library):
    assert successor(find_address(MERGED)).pid == STUDENTS
    assert successor(find_address(WITHDRAWN)) is None


def test_a_chain_of_merges_leads_to_the_end_and_a_cycle_to_nothing(library):
    mark_address(pid=STUDENTS, state="merged", successor=COST, by=None)
    assert successor(find_address(MERGED)).pid == COST
    mark_address(pid=COST, state="merged", successor=MERGED, by=None)
    assert successor(find_address(MERGED)) is None


def test_a_change_raises_the_revision_and_the_shape_only_where_the_topology_changed(library):
    record_change(debate=library, action="reworded", kind="claim", pid=NIGHT, by=None, before={"a": 1}, after={"a": 2})
    assert (library.revision, library.shape) == (2, 1)
    record_change(debate=library, action="moved", kind="link", pid=NIGHT, by=None, reshapes=True)
    assert (library.revision, library.shape) == (3, 2)
    assert [(entry.revision, entry.action) for entry in changes(library.pk)] == [
        (1, "imported"),
        (2, "reworded"),
        (3, "moved"),
    ]
    assert Address.objects.get(pid=NIGHT).state == "live"
