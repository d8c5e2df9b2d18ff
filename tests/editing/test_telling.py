"""What changes do, told to people: things by their words, and nothing that is not for everybody."""

import pytest

from debate.arguments import actions, linking
from debate.editing.merge import merge_claims, merge_speakers
from debate.editing.merge_source import merge_sources
from debate.editing.naming import Named
from debate.editing.proposals import propose
from debate.editing.telling import Count, Fact, obstacles, tell
from debate.editing.undo import Overtaken, undo_change
from debate.editing.withdraw import withdraw_claim
from debate.history.actions import commit, lock_debate, record_change
from debate.history.entries import find_entry
from debate.history.patches import fields_of
from debate.models import Annotation, Citation, Claim, Source
from debate.sources.actions import digest_paragraph
from debate.text.diff import Piece
from debate.text.words import Words
from tests.article import SPOKEN
from tests.library import ARTICLE, BESIDE, COST, DAY, DOUBT, LIGHT, MAYOR, MERGED, SPEECH, STUDENTS, UNION, WAGES

pytestmark = pytest.mark.django_db
COST_WORDS = Words("zh-Hant", "通宵開館一年多花 1,200 萬元", {"en": "Opening all night costs 12 million more a year"})
LIGHT_WORDS = Words("zh-Hant", "一盞燈與一位保全就夠", {"en": "One lamp and one guard are enough"})


def told(debate, *rows):
    """What these do."""
    return tell(debate.pk, rows)


def reword(debate, pid=COST, text="一年多花 1,200 萬元", language="zh-Hant"):
    """Another wording."""
    seen, _ = actions.wording_of(Claim.objects.get(pid=pid), language)
    return actions.edit_wording(debate=debate, pid=pid, language=language, seen=seen, text=text, by=None)


def brief(facts):
    """What became of which things."""
    return [(fact.thing.kind, fact.thing.pid, fact.what) for fact in facts]


def test_a_wording_is_told_in_pieces(library, owner):
    (one,) = told(library, reword(library))
    words = Words("zh-Hant", "一年多花 1,200 萬元", COST_WORDS.translations)
    assert one.subject == Named("claim", COST, words, live=True)
    pieces = (Piece("gone", "通宵開館"), Piece("same", "一年多花 1,200 萬元"))
    assert one.facts == (Fact(one.subject, "text", "zh-Hant", pieces=pieces),)
    assert (one.number, one.action, one.counts, one.undoes, one.undone_by) == (2, "reworded", (), None, None)


def test_a_translation_names_its_language(library):
    (one,) = told(library, reword(library, text="It costs 12 million more", language="en"))
    assert [(fact.what, fact.language, fact.translated) for fact in one.facts] == [("text", "en", True)]


def test_a_new_claim_is_told_with_its_words_and_its_place(library):
    claim = actions.NewClaim("要人顧", "zh-Hant", headline="人手", tags=("學生",))
    entry = actions.add_claim(debate=library, target=COST, relation="con", claim=claim, by=None)
    (one,) = told(library, entry)
    assert [(fact.thing.kind, fact.what) for fact in one.facts] == [
        ("claim", "made"),
        ("claim", "text"),
        ("claim", "headline"),
        ("claim", "tags"),
        ("link", "made"),
    ]
    assert one.facts[3].new == (Words("zh-Hant", "學生", {"en": "students"}),)
    assert (one.facts[4].thing.relation, one.facts[4].thing.target) == ("con", COST_WORDS)


def test_a_move_names_both_places(library):
    entry = linking.move_link(debate=library, pid="k000000005", target=DAY, relation="pro", by=None)
    (one,) = told(library, entry)
    day = Words("zh-Hant", "應該維持日間開放", {"en": "It should keep its day hours"})
    assert one.subject == Named("link", "k000000005", LIGHT_WORDS, True, "pro", False, day)
    facts = {fact.what: (fact.old, fact.new) for fact in one.facts}
    assert facts == {
        "claim": (Named("claim", COST, COST_WORDS, True), Named("claim", DAY, day, True)),
        "relation": ("con", "pro"),
    }


