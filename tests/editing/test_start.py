"""A debate begins."""

import pytest

from debate.access.queries import may
from debate.editing.start import Answer, start_debate
from debate.editing.undo import undo_change
from debate.exchange.references import reference_faults
from debate.history.queries import changes, find_address
from debate.history.refusals import Refused
from debate.models import Claim, Debate, User
from debate.transfer.queries import debate_document

pytestmark = pytest.mark.django_db
ANSWERS = [Answer("該開放", "夜裡有人要讀書"), Answer("不該開放")]


@pytest.fixture
def starter():
    """Somebody."""
    return User.objects.create(username="starter")


def start(by, **fields):
    """A debate about parks."""
    return start_debate(**{"title": "公園該開放嗎?", "language": "zh-Hant", "answers": ANSWERS, "by": by} | fields)


def test_from_nothing_to_a_sound_debate_in_one_entry(starter):
    entry = start(starter, summary="兩派\n意見")
    debate = Debate.objects.get()
    assert (debate.slug, debate.title, debate.summary) == ("gong-yuan-gai-kai-fang-ma", "公園該開放嗎?", "兩派\n意見")
    assert (debate.visibility, debate.revision, debate.shape, debate.created_by) == ("public", 1, 1, starter)
    assert (entry.action, entry.kind, entry.pid, entry.by) == ("started", "debate", debate.pid, starter)
    assert entry.after["debate"][debate.pid]["title"] == "公園該開放嗎?"
    assert [(row.kind, row.text) for row in Claim.objects.order_by("pk")] == [
        ("question", "公園該開放嗎?"),
        ("position", "該開放"),
        ("claim", "夜裡有人要讀書"),
        ("position", "不該開放"),
    ]
    assert (may(starter, "manage", debate), find_address(debate.pid).kind) == (True, "debate")
    assert list(reference_faults(debate_document(debate))) == []


def test_the_beginning_is_not_undone(starter):
    start(starter)
    with pytest.raises(Refused, match=r"^revision: not allowed$"):
        undo_change(debate=Debate.objects.get(), revision=1, by=starter)


def test_the_same_title_again_gets_a_number_and_a_wish_is_kept(starter):
    start(starter)
    start(starter)
    start(starter, slug=" Park ")
    slugs = list(Debate.objects.order_by("pk").values_list("slug", flat=True))
    assert slugs == ["gong-yuan-gai-kai-fang-ma", "gong-yuan-gai-kai-fang-ma-2", "park"]
    with pytest.raises(Refused, match=r"^slug: taken$"):
        start(starter, slug="park")
    assert len(changes(Debate.objects.get(slug="park").pk)) == 1


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"title": " "}, "title: empty"),
        ({"title": "字" * 301}, "title: too long"),
        ({"title": "a\u200bb"}, "title: not allowed"),
        ({"language": "de"}, "language: unknown"),
        ({"summary": "字" * 1_001}, "summary: too long"),
        ({"visibility": "secret"}, "visibility: unknown"),
        ({"slug": "Zu Hause"}, "slug: no slug"),
        ({"slug": "-a"}, "slug: no slug"),
        ({"slug": "公園"}, "slug: no slug"),
        ({"slug": "a" * 81}, "slug: too long"),
        ({"answers": ANSWERS[:1]}, "empty"),
        ({"answers": ANSWERS * 7}, "too long"),
        ({"answers": [Answer("甲"), Answer(" ")]}, "position_2: empty"),
        ({"answers": [Answer("甲", "字" * 501), Answer("乙")]}, "reason_1: too long"),
        ({"answers": [Answer("字" * 501), Answer("乙")]}, "position_1: too long"),
    ],
)  # fmt: skip
def test_what_cannot_begin_names_its_field_and_nothing_is_there(starter, fields, reason):
    with pytest.raises(Refused, match=rf"^{reason}$"):
        start(starter, **fields)
    assert (Debate.objects.count(), Claim.objects.count()) == (0, 0)
