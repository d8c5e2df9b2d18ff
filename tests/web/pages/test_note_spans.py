"""The places of notes as a page's script asks for them: what may be stored, and by whom."""

import pytest

from debate.annotations.actions import NoteFields, add_note
from debate.annotations.selection import Selection
from debate.models import Claim, Debate
from tests.library import COST

pytestmark = pytest.mark.django_db
FOR_EVER = "public, max-age=31536000, immutable"


@pytest.fixture
def notes(library, owner):
    """A public note and a private one of the owner's: their pids."""
    text = Claim.objects.get(pid=COST).text
    return [
        add_note(
            debate=library,
            kind="claim",
            pid=COST,
            note=NoteFields(body="因為", visibility=visibility),
            selection=Selection(part="text", exact=text[:end], language="zh-Hant"),
            by=owner,
        ).pid
        for visibility, end in (("public", 2), ("private", 3))
    ]


def asked(client, query=""):
    """The pids that are answered, and how long they may be stored."""
    response = client.get(f"/_/notes/claim/{COST}.json{query}")
    return [span[0] for span in response.json()["notes"]], response["Cache-Control"]


def test_public_notes_as_of_the_present_revision_are_stored_for_ever(client, owner, notes):
    revision = Debate.objects.get().revision
    assert asked(client, f"?revision={revision}") == (notes[:1], FOR_EVER)
    assert asked(client, f"?revision={revision - 1}") == (notes[:1], "private, no-store")
    assert asked(client) == (notes[:1], "private, no-store")
    client.force_login(owner)
    assert asked(client, f"?revision={revision}") == (notes[:1], FOR_EVER)


def test_ones_own_are_stored_nowhere(client, owner, notes):
    revision = Debate.objects.get().revision
    assert asked(client, f"?revision={revision}&mine=1") == (notes[:1], "private, no-store")
    client.force_login(owner)
    found, stored = asked(client, f"?revision={revision}&mine=1")
    assert (sorted(found), stored) == (sorted(notes), "private, no-store")


def test_a_private_debate_is_stored_nowhere(client, owner, notes):
    Debate.objects.update(visibility="private")
    assert client.get(f"/_/notes/claim/{COST}.json").status_code == 404
    client.force_login(owner)
    assert asked(client, f"?revision={Debate.objects.get().revision}") == (notes[:1], "private, no-store")


def test_what_is_not_there(client, library):
    assert client.get("/_/notes/claim/0000000000.json").status_code == 404
    assert client.get(f"/_/notes/source/{COST}.json").status_code == 404
