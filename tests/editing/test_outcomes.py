"""What became of suggestions: other words than were suggested, undone later; whose they are, and who hears of it."""

import pytest

from debate.access.actions import grant, remove_member
from debate.arguments import actions
from debate.editing.credit import Credit, undone_now
from debate.editing.outcomes import Outcome, follow, news_for
from debate.editing.proposals import accept, decline, mark_told, propose
from debate.editing.queries import count_newly_decided, count_waiting
from debate.editing.telling import tell
from debate.editing.undo import undo_change, undo_person
from debate.history.entries import Asked, entries, people
from debate.models import Change, Claim, Membership, Proposal, User
from debate.text.diff import diff
from tests.library import COST, LIGHT

pytestmark = pytest.mark.django_db
OLD, SUGGESTED, ACCEPTED = "通宵開館一年多花 1,200 萬元", "通宵開館一年多花 1,500 萬元", "通宵開館每年多花 1,500 萬元"


@pytest.fixture
def helper(library):
    """A contributor."""
    user = User.objects.create(username="helper", display_name="阿明")
    grant(debate=library, user=user, role="contributor", by=None)
    return user


@pytest.fixture
def rewords(library, helper):
    """A contributor suggests another wording."""
    fields = {"pid": COST, "language": "zh-Hant", "seen": 1, "text": SUGGESTED, "headline": "多花錢"}
    return propose(action=actions.edit_wording, debate=library, by=helper, **fields)


def outcome(debate, number):
    """What became of a suggestion."""
    return follow(debate.pk, [Proposal.objects.get(pk=number)])[0].outcome


def test_what_an_editor_changed_is_told_field_by_field(library, owner, rewords):
    before = Claim.objects.get(pid=COST).headline
    edited = {"text": ACCEPTED, "headline": before}
    entry = accept(debate=library, proposal=rewords.pk, by=owner, edited=edited)
    found = outcome(library, rewords.pk)
    assert [(fact.what, fact.language, fact.pieces) for fact in found.amended] == [
        ("text", "zh-Hant", diff(SUGGESTED, ACCEPTED)),
        ("headline", "zh-Hant", diff("多花錢", before)),
    ]
    assert found.undone is None
    assert entry.by == owner


def test_a_new_claim_accepted_with_other_words_tells_them_apart(library, owner, helper):
    claim = actions.NewClaim("要人顧", "zh-Hant", detail="一\n\n二")
    row = propose(action=actions.add_claim, debate=library, by=helper, target=COST, relation="con", claim=claim)
    accept(debate=library, proposal=row.pk, by=owner, edited={"text": "需要人手"})
    (fact,) = outcome(library, row.pk).amended
    assert (fact.what, fact.language, fact.pieces) == ("text", "zh-Hant", diff("要人顧", "需要人手"))


def test_the_same_words_with_other_line_ends_are_no_edit(library, owner, helper):
    claim = actions.NewClaim("要人顧", "zh-Hant", detail="一\n\n二")
    row = propose(action=actions.add_claim, debate=library, by=helper, target=COST, relation="con", claim=claim)
    edited = {"text": " 要人顧 ", "detail": "一\r\n\r\n二"}
    assert accept(debate=library, proposal=row.pk, by=owner, edited=edited).by == helper
    assert outcome(library, row.pk) == Outcome()


def test_history_credits_both(library, owner, helper, rewords):
    plain = propose(action=actions.describe_claim, debate=library, by=helper, pid=LIGHT, nature="value", tags=[])
    accept(debate=library, proposal=plain.pk, by=owner)
    accept(debate=library, proposal=rewords.pk, by=owner, edited={"text": ACCEPTED})
    actions.describe_claim(debate=library, pid=LIGHT, nature="fact", tags=[], by=owner)
    rows = Change.objects.filter(debate=library).order_by("revision")
    credits = [told.credit for told in tell(library.pk, list(rows))]
    assert credits == [None, Credit(helper, owner, amended=False), Credit(helper, owner, amended=True), None]


def test_what_was_suggested_is_found_by_its_author_too(library, owner, helper, rewords):
    entry = accept(debate=library, proposal=rewords.pk, by=owner, edited={"text": ACCEPTED})
    assert [row.revision for row in entries(library.pk, Asked(person=helper.pk)).rows] == [entry.revision]
    assert [row.revision for row in entries(library.pk, Asked(person=owner.pk)).rows] == [entry.revision]
    assert helper in people(library.pk)
    undone = undo_person(debate=library, person=helper, since=entry.at, by=owner)
    assert [change.revision for change in undone.changes] == [entry.revision]
    assert Claim.objects.get(pid=COST).text == OLD


