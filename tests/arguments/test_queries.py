"""What the pages of claims and links are told."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from debate.arguments.queries import claim_page, debate_exists, debate_rows, find_claim, link_page
from debate.exchange.references import graph_of
from debate.graph.side import side
from debate.models import Claim, Link
from debate.transfer.queries import debate_document
from tests.library import (
    BESIDE,
    COST,
    DAY,
    DOUBT,
    GUARDS,
    LIGHT,
    MAYOR,
    NIGHT,
    QUESTION,
    STUDENTS,
    UNION,
    VOICES,
    WAGES,
)

pytestmark = pytest.mark.django_db


def test_a_claims_page(library):
    page = claim_page(library.pk, STUDENTS)
    assert page.card.text.text == "考季時,三成學生找不到座位"
    assert page.card.text.translations["en"] == "In exam season three in ten find no seat"
    assert [card.pid for card in page.path] == [QUESTION, NIGHT]
    assert [tag.text for tag in page.tags] == ["學生", "數字"]
    assert [(voice.pid, voice.role.text, voice.endorsed) for voice in page.card.voices] == [(MAYOR, "市長", True)]
    assert (page.card.citations, page.card.pro, page.card.con, page.card.undercuts, page.card.below) == (1, 0, 0, 1, 1)
    assert [response.card.pid for response in page.undercuts] == [BESIDE]
    assert (page.pro, page.con, page.neutral) == ((), (), ())
    assert page.detail.text.startswith("<p><strong>三成</strong>")
    assert [citation.pid for citation in page.citations] == ["t000000000"]


def test_responses_stand_by_relation(library):
    page = claim_page(library.pk, DAY)
    assert [response.card.pid for response in page.pro] == [COST, WAGES, GUARDS]
    assert [response.place.joint for response in page.pro] == [True, True, False]
    assert [response.place.home for response in page.pro] == [True, True, False]
    question = claim_page(library.pk, QUESTION)
    assert [response.place.relation for response in question.neutral] == ["answers", "answers", "context"]
    assert (question.path, question.standings) == ((), ())


def test_joint_premises_name_each_other(library):
    """Among the responses, and where one of them stands: its partners are siblings of its group, nothing else."""
    Link.objects.filter(pid="k00000000a").update(group="other")  # left alone, as no action leaves it
    page = claim_page(library.pk, DAY)
    together = [[card.pid for card in response.place.partners] for response in page.pro]
    assert together == [[WAGES], [COST], []]
    (standing,) = claim_page(library.pk, WAGES).standings
    assert [(card.pid, card.text.text) for card in standing.place.partners] == [(COST, "通宵開館一年多花 1,200 萬元")]
    assert [standing.place.partners for standing in claim_page(library.pk, GUARDS).standings] == [(), ()]
    Link.objects.filter(pid="k000000003").update(withdrawn_at="2026-01-01T00:00Z")
    (alone,) = claim_page(library.pk, WAGES).standings
    assert alone.place.partners == ()


def test_a_response_brings_its_voices_and_counts(library):
    page = claim_page(library.pk, DAY)
    told = [(r.card.pid, r.card.citations, [voice.pid for voice in r.card.voices], r.card.con) for r in page.pro]
    assert told == [(COST, 1, [UNION], 1), (WAGES, 1, [], 0), (GUARDS, 0, [], 0)]
    (against,) = claim_page(library.pk, COST).con
    assert (against.card.citations, [voice.pid for voice in against.card.voices]) == (1, [MAYOR])


def test_a_claim_that_stands_twice_counts_for_two_sides(library):
    page = claim_page(library.pk, GUARDS)
    told = [
        (at.above.pid, at.place.relation, at.place.home, at.side.position.pid, at.side.sign) for at in page.standings
    ]
    assert told == [(LIGHT, "con", True, DAY, 1), (DAY, "pro", False, DAY, 1)]


def test_an_undercut_names_the_inference_it_attacks(library):
    (standing,) = claim_page(library.pk, BESIDE).standings
    assert (standing.above.pid, standing.attacked.pid, standing.place.undercut) == (STUDENTS, NIGHT, True)
    assert (standing.side.position.pid, standing.side.sign) == (NIGHT, -1)
    (deeper,) = claim_page(library.pk, DOUBT).standings
    assert (deeper.above.pid, deeper.attacked, deeper.side.sign) == (BESIDE, None, 1)


def test_who_only_mentions_a_claim_is_no_supporter(library):
    (voice,) = claim_page(library.pk, LIGHT).card.voices
    assert (voice.pid, voice.via_pid, voice.endorsed) == (MAYOR, VOICES, False)


def test_the_side_read_off_the_database_is_that_of_the_graph(library):
    graph = graph_of(debate_document(library))
    for claim in Claim.objects.exclude(kind="question"):
        page = claim_page(library.pk, claim.pid)
        read = {standing.place.pid: standing.side for standing in page.standings}
        assert set(read) == {link.pid for link in graph.places(claim.pid)}
        for pid, found in read.items():
            expected = side(graph, graph.links[pid])
            assert (found and (found.position.pid, found.sign)) == (expected and (expected.position, expected.sign))
        assert tuple(card.pid for card in page.path) == graph.path(claim.pid)[:-1]


def queries_of(debate, pid):
    """How many queries a claim's page costs."""
    with CaptureQueriesContext(connection) as queries:
        claim_page(debate.pk, pid)
    return len(queries)


def test_one_and_three_responses_cost_the_same(library):
    assert {pid: queries_of(library, pid) for pid in (LIGHT, DAY, QUESTION)} == {LIGHT: 5, DAY: 5, QUESTION: 5}


def test_withdrawn_things_are_not_there(library):
    Claim.objects.filter(pid=DOUBT).update(withdrawn_at="2026-01-01T00:00Z")
    Link.objects.filter(premise__pid=DOUBT).update(withdrawn_at="2026-01-01T00:00Z")
    with pytest.raises(Claim.DoesNotExist):
        find_claim(library.pk, DOUBT)
    assert claim_page(library.pk, BESIDE).undercuts == ()


def test_a_cycle_of_homes_is_survived(library):
    Link.objects.filter(premise__pid=NIGHT).update(parent=Claim.objects.get(pid=STUDENTS))
    page = claim_page(library.pk, STUDENTS)
    assert {card.pid for card in page.path} == {NIGHT, STUDENTS}


def test_a_links_page(library):
    page = link_page(library.pk, "k000000002")
    assert (page.premise.pid, page.target.pid, page.attacked) == (STUDENTS, NIGHT, None)
    assert [response.card.pid for response in page.undercuts] == [BESIDE]
    assert [citation.pid for citation in page.citations] == ["t000000005"]
    joint = link_page(library.pk, "k000000003")
    assert ([card.pid for card in joint.partners], joint.place.joint) == ([WAGES], True)
    undercut = link_page(library.pk, "k000000007")
    assert (undercut.target.pid, undercut.attacked.pid) == (STUDENTS, NIGHT)
    with pytest.raises(Link.DoesNotExist):
        link_page(library.pk, "k00000000z")


def test_lists_of_debates(library):
    (row,) = debate_rows(None)
    assert (row.slug, row.claims, row.citations) == ("night-library", 11, 8)
    assert (debate_exists("night-library"), debate_exists("other")) == (True, False)
    library.visibility = "private"
    library.save()
    assert debate_rows(None) == []
