"""What was merged into something that was then withdrawn."""

import pytest

from debate.editing.merge import merge_claims, merge_speakers
from debate.editing.withdraw import withdraw_claim
from debate.exchange.references import reference_faults
from debate.models import Citation
from debate.people.actions import withdraw_speaker
from debate.transfer.queries import debate_document
from tests.library import DOUBT, GUARDS, UNION, VOICES

pytestmark = pytest.mark.django_db


def test_a_survivor_that_is_withdrawn_leaves_a_file_without_faults(library):
    merge_claims(debate=library, pid=DOUBT, into=GUARDS, by=None)
    withdraw_claim(debate=library, pid=GUARDS, reason="撤", by=None)
    merge_speakers(debate=library, pid=UNION, into=VOICES, by=None)
    Citation.objects.filter(speaker__pid=VOICES).update(speaker=None)
    Citation.objects.filter(via__pid=VOICES).update(via=None)
    withdraw_speaker(debate=library, pid=VOICES, reason="撤", by=None)
    assert list(reference_faults(debate_document(library))) == []
