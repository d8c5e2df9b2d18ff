"""Sources that stand here twice become one."""

import pytest

from debate.editing.cite import withdraw_citation
from debate.editing.impact import foresee
from debate.editing.merge_source import merge_sources
from debate.editing.proposals import accept, propose
from debate.editing.undo import Overtaken, undo_change
from debate.history.queries import find_address
from debate.history.refusals import Refused, Why
from debate.models import Annotation, Block, Citation, Source, User
from debate.sources.actions import digest_paragraph, withdraw_source
from tests.article import PARAGRAPHS, SPOKEN, TEXT
from tests.editing.audit import present, without_nothing
from tests.editing.sources import SEATS, add, attach, merge, of, quote, sound, standing
from tests.library import ARTICLE, COST, DAY, MAYOR, NIGHT, SPEECH, UNION

pytestmark = pytest.mark.django_db


@pytest.fixture
def twin(library):
    """The pid of the article once more."""
    return add(library)


def test_citations_notes_and_summaries_go_over_in_one_entry(library, twin):
    entry = merge(library, ARTICLE, twin, reason="同一篇")
    assert (entry.action, entry.kind, entry.pid, entry.summary) == ("merged", "source", ARTICLE, "同一篇")
    assert of(ARTICLE) == []
    assert of(twin) == [f"t00000000{number}" for number in range(7)]
    assert Annotation.objects.get(pid="a000000004").source.pid == twin
    assert list(Block.objects.filter(source__pid=twin).values_list("number", flat=True)) == [2, 3, 4, 5]
    address = find_address(ARTICLE)
    assert (address.state, address.successor, address.reason) == ("merged", twin, "同一篇")
    sound(library)


def test_the_survivor_says_what_it_says_and_takes_what_it_does_not(library):
    twin = add(library, author="周又新")
    digest_paragraph(debate=library, pid=twin, number=3, digest="自己的摘要", by=None)
    merge(library, ARTICLE, twin)
    row = Source.objects.get(pid=twin)
    assert (row.title, row.outlet, row.author, row.published) == ("夜間開館", "", "周又新", "2026-01-02")
    digests = dict(Block.objects.filter(source=row).values_list("number", "digest"))
    assert (digests[3], digests[2]) == ("自己的摘要", "議會為夜間開館爭論不休。")


@pytest.mark.parametrize(
    ("more", "one"),
    [
        ({}, True),
        ({"speaker": UNION}, False),
        ({"stance": "disputes"}, False),
        ({"subject": COST}, False),
        ({"subject": "k000000002"}, False),
        ({"words": "夜間開館幫得上他們"}, False),
    ],
)
def test_the_same_words_for_the_same_said_by_the_same_become_one(library, twin, more, one):
    own = quote(library, twin, **more)
    merge(library, ARTICLE, twin)
    assert ("t000000000" not in of(twin)) == one
    address = find_address("t000000000")
    assert (address.state, address.successor) == (("merged", own) if one else ("live", ""))
    sound(library)


def test_the_same_place_is_the_same_passage_where_it_is_known(library, twin):
    own, vague = quote(library, twin), quote(library, twin, "另一個版本的字句是這樣寫的", NIGHT)
    place = Citation.objects.get(pid="t000000000")
    Citation.objects.filter(pid=own).update(seal="v1:" + "0" * 64, start=place.start, length=place.length)
    Citation.objects.filter(pid__in=[vague, "t000000001"]).update(start=0, length=9)
    merge(library, ARTICLE, twin)
    assert find_address("t000000000").successor == own
    assert find_address("t000000001").state == "live"


def test_notes_on_a_double_go_to_the_one_that_stays(library, twin):
    own = quote(library, twin, "通宵開館一年要多花 1,200 萬元", COST, speaker=UNION)
    entry = merge(library, ARTICLE, twin)
    assert Annotation.objects.get(pid="a000000003").citation.pid == own
    undo_change(debate=library, revision=entry.revision, by=None)
    assert Annotation.objects.get(pid="a000000003").citation.pid == "t000000002"


