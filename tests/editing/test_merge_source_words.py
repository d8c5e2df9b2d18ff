"""Words of a source that is merged: never more people than before may read them."""

import pytest

from debate.editing.merge_source import FILLED, merge_sources
from debate.editing.proposals import accept, propose
from debate.editing.undo import FOR_GOOD, Overtaken, undo_change
from debate.history.patches import fields_of
from debate.history.queries import find_address
from debate.models import Change, Citation, Source
from debate.sources.actions import SourceFields, edit_source
from tests.article import SPOKEN
from tests.editing.sources import add, attach, merge, quote, sound
from tests.library import ARTICLE, NIGHT, SPEECH

pytestmark = pytest.mark.django_db


@pytest.fixture
def twin(library):
    """The pid of the article once more."""
    return add(library)


def held(pid):
    """The words of a citation that the history holds."""
    patches = [patch for row in Change.objects.exclude(action__in=FOR_GOOD) for patch in (row.before, row.after)]
    things = [thing for patch in patches if isinstance(patch, dict) for thing in fields_of(patch)]
    return {fields["exact"] for kind, own, fields in things if own == pid and fields and fields.get("exact")}


def test_words_that_come_to_a_source_for_members_are_nowhere(library, twin):
    own = quote(library, SPEECH, "這座城市對讀書人有過承諾")
    assert held(own) == {"這座城市對讀書人有過承諾"}
    entry = merge(library, SPEECH, twin)
    for pid in (own, "t000000007"):
        row = Citation.objects.get(pid=pid)
        assert (row.exact, row.prefix, row.suffix, row.source.pid) == ("", "", "", twin)
        assert held(pid) == set()
    assert Source.objects.get(pid=SPEECH).words == "members"
    undo_change(debate=library, revision=entry.revision, by=None)
    row = Citation.objects.get(pid="t000000007")
    assert (row.exact, row.source.pid, row.source.words) == ("", SPEECH, "public")
    assert held("t000000007") == set()
    sound(library)


def test_a_double_loses_its_words_too(library, twin):
    own = quote(library, twin, SPOKEN, NIGHT)
    merge(library, SPEECH, twin)
    assert find_address("t000000007").successor == own
    assert (Citation.objects.get(pid="t000000007").exact, held("t000000007")) == ("", set())


def test_who_restricts_a_source_restricts_what_was_merged_into_it(library):
    twin = add(library, words="public")
    own = quote(library, twin, SPOKEN, NIGHT)
    entry = merge(library, SPEECH, twin)
    assert Citation.objects.get(pid="t000000007").exact == SPOKEN
    told = {name: getattr(Source.objects.get(pid=twin), name) for name in ("title", *FILLED)}
    edit_source(debate=library, pid=twin, source=SourceFields("zh-Hant", **told), by=None)
    assert set(Citation.objects.filter(pid__in=[own, "t000000007"]).values_list("exact", flat=True)) == {""}
    assert held(own) | held("t000000007") == set()
    undo_change(debate=library, revision=entry.revision, by=None)
    assert Source.objects.get(pid=SPEECH).words == "members"
    sound(library)


def test_a_chain_into_a_source_for_members_hides_all_of_it(library, twin):
    middle = add(library, words="public")
    quote(library, middle, SPOKEN, NIGHT)
    merge(library, SPEECH, middle)
    merge(library, middle, twin)
    assert find_address(SPEECH).successor == twin
    assert held("t000000007") == set()
    assert set(Source.objects.values_list("words", flat=True)) == {"members"}
    sound(library)


@pytest.mark.parametrize("later", [{"words": "public"}, {"language": "en"}])
def test_a_suggestion_that_would_make_words_public_meanwhile_is_overtaken(library, owner, twin, later):
    waits = propose(action=merge_sources, debate=library, by=owner, pid=ARTICLE, into=twin)
    other = SourceFields(**{"language": "zh-Hant", "title": "夜間開館"} | later)
    edit_source(debate=library, pid=twin, source=other, by=None)
    with pytest.raises(Overtaken):
        accept(debate=library, proposal=waits.pk, by=owner)
    assert find_address(ARTICLE).state == "live"


def test_a_redo_is_held_to_the_readers_there_are_now(library):
    twin = add(library, words="public")
    entry = merge(library, SPEECH, twin)
    back = undo_change(debate=library, revision=entry.revision, by=None)
    edit_source(debate=library, pid=twin, source=SourceFields("zh-Hant", title="夜間開館"), by=None)
    with pytest.raises(Overtaken):
        undo_change(debate=library, revision=back.revision, by=None)
    assert Citation.objects.get(pid="t000000007").exact == SPOKEN


def test_a_passage_that_goes_back_to_a_source_for_members_leaves_what_it_had_gained(library, twin):
    first, other = add(library), add(library, words="public")
    own = quote(library, first, SPOKEN, NIGHT)
    entry = merge(library, first, twin)
    edit_source(debate=library, pid=twin, source=SourceFields("zh-Hant", title="夜間開館", words="public"), by=None)
    attach(other, SPOKEN)
    gained = merge(library, twin, other)
    assert (Citation.objects.get(pid=own).exact, held(own)) == (SPOKEN, {SPOKEN})
    undo_change(debate=library, revision=gained.revision, by=None)
    undo_change(debate=library, revision=entry.revision, by=None)
    assert Citation.objects.get(pid=own).source.pid == first
    assert (Citation.objects.get(pid=own).exact, held(own)) == ("", set())
    sound(library)
