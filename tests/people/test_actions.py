"""Write speakers."""

import pytest

from debate.editing.undo import Overtaken, undo_change
from debate.history.queries import changes, find_address
from debate.history.refusals import Refused
from debate.models import Speaker
from debate.people.actions import SpeakerFields, add_speaker, edit_speaker, withdraw_speaker
from tests.library import MAYOR, VOICES

pytestmark = pytest.mark.django_db
SEEN = SpeakerFields(
    "林望舒",
    "zh-Hant",
    note="河港市長。",
    aliases=("林市長", "Lin Wang-shu"),
    translations={"en": {"name": "Lin Wang-shu", "note": "Mayor of Harbour City."}},
)


def add(library, **fields):
    """A speaker whose fields are given."""
    speaker = SpeakerFields(**{"name": "周又新", "language": "zh-Hant"} | fields)
    return add_speaker(debate=library, speaker=speaker, by=None)


def test_a_new_speaker_has_an_address_and_one_entry(library):
    entry = add(library, note="記者\n晚報", aliases=("周", " 周又新 ", "周"), translations={"en": {"name": "Chou"}})
    row = Speaker.objects.get(pid=entry.pid)
    assert (row.name, row.kind, row.note, row.aliases) == ("周又新", "person", "記者\n晚報", ["周"])
    assert row.translations == {"en": {"name": "Chou", "note": ""}}
    assert (entry.action, entry.kind, find_address(entry.pid).state) == ("added", "speaker", "live")
    library.refresh_from_db()
    assert library.revision == 2


def test_only_what_was_changed_is_written(library):
    wanted = SpeakerFields("林望舒", "zh-Hant", note="市長", aliases=("林市長",))
    entry = edit_speaker(debate=library, pid=MAYOR, speaker=wanted, seen=SEEN, by=None)
    assert entry.after == {"speaker": {MAYOR: {"note": "市長", "aliases": ["林市長"], "translations.en": None}}}
    assert edit_speaker(debate=library, pid=MAYOR, speaker=wanted, by=None) is None


def test_two_who_edit_different_fields_both_succeed_and_of_one_field_the_second_is_refused(library):
    def edit(**fields):
        wanted = SpeakerFields(
            **{"name": SEEN.name, "language": SEEN.language, "note": SEEN.note, "aliases": SEEN.aliases}
            | {"translations": SEEN.translations}
            | fields
        )
        return edit_speaker(debate=library, pid=MAYOR, speaker=wanted, seen=SEEN, by=None)

    edit(note="市長")
    edit(name="林 望舒")
    row = Speaker.objects.get(pid=MAYOR)
    assert (row.name, row.note) == ("林 望舒", "市長")
    with pytest.raises(Refused, match=r"^note: overtaken$"):
        edit(note="前市長")
    assert edit(note="市長") is None


def test_who_is_named_stays_and_who_is_not_goes(library):
    with pytest.raises(Refused, match=r"^in use$") as caught:
        withdraw_speaker(debate=library, pid=VOICES, reason="無名", by=None)
    assert caught.value.number == 1
    new = add(library)
    withdraw_speaker(debate=library, pid=new.pid, reason="重複", by=None)
    assert (find_address(new.pid).state, find_address(new.pid).reason) == ("withdrawn", "重複")
    assert changes(library.pk)[-1].summary == "重複"
    with pytest.raises(Refused, match=r"^speaker: not live$"):
        edit_speaker(debate=library, pid=new.pid, speaker=SEEN, by=None)


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"name": " "}, "name: empty"),
        ({"name": "字" * 201}, "name: too long"),
        ({"name": "a\u202eb"}, "name: not allowed"),
        ({"note": "字" * 1_001}, "note: too long"),
        ({"kind": "robot"}, "kind: unknown"),
        ({"language": "de"}, "language: unknown"),
        ({"aliases": ["字" * 201]}, "aliases: too long"),
        ({"aliases": [str(number) for number in range(51)]}, "aliases: too long"),
        ({"translations": {"en": {"note": "no name"}}}, "name_en: empty"),
        ({"translations": {"en": {"name": "x" * 201}}}, "name_en: too long"),
        ({"translations": {"de": {"name": "x"}}}, "language: unknown"),
    ],
)  # fmt: skip
def test_what_cannot_be_stored_names_its_field_and_changes_nothing(library, fields, reason):
    with pytest.raises(Refused, match=rf"^{reason}$"):
        add(library, **fields)
    library.refresh_from_db()
    assert (library.revision, Speaker.objects.count()) == (1, 3)


def test_an_unknown_speaker_is_refused(library):
    with pytest.raises(Refused, match=r"^speaker: unknown$"):
        withdraw_speaker(debate=library, pid="zzzzzzzzzz", reason="x", by=None)


def test_adding_is_undone_unless_a_citation_names_the_speaker(library):
    from debate.editing.cite import Saying, edit_citation

    new = add(library)
    edit_citation(debate=library, pid="t000000001", saying=Saying("supports", speaker=new.pid), by=None)
    with pytest.raises(Overtaken, match="names what is not live"):
        undo_change(debate=library, revision=new.revision, by=None)
    undo_change(debate=library, revision=new.revision + 1, by=None)
    undo_change(debate=library, revision=new.revision, by=None)
    assert find_address(new.pid).state == "withdrawn"
