"""A claim is taken back."""

import pytest

from debate.editing.withdraw import withdraw_claim
from debate.exchange.references import reference_faults
from debate.history.queries import changes, find_address
from debate.history.refusals import Refused
from debate.models import Debate, Link
from debate.transfer.queries import debate_document
from tests.library import COST, DOUBT, GUARDS, LIGHT, QUESTION, STUDENTS, WAGES, WITHDRAWN

pytestmark = pytest.mark.django_db


def withdraw(pid, **fields):
    """Withdraw a claim of the library debate."""
    debate = Debate.objects.get()
    return withdraw_claim(**{"debate": debate, "pid": pid, "reason": "不是原文的意思", "by": None} | fields)


def test_the_claim_goes_with_its_links_citations_and_notes(library):
    withdraw(GUARDS, successor=COST)
    library.refresh_from_db()
    assert (library.revision, library.shape) == (2, 2)
    address = find_address(GUARDS)
    assert (address.state, address.successor, address.reason) == ("withdrawn", COST, "不是原文的意思")
    assert {find_address(pid).state for pid in ("k000000006", "k00000000a")} == {"withdrawn"}
    assert not Link.objects.filter(premise__pid=GUARDS, withdrawn_at__isnull=True).exists()
    assert sorted(changes(library.pk)[-1].before["link"]) == ["k000000006", "k00000000a"]


def test_what_is_left_is_a_sound_debate(library):
    withdraw(GUARDS)
    withdraw(LIGHT)
    document = debate_document(library)
    assert list(reference_faults(document)) == []
    assert GUARDS in [gone.pid for gone in document.retired]
    assert "t000000004" not in [citation.pid for citation in document.citations]


def test_a_joint_premise_left_alone_is_joint_no_longer(library):
    withdraw(WAGES)
    assert Link.objects.get(pid="k000000003").group == ""
    assert changes(library.pk)[-1].before["link"]["k000000003"] == {"group": "money"}
    assert list(reference_faults(debate_document(library))) == []


def test_a_claim_that_others_stand_on_stays(library):
    with pytest.raises(Refused) as caught:
        withdraw(STUDENTS)
    assert (caught.value.why, caught.value.number) == ("has responses", 1)
    assert find_address(STUDENTS).state == "live"


@pytest.mark.parametrize(
    ("pid", "fields", "reason"),
    [
        (QUESTION, {}, "claim: not allowed"),
        (DOUBT, {"reason": "  "}, "reason: empty"),
        (DOUBT, {"reason": "字" * 1_001}, "reason: too long"),
        (DOUBT, {"successor": WITHDRAWN}, "successor: unknown"),
        (DOUBT, {"successor": DOUBT}, "successor: itself"),
        (DOUBT, {"successor": "zzzzzzzzzz"}, "successor: unknown"),
    ],
)
def test_what_cannot_be_done(library, pid, fields, reason):
    with pytest.raises(Refused, match=rf"^{reason}$"):
        withdraw(pid, **fields)
    library.refresh_from_db()
    assert library.revision == 1


def test_twice_is_once(library):
    withdraw(DOUBT)
    with pytest.raises(Refused, match=r"^claim: not live$"):
        withdraw(DOUBT)
    library.refresh_from_db()
    assert library.revision == 2
