"""The one way to change a debate."""

import pytest

from debate.history.actions import commit, lock_debate, touched
from debate.history.checks import Unsound
from debate.history.queries import changes, find_address
from debate.history.things import KINDS, states
from debate.models import Change, Claim, ClaimTag, ClaimVersion, Link, Tag, Touched
from tests.library import COST, DAY, GUARDS, LIGHT, MAYOR, MERGED, NIGHT, STUDENTS

pytestmark = pytest.mark.django_db


def change(library, patch, **more):
    """Commit a patch about the library's students."""
    about = {"action": "reworded", "kind": "claim", "pid": STUDENTS, "by": None}
    return commit(debate=lock_debate(library.pk), patch=patch, **about | more)


def test_a_change_is_written_recorded_and_counted(library):
    entry = change(library, {"claim": {STUDENTS: {"text": "考季時,四成學生找不到座位"}}}, summary="數字更正")
    assert (entry.revision, entry.action, entry.summary) == (2, "reworded", "數字更正")
    assert entry.before == {"claim": {STUDENTS: {"text": "考季時,三成學生找不到座位"}}}
    assert entry.after == {"claim": {STUDENTS: {"text": "考季時,四成學生找不到座位"}}}
    library.refresh_from_db()
    assert (library.revision, library.shape) == (2, 2)
    assert list(Touched.objects.values_list("pid", "revision")) == [(STUDENTS, 2)]


def test_what_is_so_already_is_no_change(library):
    assert change(library, {"claim": {STUDENTS: {"nature": "measurement", "tags": ["學生", "數字"]}}}) is None
    library.refresh_from_db()
    assert library.revision == 1
    assert Change.objects.count() == 1


def test_a_wording_gets_the_next_number_and_is_kept(library):
    change(library, {"claim": {STUDENTS: {"detail": "**四成**", "translations.en": {"text": "Four in ten"}}}})
    claim = Claim.objects.get(pid=STUDENTS)
    assert (claim.version, claim.translations["en"]["version"], claim.translations["zh-Hans"]["version"]) == (4, 3, 1)
    assert claim.detail_html == "<p><strong>四成</strong></p>\n"
    assert list(
        ClaimVersion.objects.filter(claim=claim, number__gte=3).order_by("language").values_list("language", "text")
    ) == [("en", "Four in ten"), ("zh-Hant", "考季時,三成學生找不到座位"), ("zh-Hant", "考季時,三成學生找不到座位")]


def test_a_translation_taken_away_and_given_again_goes_on_counting(library):
    change(library, {"claim": {STUDENTS: {"translations.en": None}}})
    assert "en" not in Claim.objects.get(pid=STUDENTS).translations
    change(library, {"claim": {STUDENTS: {"translations.en": {"text": "Again"}}}})
    assert Claim.objects.get(pid=STUDENTS).translations["en"]["version"] == 3


def test_tags_keep_their_order_and_new_ones_are_made(library):
    change(library, {"claim": {STUDENTS: {"tags": ["夜間", "學生"]}}})
    carried = ClaimTag.objects.filter(claim__pid=STUDENTS).order_by("rank")
    assert list(carried.values_list("tag__name", flat=True)) == ["夜間", "學生"]
    assert Tag.objects.filter(name="夜間").count() == 1


def test_what_attacks_a_link_follows_its_premise(library):
    home = {
        "premise": STUDENTS,
        "claim": DAY,
        "relation": "con",
        "placement": "editorial",
        "home": True,
        "state": "live",
    }
    other = {"k000000002": {"premise": COST}, "k000000003": {"home": False}, "zzzzzzzzzz": home}
    change(library, {"link": other}, kind="link")
    assert Link.objects.get(pid="k000000007").parent.pid == COST


@pytest.mark.parametrize(
    ("patch", "reason"),
    [
        ({"link": {"k000000002": {"state": "withdrawn", "reason": "x"}}}, "t000000005 names what is not live"),
        ({"link": {"k000000007": {"state": "withdrawn", "reason": "x"}}}, "unknown target k000000007"),
        ({"link": {"k000000003": {"claim": GUARDS}}}, "group money joins links of different targets or relations"),
        ({"link": {"k000000004": {"group": ""}}}, "group money has a single link"),
        ({"link": {"k000000005": {"claim": GUARDS}}}, "its homes form a cycle"),
        ({"link": {"k000000006": {"home": False}}}, "has no home"),
        ({"link": {"k000000002": {"relation": "answers"}}}, "answers, but does not lead from a position"),
        ({"claim": {NIGHT: {"kind": "claim"}}}, "answers, but does not lead from a position"),
        ({"claim": {DAY: {"state": "withdrawn", "reason": "x"}}}, "t000000006 names what is not live"),
    ],
)
def test_an_unsound_argument_is_refused_and_nothing_changes(library, patch, reason):
    before = states(library.pk, dict.fromkeys(KINDS))
    with pytest.raises(Unsound, match=reason):
        change(library, patch)
    assert states(library.pk, dict.fromkeys(KINDS)) == before
    assert len(changes(library.pk)) == 1


def test_what_was_merged_before_it_came_has_only_an_address(library):
    change(library, {"claim": {MERGED: {"successor": COST}}})
    address = find_address(MERGED)
    assert (address.state, address.successor, Claim.objects.filter(pid=MERGED).exists()) == ("merged", COST, False)


def test_a_citation_touches_its_claim_and_speaker_a_mere_rank_nothing():
    before = {"citation": {"t": {"speaker": MAYOR, "claim": LIGHT}}, "link": {"k": {"rank": 1}}}
    assert touched(before, {"citation": {"t": {"speaker": None}}, "link": {"k": {"rank": 2}}}) == sorted(
        ["t", MAYOR, LIGHT]
    )


def test_the_fields_of_everything_are_read_in_a_bounded_number_of_queries(library, django_assert_num_queries):
    with django_assert_num_queries(2 + 2 * 6 + 2):
        states(library.pk, dict.fromkeys(KINDS))
