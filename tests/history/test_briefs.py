"""Lists of changes read little of large ones."""

import json

import pytest

from debate.arguments.actions import NewClaim, add_claim
from debate.editing.cite import Saying, cite
from debate.editing.place import Quote
from debate.editing.telling import tell
from debate.editing.undo import undo_change
from debate.editing.withdraw import withdraw_claim
from debate.history.briefs import LARGE, TOLD, keep_brief
from debate.history.entries import Asked, entries, find_entry, find_told
from debate.models import Brief, Change, Source
from debate.sources.actions import SourceFields, edit_source
from tests.growth import growth
from tests.library import SHARED, SPEECH

pytestmark = pytest.mark.django_db
GONE = {"state": "withdrawn", "successor": "", "reason": "不對"}


def withdrawn(debate, things, many=50):
    """Changes that each withdrew so many claims, as their action keeps them; before which revision to ask for them."""
    first = Change.objects.filter(debate=debate).latest("revision").revision + 1
    pids = [SHARED, *(f"z{number:09}" for number in range(things - 1))]
    before = {"claim": {pid: {"state": "live", "successor": "", "reason": ""} for pid in pids}}
    after = {"claim": dict.fromkeys(pids, GONE)}
    about = {"debate": debate, "action": "withdrawn", "kind": "claim", "pid": SHARED}
    for revision in range(first, first + many):
        entry = Change.objects.create(**about, revision=revision, before=before, after=after)
        keep_brief(entry, before, after)
    return first + many


@pytest.fixture
def branch(library):
    """A claim with so many below that its withdrawal is a large change."""
    for number in range(LARGE):
        claim = NewClaim(f"第{number}個", "zh-Hant")
        add_claim(debate=library, target=SHARED, relation="pro", claim=claim, by=None)
    return SHARED


def test_what_is_told_of_a_large_change_is_the_same_as_of_its_patches(library, branch):
    entry = withdraw_claim(debate=library, pid=branch, reason="不對", by=None, responses="branch")
    (whole,) = tell(library.pk, [find_entry(library.pk, entry.revision)])
    (listed,) = tell(library.pk, entries(library.pk, Asked(), most=1).rows)
    (shown,) = tell(library.pk, [find_told(library.pk, entry.revision)])
    assert listed == shown == whole
    assert sum(count.n for count in listed.counts) == 2 * (LARGE + 1) - TOLD
    assert Brief.objects.get().revision == entry.revision
    undo_change(debate=library, revision=entry.revision, by=None)
    assert Brief.objects.count() == 2


def test_a_page_of_large_changes_is_small_and_takes_as_long_as_any(library, django_assert_num_queries):
    some, many = withdrawn(library, 100), withdrawn(library, 4_000)

    def read(before):
        return entries(library.pk, Asked(before=before)).rows

    for before in (some, many):
        with django_assert_num_queries(2):
            rows = read(before)
        assert len(rows) == 50
        assert sum(len(json.dumps([row.before, row.after, row.rest])) for row in rows) < 50 * 3_000
    assert growth(read, some, many) < 3


def test_a_page_of_small_changes_asks_nothing_more(library, branch, django_assert_num_queries):
    with django_assert_num_queries(1):
        rows = entries(library.pk, Asked()).rows
    assert (len(rows), Brief.objects.count()) == (50, 0)


def test_words_that_are_closed_are_forgotten_in_briefs_too(library, branch):
    words = "這是城市對讀書人的承諾"
    for number in range(3):
        said = Saying(("supports", "disputes", "mentions")[number])
        cite(debate=library, subject=SHARED, quote=Quote(SPEECH, words, block=1), saying=said, by=None)
    row = withdraw_claim(debate=library, pid=branch, reason="不對", by=None, responses="branch")
    pid = next(iter(row.after["citation"]))
    kept = Brief.objects.get(revision=row.revision)
    kept.before.setdefault("citation", {})[pid] = {"exact": words, "source": SPEECH}
    kept.save()
    source = Source.objects.get(pid=SPEECH)
    closed = SourceFields("zh-Hant", title=source.title, outlet=source.outlet, words="members")
    edit_source(debate=library, pid=SPEECH, source=closed, by=None)
    assert Brief.objects.get(revision=row.revision).before["citation"][pid]["exact"] == ""