def test_a_withdrawal_tells_what_went_along_and_counts_notes(library):
    (one,) = told(library, withdraw_claim(debate=library, pid=STUDENTS, reason="錯", by=None, responses="branch"))
    assert brief(one.facts) == [
        ("claim", STUDENTS, "withdrawn"),
        ("claim", BESIDE, "withdrawn"),
        ("claim", DOUBT, "withdrawn"),
        ("claim", MERGED, "withdrawn"),
        ("link", "k000000002", "withdrawn"),
        ("link", "k000000007", "withdrawn"),
        ("link", "k000000008", "withdrawn"),
        ("citation", "t000000000", "withdrawn"),
        ("citation", "t000000005", "withdrawn"),
    ]
    assert one.counts == (Count("annotation", "withdrawn", 2),)
    assert (one.subject.live, one.facts[0].reason) == (False, "錯")


def test_no_private_note_and_no_words_of_a_restricted_source_are_told(library, owner):
    Annotation.objects.filter(pid="a000000000").update(visibility="private", created_by=owner)
    debate = lock_debate(library.pk)
    patch = {
        "citation": {"t000000000": {"exact": "機密的字句", "prefix": "前面", "suffix": "後面", "role": "卸任市長"}}
    }
    quoted = commit(debate=debate, action="cited", kind="citation", pid="t000000000", patch=patch, by=None)
    gone = withdraw_claim(debate=library, pid=STUDENTS, reason="錯", by=None, responses="branch")
    shown = repr(told(library, quoted, gone))
    for secret in ("a000000000", "機密", "前面", "後面"):
        assert secret not in shown
    assert "卸任" in shown


def test_words_are_told_while_every_source_they_were_of_is_public(library):
    debate = lock_debate(library.pk)
    patch = {"citation": {"t000000007": {"exact": SPOKEN[:-1]}}}
    entry = commit(debate=debate, action="cited", kind="citation", pid="t000000007", patch=patch, by=None)
    assert [fact.what for fact in told(library, entry)[0].facts] == ["exact"]
    Source.objects.filter(pid=SPEECH).update(words="members")
    assert told(library, entry)[0].facts == ()
    Source.objects.filter(pid=SPEECH).update(words="public")
    debate = lock_debate(library.pk)
    patch = {"citation": {"t000000007": {"exact": "另外的字", "source": ARTICLE}}}
    moved = commit(debate=debate, action="cited", kind="citation", pid="t000000007", patch=patch, by=None)
    assert [fact.what for fact in told(library, moved)[0].facts] == ["source"]
    Citation.objects.filter(pid="t000000007").update(source=Source.objects.get(pid=SPEECH))
    assert [fact.what for fact in told(library, moved)[0].facts] == ["source"]


def test_merges_name_the_survivor(library):
    (one,) = told(library, merge_claims(debate=library, pid=DOUBT, into=WAGES, by=None, reason="同一句"))
    assert (one.facts[0].what, one.facts[0].new.pid, one.facts[0].reason) == ("merged", WAGES, "同一句")
    (one,) = told(library, merge_speakers(debate=library, pid=UNION, into=MAYOR, by=None))
    assert (one.facts[0].what, one.facts[0].new.pid, one.facts[0].new.live) == ("merged", MAYOR, True)
    assert {(fact.thing.kind, fact.what) for fact in one.facts[1:]} == {("speaker", "aliases"), ("citation", "speaker")}


def test_a_merge_of_sources_tells_of_passages_readers_and_summaries(library):
    digest_paragraph(
        debate=library, pid=SPEECH, number=7, digest="致詞", translations={"en": {"digest": "The speech"}}, by=None
    )
    (one,) = told(library, merge_sources(debate=library, pid=SPEECH, into=ARTICLE, by=None, reason="同一篇"))
    assert (one.facts[0].what, one.facts[0].new.pid, one.facts[0].reason) == ("merged", ARTICLE, "同一篇")
    assert [(fact.thing.kind, fact.what, fact.language) for fact in one.facts[1:]] == [
        ("source", "words", "zh-Hant"),
        ("source", "address", "zh-Hant"),
        ("source", "archive", "zh-Hant"),
        ("source", "digest", "zh-Hant"),
        ("source", "digest", "en"),
        ("citation", "source", "zh-Hant"),
    ]
    assert [piece.text for piece in one.facts[5].pieces] == ["The speech"]