def test_passages_and_summaries_find_their_paragraphs_in_the_survivors_text(library, twin):
    attach(twin, "\n".join(["題目:圖書館的夜晚", *PARAGRAPHS[:4], "全新的一段話,誰也沒有引用過它。"]))
    merge(library, ARTICLE, twin)
    places = dict(Citation.objects.filter(source__pid=twin).values_list("pid", "block"))
    assert (places["t000000000"], places["t000000002"], places["t000000004"]) == (4, 5, 6)
    assert standing(library, "t000000000") == ("anchored", SEATS)
    assert standing(library, "t000000004")[0] == "review"
    digests = Block.objects.filter(source__pid=twin).order_by("number")
    assert list(digests.values_list("number", "digest"))[1] == (4, "市長以考季缺座位為由,支持夜間開館。")
    assert list(digests.values_list("number", flat=True)) == [3, 4, 5, 6]
    note = Annotation.objects.get(pid="a000000004")
    assert (note.source.pid, note.block) == (twin, 3)
    sound(library)


def test_with_both_texts_paragraphs_are_known_by_their_words(library, twin):
    attach(ARTICLE, TEXT)
    attach(twin, "\n".join([PARAGRAPHS[0], PARAGRAPHS[4], PARAGRAPHS[2], PARAGRAPHS[1]]))
    digest_paragraph(debate=library, pid=ARTICLE, number=1, digest="報頭", by=None)
    merge(library, ARTICLE, twin)
    digests = dict(Block.objects.filter(source__pid=twin).values_list("number", "digest"))
    assert {number: digest[:3] for number, digest in digests.items()} == {
        **{1: "報頭", 2: "市長提", 3: "市長以", 4: "議會為"}
    }  # the union's paragraph is not there, and no other is told to be it
    assert standing(library, "t000000004") == ("anchored", "只要留一盞燈、一位保全就夠了")


def test_a_passage_that_stands_elsewhere_takes_the_words_of_the_public_text(library):
    twin = add(library, words="public")
    words = SPOKEN.replace("閱覽室", "阅览室")
    attach(twin, "开场白与其他的话\n各位," + words)
    merge(library, SPEECH, twin)
    row = Citation.objects.get(pid="t000000007")
    assert (row.block, row.start, row.exact, row.prefix[-3:]) == (2, 3, words, "各位,")
    sound(library)


def test_the_text_of_the_one_that_goes_does_not_go_over(library, twin):
    attach(ARTICLE, TEXT)
    merge(library, ARTICLE, twin)
    assert standing(library, "t000000000") is None
    assert Source.objects.get(pid=ARTICLE).pk not in Citation.objects.values_list("source", flat=True)


@pytest.mark.parametrize("texts", [(), ("kept",), ("gone",), ("kept", "gone")])
def test_undone_all_is_as_it_was(library, twin, texts):
    quote(library, twin)
    digest_paragraph(debate=library, pid=twin, number=3, digest="自己的摘要", by=None)
    if "gone" in texts:
        attach(ARTICLE, TEXT)
    if "kept" in texts:
        attach(twin, "新的第一段,前面沒有的\n" + TEXT)
    before = present(library)
    stood = {pid: standing(library, pid) for pid in of(ARTICLE)}
    entry = merge(library, ARTICLE, twin)
    undo_change(debate=library, revision=entry.revision, by=None)
    assert without_nothing(present(library)) == without_nothing(before)
    assert {pid: standing(library, pid) for pid in of(ARTICLE)} == stood


def test_merged_again_passages_stand_in_the_text_that_is_the_newest_now(library, twin):
    attach(twin, TEXT)
    entry = merge(library, ARTICLE, twin)
    back = undo_change(debate=library, revision=entry.revision, by=None)
    attach(twin, "新的第一段,前面沒有的\n" + TEXT)
    undo_change(debate=library, revision=back.revision, by=None)
    assert standing(library, "t000000000") == ("moved", SEATS)


