"""Claims are added, reworded, described, restored."""

from dataclasses import replace

import pytest

from debate.arguments.actions import (
    NewClaim,
    add_claim,
    describe_claim,
    drop_translation,
    edit_wording,
    restore_wording,
)
from debate.editing.withdraw import withdraw_claim
from debate.history.queries import find_address
from debate.history.refusals import BadWords, Refused, Stale
from debate.models import Claim, ClaimVersion, Link
from tests.library import COST, DAY, NIGHT, QUESTION, STUDENTS, WITHDRAWN

pytestmark = pytest.mark.django_db
NEW = NewClaim("夜間也要有人打掃", "zh-Hant", headline="打掃", nature="fact", tags=("數字",))


def add(library, target=DAY, relation="pro", claim=NEW, **more):
    """Respond."""
    return add_claim(debate=library, target=target, relation=relation, claim=claim, by=None, **more)


def test_a_response_is_a_claim_with_its_home_last_among_its_siblings(library, owner):
    entry = add_claim(debate=library, target=DAY, relation="pro", claim=NEW, by=owner, summary="漏了")
    claim = Claim.objects.get(pid=entry.pid)
    link = Link.objects.get(premise=claim)
    assert (claim.kind, claim.voice, claim.text, claim.version, claim.created_by) == (
        *("claim", "editorial", NEW.text, 1),
        owner,
    )
    assert (link.target_claim.pid, link.parent.pid, link.relation, link.rank, link.home, link.placement) == (
        *(DAY, DAY, "pro", 3, True),
        "editorial",
    )
    assert find_address(claim.pid).state == find_address(link.pid).state == "live"
    assert (entry.action, entry.by, entry.summary, entry.revision) == ("added", owner, "漏了", 2)
    assert ClaimVersion.objects.filter(claim=claim).count() == 1


def test_an_answer_to_the_question_is_a_position(library):
    entry = add(library, QUESTION, "answers", NewClaim("隔週開放", "zh-Hant"))
    assert Claim.objects.get(pid=entry.pid).kind == "position"


def test_a_link_is_attacked_by_a_claim_under_its_premise(library):
    link = Link.objects.get(premise__pid=add(library, "k000000002", "con").pid)
    assert (link.target_claim, link.target_link.pid, link.parent.pid) == (None, "k000000002", STUDENTS)


@pytest.mark.parametrize(
    ("fields", "refusal"),
    [
        ({"claim": NewClaim(" ", "zh-Hant")}, "text: empty"),
        ({"claim": NewClaim("字" * 501, "zh-Hant")}, "text: too long"),
        ({"claim": NewClaim("字", "zh-Hant", headline="字" * 81)}, "headline: too long"),
        ({"claim": NewClaim("字", "fr")}, "language: unknown"),
        ({"claim": NewClaim("字", "en", voice="loud")}, "voice: unknown"),
        ({"claim": NewClaim("字", "en", nature="x")}, "nature: unknown"),
        ({"claim": NewClaim("字", "en", tags=("",))}, "tags: empty"),
        ({"claim": NewClaim("字", "en", tags=[str(n) for n in range(21)])}, "tags: too long"),
        ({"claim": NewClaim("字", "en", translations={"zh-Hans": {"text": " ", "headline": "x"}})}, "text: empty"),
        ({"target": "zzzzzzzzzz"}, "target: unknown"),
        ({"target": WITHDRAWN}, "target: unknown"),
        ({"target": QUESTION}, "relation: not allowed"),
        ({"relation": "answers"}, "relation: not allowed"),
        ({"relation": "maybe"}, "relation: unknown"),
        ({"target": "k000000002"}, "relation: not allowed"),
        ({"placement": "x"}, "placement: unknown"),
        ({"summary": "字" * 1_001}, "summary: too long"),
    ],
)
def test_what_cannot_be_added_changes_nothing(library, fields, refusal):
    with pytest.raises(Refused, match=f"^{refusal}$"):
        add(library, **fields)
    library.refresh_from_db()
    assert (library.revision, Claim.objects.count()) == (1, 11)