def test_a_proposal_is_told_like_the_change_it_would_be(library, owner):
    claim = actions.NewClaim("要人顧", "en")
    waiting = propose(action=actions.add_claim, debate=library, by=owner, target=COST, relation="pro", claim=claim)
    (one,) = told(library, waiting)
    assert one.subject == Named("claim", waiting.pid, Words("en", "要人顧"), live=False)
    assert one.facts[-1].thing.target == COST_WORDS
    assert (one.number, one.by) == (waiting.pk, owner)


def test_what_is_only_told_in_figures_keeps_its_figures(library):
    (one,) = told(library, find_entry(library.pk, 1))
    assert (one.figures["claims"], one.figures["citations"], one.facts, one.subject) == (11, 8, (), None)


def test_more_than_a_few_things_are_counted(library):
    for number in range(14):
        claim = actions.NewClaim(f"第{number}點", "zh-Hant")
        actions.add_claim(debate=library, target=LIGHT, relation="pro", claim=claim, by=None)
    (one,) = told(library, withdraw_claim(debate=library, pid=LIGHT, reason="錯", by=None, responses="branch"))
    assert len(one.facts) == 12
    changed = list(fields_of(find_entry(library.pk, one.number).after))
    assert sum(count.n for count in one.counts) == len(changed) - 12
    assert {count.what for count in one.counts} == {"withdrawn"}


def test_any_number_of_changes_costs_the_same(library, django_assert_num_queries):
    rows = [reword(library, text=f"第{number}版") for number in range(50)]
    for most in (1, 3, 50):
        with django_assert_num_queries(2):
            told(library, *rows[:most])
    moved = linking.move_link(debate=library, pid="k000000005", target=DAY, relation="pro", by=None)
    quoted = commit(
        debate=lock_debate(library.pk),
        action="cited",
        kind="citation",
        pid="t000000000",
        patch={"citation": {"t000000000": {"speaker": UNION, "source": SPEECH}}},
        by=None,
    )
    tagged = actions.describe_claim(debate=library, pid=COST, tags=["學生"], by=None)
    with django_assert_num_queries(7):
        told(library, moved, quoted, tagged)


def test_what_stands_in_the_way_is_told_from_what_was_expected_to_what_is(library):
    first = reword(library, text="一")
    reword(library, text="二")
    with pytest.raises(Overtaken) as met:
        undo_change(debate=library, revision=first.revision, by=None)
    (one,) = obstacles(library.pk, met.value.conflicts)
    assert (one.pid, one.fact.what, one.fact.pieces) == (COST, "text", (Piece("gone", "一"), Piece("new", "二")))


def test_an_action_nobody_named_and_a_thing_nobody_knows_are_told(library):
    entry = record_change(
        debate=library, action="sprinkled", kind="claim", pid="zzzzzzzzzz", by=None, before={}, after={}
    )
    (one,) = told(library, entry)
    assert (one.action, one.subject) == ("sprinkled", Named("claim", "zzzzzzzzzz"))


def test_what_cannot_be_shown_still_stands_in_the_way(library):
    one, other = ["k000000001", "k000000000", "k000000009"], ["k000000009", "k000000000", "k000000001"]
    first = linking.order_links(debate=library, pids=one, by=None)
    linking.order_links(debate=library, pids=other, by=None)
    with pytest.raises(Overtaken) as met:
        undo_change(debate=library, revision=first.revision, by=None)
    assert [(found.pid, found.fact.what) for found in obstacles(library.pk, met.value.conflicts)] == [
        ("k000000001", "ordered")
    ]


def test_a_change_that_keeps_something_else_is_told_without_it(library):
    entry = record_change(
        debate=library, action="settings", kind="debate", pid=library.pid, by=None, before={"a": "b"}, after={"a": "c"}
    )
    (one,) = told(library, entry)
    assert (one.facts, one.counts, one.figures) == ((), (), {})
