"""What the map is drawn from."""

import gzip
import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from debate.arguments.topology import CARD_EM, stored_topology, topology
from debate.editing.attach import attach_text
from debate.editing.withdraw import withdraw_claim
from debate.models import Citation, Claim, Debate, Link, Source, Speaker, Topology
from debate.text.lines import lines
from debate.text.script import choose
from debate.transfer.synthetic.build import synthesize_debate
from debate.transfer.synthetic.plan import Size
from tests.article import TEXT
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
    WAGES,
)

pytestmark = pytest.mark.django_db
ORDER = [QUESTION, NIGHT, STUDENTS, BESIDE, DOUBT, DAY, COST, LIGHT, GUARDS, WAGES, SHARED]


def read(debate):
    """The stored topology, unpacked."""
    return json.loads(gzip.decompress(stored_topology(debate)))


def test_every_column(library):
    found = read(library)
    names = {"zh-Hant": "林望舒", "zh-Hans": "林望舒", "en": "Lin Wang-shu"}
    union = {"zh-Hant": "館員工會", "zh-Hans": "馆员工会", "en": "Librarians' union"}
    tags = [
        {"name": {"zh-Hant": "學生", "zh-Hans": "学生", "en": "students"}, "nodes": [2]},
        {"name": {"zh-Hant": "數字", "zh-Hans": "数字", "en": "figures"}, "nodes": [2, 6]},
    ]
    lines = found.pop("lines")
    assert found == {
        "version": 2,
        "debate": "b000000000",
        "shape": 1,
        "n": 11,
        "pids": "".join(ORDER),
        "up": [0, 1, 1, 1, 1, 5, 1, 1, 1, 4, 10],
        "relation": "?apuuapccpx",
        "kind": "qpcccpccccc",
        "voice": "trreerrretr",
        "placement": "-rreerreerr",
        "pro": [0, 1, 0, 0, 0, 3, 0, 0, 0, 0, 0],
        "con": [0, 0, 1, 1, 0, 0, 1, 1, 0, 0, 0],
        "cited": [0, 2, 1, 0, 0, 1, 1, 1, 0, 1, 0],
        "verified": [0] * 11,
        "speaker": [0, 1, 1, 0, 0, 0, 2, 0, 0, 0, 0],
        "several": [],
        "speakers": [{"pid": MAYOR, "name": names}, {"pid": UNION, "name": union}],
        "group": [0, 0, 0, 0, 0, 0, 1, 0, 0, 1, 0],
        "tags": tags,
        "created": [0] * 11,
        "cross": [[8, 5, "p", "k00000000a"]],
        "undercuts": [[3, 2, 1, 1, "k000000007"], [4, 3, 2, 1, "k000000008"]],
    }
    assert lines == {"zh-Hant": "11111111111", "zh-Hans": "11111111111", "en": "21222122121"}


def test_words_found_are_counted_once_a_text_is_attached(library):
    attach_text(source=Source.objects.get(pid=ARTICLE), data=TEXT.encode(), origin="", by=None)
    library.refresh_from_db()
    assert read(library)["verified"] == [0, 1, 1, 0, 0, 1, 1, 1, 0, 1, 0]
    changed = TEXT.replace("1,200", "1,300")
    attach_text(source=Source.objects.get(pid=ARTICLE), data=changed.encode(), origin="", by=None)
    library.refresh_from_db()
    assert read(library)["verified"] == [0, 1, 1, 0, 0, 1, 0, 1, 0, 1, 0]


def test_several_speakers_are_told_apart_from_one(library):
    Claim.objects.filter(pid=COST).update(created_at="2026-01-05T11:59Z")
    Claim.objects.filter(pid=WAGES).update(created_at="2026-01-02T11:59Z")
    Citation.objects.filter(pid="t000000007").update(speaker=Speaker.objects.get(pid=UNION))
    found = read(library)
    assert [speaker["pid"] for speaker in found["speakers"]] == [MAYOR, UNION]
    assert found["speaker"] == [0, -1, 1, 0, 0, 0, 2, 0, 0, 0, 0]
    assert found["several"] == [[1, [1, 2]]]
    assert found["created"] == [0, 0, 0, 0, 0, 0, 2, 0, 0, -1, 0]


def test_it_is_built_once_per_shape_and_older_shapes_are_dropped(library):
    first = stored_topology(library)
    Claim.objects.filter(pid=COST).update(voice="editorial")
    assert stored_topology(library) == first
    withdraw_claim(debate=library, pid=SHARED, reason="x", by=None)
    assert stored_topology(library) == first
    library.refresh_from_db()
    assert read(library)["pids"] == "".join(ORDER[:-1])
    assert list(Topology.objects.values_list("shape", flat=True)) == [2]


def test_a_shape_that_is_past_is_not_built(library):
    withdraw_claim(debate=library, pid=SHARED, reason="x", by=None)
    with pytest.raises(Topology.DoesNotExist):
        stored_topology(library)
    assert Topology.objects.count() == 0


def test_the_same_debate_gives_the_same_bytes(library):
    first = stored_topology(library)
    Topology.objects.all().delete()
    assert stored_topology(library) == first


def test_cycles_of_homes_and_of_cross_links_are_survived(library):
    Link.objects.filter(premise__pid=COST, home=True).update(parent=Claim.objects.get(pid=GUARDS))
    found = read(library)
    assert found["pids"] == "".join(pid for pid in ORDER if pid not in (COST, LIGHT, GUARDS))
    assert found["cross"] == []
    assert found["pro"][5] == 2


def test_a_debate_without_a_question_has_none(db):
    debate = Debate.objects.create(pid="b111111111", slug="empty", language="en", title="x")
    with pytest.raises(Claim.DoesNotExist):
        stored_topology(debate)
    assert Topology.objects.count() == 0


def cost(debate):
    """Queries of building."""
    with CaptureQueriesContext(connection) as queries:
        topology(debate)
    return len(queries)


def test_queries_do_not_grow_with_the_debate(library):
    large = synthesize_debate(slug="large", size=Size(claims=400))
    assert (cost(library), cost(large)) == (9, 9)
    stored_topology(library)
    with CaptureQueriesContext(connection) as queries:
        stored_topology(library)
    assert len(queries) == 1


def test_lines_are_those_of_the_wording_that_readers_are_shown(library):
    debate = synthesize_debate(slug="wordy", size=Size(claims=60))
    found = read(debate)
    for at in range(60):
        row = Claim.objects.get(pid=found["pids"][10 * at : 10 * at + 10])
        words = {code: said["text"] for code, said in row.translations.items()}
        for code, digits in found["lines"].items():
            assert digits[at] == str(lines(choose(code, row.language, row.text, words).text, CARD_EM))
