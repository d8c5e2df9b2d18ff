"""The tree as nested lists."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from debate.arguments.outline import events, is_large, outline
from debate.arguments.reader import positions
from debate.models import Claim, Link
from debate.transfer.synthetic.build import synthesize_debate
from debate.transfer.synthetic.plan import Size
from tests.library import BESIDE, COST, DAY, DOUBT, GUARDS, LIGHT, NIGHT, QUESTION, SHARED, STUDENTS, WAGES

pytestmark = pytest.mark.django_db


def drawn(tree):
    """(pid, depth, folded) of every item, in the order of drawing."""
    return [
        (event.node.card.pid, event.node.depth, event.node.folded) for event in events(tree) if event.kind == "item"
    ]


def test_two_levels_are_open(library):
    assert drawn(outline(library.pk)) == [
        (QUESTION, 0, False),
        (NIGHT, 1, False),
        (STUDENTS, 2, True),
        (DAY, 1, False),
        (COST, 2, True),
        (WAGES, 2, False),
        (GUARDS, 2, False),
        (SHARED, 1, False),
    ]


def test_the_way_to_a_claim_is_opened(library):
    tree = outline(library.pk, at=LIGHT)
    assert [item for item in drawn(tree) if item[1] > 2] == [(LIGHT, 3, False), (GUARDS, 4, False)]
    assert [pid for pid, depth, _ in drawn(tree) if depth == 2] == [STUDENTS, COST, WAGES, GUARDS]


def test_everything_is_everything_once_at_its_home(library):
    tree = outline(library.pk, everything=True)
    homes = [
        event.node.card.pid
        for event in events(tree)
        if event.kind == "item" and (not event.node.place or event.node.place.home)
    ]
    assert sorted(homes) == sorted(Claim.objects.values_list("pid", flat=True))
    assert [pid for pid, depth, _ in drawn(tree) if depth == 4] == [DOUBT, GUARDS]
    assert not any(folded for _, _, folded in drawn(tree))


def test_a_mention_of_a_claim_that_stands_elsewhere_is_not_unfolded(library):
    Link.objects.filter(pid="k00000000a").update(rank=0)
    tree = outline(library.pk, everything=True)
    mention = next(node for node in tree.children[1].children if node.card.pid == GUARDS)
    assert (mention.place.home, mention.children, mention.folded) == (False, (), False)


def test_lists_are_closed_as_they_were_opened(library):
    kinds = [event.kind for event in events(outline(library.pk, everything=True))]
    assert kinds.count("in") == kinds.count("out")
    assert kinds.count("item") == kinds.count("end") == 12
    depth = 0
    for kind in kinds:
        depth += {"in": 1, "out": -1}.get(kind, 0)
        assert depth >= 0


def test_an_unknown_claim_opens_nothing(library):
    assert drawn(outline(library.pk, at="zzzzzzzzzz")) == drawn(outline(library.pk))
    assert drawn(outline(library.pk, at="' OR 1=1")) == drawn(outline(library.pk))


@pytest.mark.parametrize(
    ("asked", "cost"), [({}, 5), ({"at": NIGHT}, 7), ({"at": LIGHT}, 7), ({"everything": True}, 4)]
)
def test_queries_do_not_grow_with_the_tree(library, asked, cost):
    with CaptureQueriesContext(connection) as queries:
        outline(library.pk, **asked)
    assert len(queries) == cost


def test_a_deep_tree_is_drawn_without_recursion(library):
    parent = Claim.objects.get(pid=LIGHT)
    known = {"kind": "claim", "voice": "editorial", "language": "en", "folded": "0" * 64}
    placed = {"relation": "pro", "placement": "editorial", "home": True}
    for number in range(190):
        claim = Claim.objects.create(debate=library, pid=f"x{number:09}", text=str(number), **known)
        ends = {"premise": claim, "target_claim": parent, "parent": parent}
        Link.objects.create(debate=library, pid=f"y{number:09}", **ends, **placed)
        parent = claim
    assert max(depth for _, depth, _ in drawn(outline(library.pk, everything=True))) == 193
    assert max(depth for _, depth, _ in drawn(outline(library.pk, at=parent.pid))) == 193


def test_the_reader_shows_each_position_with_reasons_and_the_first_reply(library):
    night, day = positions(library.pk, outline(library.pk))
    assert [(reason.card.pid, reason.reply and reason.reply.pid) for reason in night.reasons] == [(STUDENTS, BESIDE)]
    assert [(reason.card.pid, reason.reply and reason.reply.pid) for reason in day.reasons] == [
        (COST, LIGHT),
        (WAGES, None),
        (GUARDS, None),
    ]
    assert (night.more, day.more) == (0, 0)
    assert night.reasons[0].reply_place.undercut
    assert not day.reasons[0].reply_place.undercut


def test_an_undercut_of_another_link_is_no_reply_to_this_one(library):
    students, day = Claim.objects.get(pid=STUDENTS), Claim.objects.get(pid=DAY)
    ends = {"debate": library, "premise": students, "target_claim": day, "parent": day}
    other = Link.objects.create(pid="k00000000b", relation="con", placement="editorial", **ends)
    Link.objects.filter(pid="k000000007").update(target_link=other)
    night, _ = positions(library.pk, outline(library.pk))
    assert [reason.reply for reason in night.reasons] == [None]


@pytest.fixture
def crowded(library, monkeypatch):
    """The library debate with 12 more responses to LIGHT, of which an outline draws 5 at once."""
    monkeypatch.setattr("debate.arguments.outline.SIBLINGS", 5)
    parent = Claim.objects.get(pid=LIGHT)
    known = {"kind": "claim", "voice": "editorial", "language": "en", "folded": "0" * 64}
    for number in range(12):
        claim = Claim.objects.create(debate=library, pid=f"x{number:09}", text=str(number), **known)
        ends = {"premise": claim, "target_claim": parent, "parent": parent}
        placed = {"relation": "pro", "placement": "editorial", "rank": number + 1, "home": True}
        Link.objects.create(debate=library, pid=f"y{number:09}", **ends, **placed)
    return library


def under(tree, pid):
    """The node of a claim at its home."""
    return next(e.node for e in events(tree) if e.kind == "item" and e.node.card.pid == pid and e.node.place.home)


def told(node):
    """What is drawn under a claim, and what is left out before and after it."""
    return [child.card.text.text for child in node.children], node.skipped, node.more, node.next, node.previous


def test_of_many_siblings_the_first_are_drawn_and_the_rest_counted(crowded):
    guards = "保全的人手要另外聘請"
    asked = [under(outline(crowded.pk, at=LIGHT, start=start), LIGHT) for start in (0, 5, 10, 12)]
    assert [told(node) for node in asked] == [
        ([guards, "0", "1", "2", "3"], 0, 8, 5, 0),
        (["4", "5", "6", "7", "8"], 5, 3, 10, 0),
        (["9", "10", "11"], 10, 0, 13, 5),
        (["11"], 12, 0, 13, 7),
    ]
    assert told(under(outline(crowded.pk, at=LIGHT, start=13), LIGHT)) == ([], 0, 0, 0, 0)
    assert told(under(outline(crowded.pk, start=5, at=COST), COST)) == ([], 0, 0, 0, 0)


def test_what_is_left_out_is_told_around_the_list(crowded):
    def kinds(start):
        steps = events(outline(crowded.pk, at=LIGHT, start=start))
        return [e.kind for e in steps if e.kind in ("before", "more") and e.node.card.pid == LIGHT]

    assert (kinds(0), kinds(5), kinds(10)) == (["more"], ["before", "more"], ["before"])


def test_a_claim_that_is_asked_for_is_drawn_wherever_it_stands(crowded):
    node = under(outline(crowded.pk, at="x000000009"), LIGHT)
    assert told(node) == (["保全的人手要另外聘請", "0", "1", "2", "3", "9"], 0, 7, 5, 0)


def test_a_large_debate_is_opened_by_part(library, monkeypatch):
    monkeypatch.setattr("debate.arguments.outline.DRAWN", 300)
    debate = synthesize_debate(slug="large", size=Size(claims=3_000, depth=30, branching=3))
    deepest = Claim.objects.filter(debate=debate).order_by("pk")[31].pid
    for asked in ({}, {"at": deepest}):
        assert len(drawn(outline(debate.pk, **asked))) < 700
    assert (is_large(debate.pk), is_large(library.pk)) == (True, False)
    with CaptureQueriesContext(connection) as queries:
        outline(debate.pk, at=deepest)
    assert len(queries) == 7


def test_the_reader_takes_one_reply_of_each_claim(crowded):
    with CaptureQueriesContext(connection) as queries:
        _, day = positions(crowded.pk, outline(crowded.pk))
    assert len(queries) == 8
    assert [reason.reply and reason.reply.pid for reason in day.reasons] == [LIGHT, None, None]
