"""Two positions or two speakers, read from the database."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from debate.arguments import pairs
from debate.arguments.pairs import comparable, position_pair, positions_of, speaker_pair
from debate.models import Citation, Claim, Link, Source, Speaker
from tests.library import (
    ARTICLE,
    BESIDE,
    COST,
    DAY,
    DOUBT,
    GUARDS,
    LIGHT,
    MAYOR,
    NIGHT,
    QUESTION,
    SHARED,
    STUDENTS,
    UNION,
    VOICES,
    WAGES,
    WITHDRAWN,
)

pytestmark = pytest.mark.django_db
KNOWN = {"kind": "claim", "voice": "reported", "language": "zh-Hant", "folded": "0" * 64}


def positions(library, a=NIGHT, b=DAY):
    """The comparison of two positions."""
    found = comparable(library.pk, [a, b])
    return position_pair(library.pk, found[a], found[b])


def speakers(library, a=MAYOR, b=UNION):
    """The comparison of two speakers."""
    found = comparable(library.pk, [a, b])
    return speaker_pair(library.pk, found[a], found[b])


def told(rows):
    """Rows in short: what is held, what answers it, why nothing does, how many more replies there are."""
    return [(row.held.card.pid, [reply.card.pid for reply in row.replies], row.silence, row.more) for row in rows]


def add_claims(library, above, relation, count, *, start=0, **more):
    """That many claims under another."""
    parent = Claim.objects.get(pid=above)
    for number in range(start, start + count):
        claim = Claim.objects.create(debate=library, pid=f"x{number:09}", text=f"第 {number} 個", **KNOWN)
        ends = {"premise": claim, "target_claim": parent, "parent": parent, "relation": relation, "home": True}
        Link.objects.create(debate=library, pid=f"y{number:09}", placement="reported", rank=number, **ends | more)


def cite(library, claim, speaker, stance="supports", pid="z000000000"):
    """A passage in which a speaker says something of a claim."""
    place = {"block": 1, "start": 0, "length": 9, "folded": 9, "seal": "v1:", "source": Source.objects.get(pid=ARTICLE)}
    ends = {"claim": Claim.objects.get(pid=claim), "speaker": Speaker.objects.get(pid=speaker)}
    Citation.objects.create(debate=library, pid=pid, stance=stance, **place, **ends)


def test_reasons_of_two_positions_with_what_answers_them(library):
    pair = positions(library)
    assert told(pair.a.rows) == [(STUDENTS, [BESIDE], "article", 0)]
    assert told(pair.b.rows) == [(COST, [LIGHT], "article", 0), (WAGES, [], "article", 0), (GUARDS, [], "here", 0)]
    assert [(why, told(rows)) for why, rows in pair.b.silent] == [
        ("article", [(WAGES, [], "article", 0)]),
        ("here", [(GUARDS, [], "here", 0)]),
    ]
    assert told(pair.b.answered) == [(COST, [LIGHT], "article", 0)]
    assert (pair.a.total, pair.b.total, pair.shared) == (1, 3, ())


def test_a_reported_reply_breaks_the_silence(library):
    Link.objects.filter(pid="k000000005").update(placement="reported")
    assert told(positions(library).b.answered) == [(COST, [LIGHT], "", 0)]


def test_so_does_a_passage_that_disputes_it(library):
    cite(library, WAGES, MAYOR, "disputes")
    row = positions(library).b.rows[1]
    assert (told([row]), [dispute.pid for dispute in row.disputes]) == ([(WAGES, [], "", 0)], ["z000000000"])


def test_what_disputes_a_position_itself_is_told_with_it(library):
    pair = positions(library)
    assert [(dispute.pid, dispute.voice.pid) for dispute in pair.b.disputes] == [("t000000006", UNION)]
    assert pair.a.disputes == ()


def test_what_stands_under_both_is_told_with_both_sides(library):
    claim, night = Claim.objects.get(pid=COST), Claim.objects.get(pid=NIGHT)
    ends = {"premise": claim, "target_claim": night, "parent": night}
    Link.objects.create(debate=library, pid="y000000000", relation="con", placement="reported", **ends)
    pair = positions(library)
    assert [held.card.pid for held in pair.shared] == [COST]
    assert [(side.position.pid, side.sign) for side in pair.shared[0].sides] == [(NIGHT, -1), (DAY, 1)]
    assert [(side.position.pid, side.sign) for side in pair.b.rows[0].held.sides] == [(NIGHT, -1)]
    assert pair.a.against == ()


def test_a_reply_that_is_a_reason_for_the_other_says_so(library):
    day, beside = Claim.objects.get(pid=DAY), Claim.objects.get(pid=BESIDE)
    ends = {"premise": beside, "target_claim": day, "parent": day}
    Link.objects.create(debate=library, pid="y000000000", relation="pro", placement="reported", **ends)
    (reply,) = positions(library).a.rows[0].replies
    assert [(side.position.pid, side.sign) for side in reply.sides] == [(DAY, 1)]


def test_what_is_only_against_a_position_stands_apart(library):
    add_claims(library, NIGHT, "con", 1)
    pair = positions(library)
    assert told(pair.a.against) == [("x000000000", [], "here", 0)]
    assert told(pair.a.rows) == [(STUDENTS, [BESIDE], "article", 0)]


def test_either_side_looks_the_same_from_the_other(library):
    forth, back = positions(library), positions(library, DAY, NIGHT)
    assert (forth.a, forth.b, forth.shared) == (back.b, back.a, back.shared)
    forth, back = speakers(library), speakers(library, UNION, MAYOR)
    assert (forth.a, forth.b, forth.shared) == (back.b, back.a, back.shared)


def test_speakers_with_what_the_other_answers(library):
    cite(library, LIGHT, MAYOR)
    cite(library, BESIDE, UNION, pid="z000000001")
    cite(library, STUDENTS, UNION, "disputes", pid="z000000002")
    pair = speakers(library)
    assert told(pair.a.rows) == [(LIGHT, [], "article", 0), (STUDENTS, [BESIDE], "", 0), (NIGHT, [], "article", 0)]
    assert [dispute.pid for dispute in pair.a.rows[1].disputes] == ["z000000002"]
    assert told(pair.b.rows) == [(BESIDE, [], "here", 0), (COST, [LIGHT], "article", 0)]


def test_a_dispute_by_somebody_else_is_not_the_others(library):
    cite(library, STUDENTS, VOICES, "disputes")
    assert [row.disputes for row in speakers(library).a.rows] == [(), ()]


def test_what_both_say_stands_apart(library):
    cite(library, STUDENTS, UNION)
    pair = speakers(library)
    assert [held.card.pid for held in pair.shared] == [STUDENTS]
    assert [row.held.card.pid for row in pair.a.rows] == [NIGHT]
    assert [row.held.card.pid for row in pair.b.rows] == [COST]


def test_only_so_much_is_shown_and_the_rest_is_counted(library, monkeypatch):
    monkeypatch.setattr(pairs, "REASONS", 2)
    monkeypatch.setattr(pairs, "REPLIES", 1)
    add_claims(library, COST, "con", 3)
    add_claims(library, NIGHT, "con", 3, start=3)
    pair = positions(library)
    assert told(pair.b.rows) == [(COST, ["x000000000"], "", 3), (WAGES, [], "article", 0)]
    assert (pair.b.total, pair.b.more, pair.a.more_against, len(pair.a.against)) == (3, 1, 1, 2)
    cite(library, LIGHT, MAYOR)
    pair = speakers(library)
    assert (len(pair.a.rows), pair.a.more, pair.a.total) == (2, 1, 3)


def test_what_the_other_answers_comes_before_what_the_limit_cuts_off(library, monkeypatch):
    monkeypatch.setattr(pairs, "REASONS", 1)
    cite(library, BESIDE, UNION)
    assert told(speakers(library).a.rows) == [(STUDENTS, [BESIDE], "article", 0)]


def test_withdrawn_things_are_not_there(library):
    now = {"withdrawn_at": "2026-01-01T00:00Z"}
    Link.objects.filter(pid__in=["k000000005", "k00000000a"]).update(**now)
    assert told(positions(library).b.rows) == [(COST, [], "article", 0), (WAGES, [], "article", 0)]
    Citation.objects.filter(pid="t000000002").update(**now)
    assert speakers(library).b.rows == ()
    Speaker.objects.filter(pid=UNION).update(**now)
    Claim.objects.filter(pid=NIGHT).update(**now)
    assert comparable(library.pk, [UNION, NIGHT]) == {}


def test_only_positions_and_speakers_are_comparable(library):
    asked = [QUESTION, NIGHT, STUDENTS, SHARED, DOUBT, MAYOR, ARTICLE, WITHDRAWN, "zzzzzzzzzz"]
    assert sorted(comparable(library.pk, asked)) == [NIGHT, MAYOR]
    assert [row.pid for row in positions_of(library.pk)] == [NIGHT, DAY]


@pytest.mark.parametrize("count", [1, 3])
def test_as_many_queries_at_any_size(library, count):
    add_claims(library, NIGHT, "pro", count)
    add_claims(library, "x000000000", "con", count, start=10)
    found = comparable(library.pk, [NIGHT, DAY, MAYOR, UNION])
    with CaptureQueriesContext(connection) as queries:
        position_pair(library.pk, found[NIGHT], found[DAY])
    assert len(queries) == 5
    with CaptureQueriesContext(connection) as queries:
        speaker_pair(library.pk, found[MAYOR], found[UNION])
    assert len(queries) == 6