def test_a_persons_changes_and_suggestions_are_turned_page_by_page(library, owner, helper, django_assert_num_queries):
    for number in range(3):
        actions.describe_claim(debate=library, pid=LIGHT, nature=("fact", "value", "policy")[number], by=helper)
        fields = {"pid": COST, "language": "zh-Hant", "seen": number + 1, "text": f"第{number}版"}
        row = propose(action=actions.edit_wording, debate=library, by=helper, **fields)
        accept(debate=library, proposal=row.pk, by=owner, edited={"text": f"第 {number} 版"})
    pages: list[list[int]] = []
    before = None
    while not pages or before is not None:
        with django_assert_num_queries(3):
            found = entries(library.pk, Asked(person=helper.pk, before=before), most=2)
        pages.append([row.revision for row in found.rows])
        before = found.older
    assert pages == [[7, 6], [5, 4], [3, 2]]
    reworded = entries(library.pk, Asked(person=helper.pk, action="reworded"), most=2)
    assert ([row.revision for row in reworded.rows], reworded.older) == ([7, 5], 5)
    about = entries(library.pk, Asked(person=helper.pk, thing=COST))
    assert [row.revision for row in about.rows] == [7, 5, 3]


def test_undoing_is_news_until_it_is_seen_and_so_is_taking_that_back(library, owner, helper, rewords):
    entry = accept(debate=library, proposal=rewords.pk, by=owner)
    assert [one.row.pk for one in news_for(helper)] == [rewords.pk]
    mark_told(proposal=Proposal.objects.get(pk=rewords.pk), by=helper)
    assert (news_for(helper), count_newly_decided(helper)) == ([], 0)
    back = undo_change(debate=library, revision=entry.revision, by=owner, summary="查無此數")
    (one,) = news_for(helper)
    assert (one.outcome.undone, one.outcome.undone.by, one.outcome.undone.summary) == (back, owner, "查無此數")
    mark_told(proposal=Proposal.objects.get(pk=rewords.pk), by=helper)
    undo_change(debate=library, revision=back.revision, by=owner)
    (one,) = news_for(helper)
    assert one.outcome == Outcome()
    again = undo_change(debate=library, revision=entry.revision, by=owner)
    assert outcome(library, rewords.pk).undone == again


def test_what_one_undoes_oneself_is_no_news_to_oneself(library, owner, helper, rewords):
    entry = accept(debate=library, proposal=rewords.pk, by=owner)
    mark_told(proposal=Proposal.objects.get(pk=rewords.pk), by=helper)
    grant(debate=library, user=helper, role="editor", by=None)
    undo_change(debate=library, revision=entry.revision, by=helper)
    assert count_newly_decided(helper) == 0


def test_an_accepted_suggestion_to_undo_lets_the_first_proposer_know(library, owner, helper, rewords):
    other = User.objects.create(username="other")
    grant(debate=library, user=other, role="contributor", by=None)
    entry = accept(debate=library, proposal=rewords.pk, by=owner)
    mark_told(proposal=Proposal.objects.get(pk=rewords.pk), by=helper)
    row = propose(action=undo_change, debate=library, by=other, revision=entry.revision)
    assert count_newly_decided(helper) == 0
    accept(debate=library, proposal=row.pk, by=owner)
    assert outcome(library, rewords.pk).undone.by == other
    assert (count_newly_decided(helper), count_newly_decided(other)) == (1, 1)


def test_who_left_a_debate_hears_no_more_of_it(library, owner, helper, rewords):
    decline(debate=library, proposal=rewords.pk, by=owner, reason="不是")
    assert (count_newly_decided(helper), count_newly_decided(owner)) == (1, 0)
    remove_member(member=Membership.objects.get(debate=library, user=helper), by=owner)
    assert (count_newly_decided(helper), news_for(helper)) == (0, [])


@pytest.mark.parametrize("many", [1, 3])
def test_following_costs_the_same_for_any_number(library, owner, helper, many, django_assert_num_queries):
    rows = []
    for number in range(many):
        claim = actions.NewClaim(f"第{number}句話", "zh-Hant")
        fields = {"target": COST, "relation": "con", "claim": claim}
        rows.append(propose(action=actions.add_claim, debate=library, by=helper, **fields))
    assert count_waiting(library.pk) == many
    with django_assert_num_queries(2):  # one for claims, one for links
        follow(library.pk, rows)
    entries = [accept(debate=library, proposal=row.pk, by=owner, edited={"text": "話"}) for row in rows]
    assert count_waiting(library.pk) == 0
    found = list(Proposal.objects.filter(debate=library).select_related("created_by").order_by("pk"))
    with django_assert_num_queries(4):  # and for what they became, and for what undid that
        follow(library.pk, found)
    for entry in entries:
        undo_change(debate=library, revision=entry.revision, by=owner)
    with django_assert_num_queries(5):  # and for what undid the undoing
        follow(library.pk, found)
    with django_assert_num_queries(1):
        assert undone_now(library.pk, [entry.revision + 1000 for entry in entries]) == {}