def test_bad_characters_are_named(library):
    with pytest.raises(BadWords) as caught:
        add(library, claim=NewClaim("a\u202eb", "en"))
    assert (caught.value.field, caught.value.unclean.offset) == ("text", 1)


def test_adding_costs_the_same_under_one_claim_and_under_many(library, django_assert_num_queries):
    several = [replace(NEW, text=f"{NEW.text} {number}") for number in range(8)]
    add(library, COST, claim=several[0])
    with django_assert_num_queries(39) as first:
        add(library, COST, claim=several[1])
    for claim in several[2:7]:
        add(library, COST, claim=claim)
    with django_assert_num_queries(len(first)):
        add(library, COST, claim=several[7])


def test_the_same_is_not_said_twice_in_one_place_in_either_script(library):
    said = add(library, COST, claim=NewClaim("開館要花錢", "zh-Hant"))
    for text in ("開館要花錢", "开馆要花钱", " 開館 要花錢 "):
        with pytest.raises(Refused, match="text: said"):
            add(library, COST, claim=NewClaim(text, "zh-Hant"))
    assert add(library, COST, "con", NewClaim("開館要花錢", "zh-Hant")) is not None
    assert add(library, DAY, claim=NewClaim("開館要花錢", "zh-Hant")) is not None
    withdraw_claim(debate=library, pid=said.pid, reason="重複", by=None)
    assert add(library, COST, claim=NewClaim("開館要花錢", "zh-Hant")) is not None


def edit(library, **fields):
    """Reword the library's students."""
    sent = {"pid": STUDENTS, "language": "zh-Hant", "seen": 3, "text": "新的說法", "by": None}
    return edit_wording(debate=library, **sent | fields)


def test_a_rewording_is_the_next_version(library):
    assert edit(library).action == "reworded"
    claim = Claim.objects.get(pid=STUDENTS)
    assert (claim.text, claim.version, claim.headline, claim.detail_html) == ("新的說法", 4, "", "")
    assert edit(library, language="en", seen=2, text="Anew").action == "translated"
    assert edit(library, pid=NIGHT, language="zh-Hans", seen=0, text="应该") is not None


def test_two_editors_of_one_version_lose_nothing(library):
    edit(library)
    with pytest.raises(Stale) as caught:
        edit(library, text="另一個說法")
    error = caught.value
    assert (error.seen, error.now, error.theirs["text"]) == (3, 4, "新的說法")
    assert edit(library) is None  # the same words again
    assert edit(library, text="另一個說法", seen=4).revision == 3


def test_a_translation_can_be_dropped(library):
    drop_translation(debate=library, pid=STUDENTS, language="en", by=None)
    assert list(Claim.objects.get(pid=STUDENTS).translations) == ["zh-Hans"]
    with pytest.raises(Refused, match="language: unknown"):
        drop_translation(debate=library, pid=STUDENTS, language="en", by=None)


def test_what_is_said_of_a_claim(library):
    describe_claim(debate=library, pid=STUDENTS, nature="value", voice="reporter", tags=["夜"], by=None)
    claim = Claim.objects.get(pid=STUDENTS)
    assert (claim.nature, claim.voice, claim.version) == ("value", "reporter", 3)
    assert describe_claim(debate=library, pid=STUDENTS, by=None) is None


def test_an_old_wording_comes_back_as_a_new_version(library):
    edit(library)
    restore_wording(debate=library, pid=STUDENTS, language="zh-Hant", number=3, by=None)
    claim = Claim.objects.get(pid=STUDENTS)
    assert (claim.text, claim.headline, claim.version) == ("考季時,三成學生找不到座位", "座位不夠", 5)
    with pytest.raises(Refused, match="number: unknown"):
        restore_wording(debate=library, pid=STUDENTS, language="zh-Hant", number=9, by=None)