def test_what_was_withdrawn_comes_back_to_the_survivor(library, twin):
    gone = withdraw_citation(debate=library, pid="t000000000", reason="錯", by=None)
    attach(twin, TEXT)
    merge(library, ARTICLE, twin)
    undo_change(debate=library, revision=gone.revision, by=None)
    assert Citation.objects.get(pid="t000000000").source.pid == twin
    assert standing(library, "t000000000") == ("anchored", SEATS)
    sound(library)


@pytest.mark.parametrize(
    ("pid", "into", "why", "field"),
    [
        (ARTICLE, SPEECH, Why.FOR_MEMBERS, "into"),
        (ARTICLE, "english", Why.OTHER_LANGUAGE, "into"),
        (ARTICLE, ARTICLE, Why.ITSELF, "into"),
        (ARTICLE, MAYOR, Why.UNKNOWN, "into"),
        (ARTICLE, "withdrawn", Why.NOT_LIVE, "into"),
        ("withdrawn", ARTICLE, Why.NOT_LIVE, "source"),
        (DAY, ARTICLE, Why.UNKNOWN, "source"),
    ],
)
def test_what_is_refused_changes_nothing(library, pid, into, why, field):
    known = {"english": add(library, language="en"), "withdrawn": add(library)}
    withdraw_source(debate=library, pid=known["withdrawn"], reason="撤", by=None)
    library.refresh_from_db()
    revision = library.revision
    with pytest.raises(Refused) as error:
        merge(library, known.get(pid, pid), known.get(into, into))
    library.refresh_from_db()
    assert (error.value.why, error.value.field, library.revision) == (why, field, revision)


def test_a_suggestion_that_is_accepted_anchors_what_went_over(library, owner, twin):
    helper = User.objects.create(username="helper")
    waits = propose(action=merge_sources, debate=library, by=helper, pid=ARTICLE, into=twin)
    attach(twin, TEXT)
    entry = accept(debate=library, proposal=waits.pk, by=owner)
    assert (entry.by, standing(library, "t000000000")) == (helper, ("anchored", SEATS))


def test_what_was_changed_since_is_named_and_nothing_is_forced(library, twin):
    entry = merge(library, ARTICLE, twin)
    digest_paragraph(debate=library, pid=twin, number=3, digest="別的摘要", by=None)
    with pytest.raises(Overtaken) as error:
        undo_change(debate=library, revision=entry.revision, by=None)
    assert [(met.kind, met.pid, met.field) for met in error.value.conflicts] == [("source", twin, "blocks.3")]


def test_what_it_will_affect_is_counted_before(library, twin):
    quote(library, twin)
    withdraw_citation(debate=library, pid="t000000003", reason="錯", by=None)
    attach(ARTICLE, TEXT)
    attach(twin, "\n".join(PARAGRAPHS[:4]))
    seen = foresee(action=merge_sources, debate=library, by=None, pid=ARTICLE, into=twin)
    assert (seen.citations_along, seen.doubles, seen.citations_gone, seen.notes_along) == (5, 1, 0, 1)
    assert (seen.redirects, seen.closed) == (2, 0)
    found = seen.carried
    assert (found.digests, found.filled, found.found, found.missing) == (3, 2, 4, 1)
    assert (found.restricted, found.text_left, found.text_lost) == (False, True, False)
    other = foresee(action=merge_sources, debate=library, by=None, pid=SPEECH, into=ARTICLE)
    assert (other.closed, other.carried.restricted, other.carried.missing) == (1, True, 1)
    alone = foresee(action=merge_sources, debate=library, by=None, pid=ARTICLE, into=add(library))
    assert (alone.carried.text_left, alone.carried.text_lost) == (False, True)
