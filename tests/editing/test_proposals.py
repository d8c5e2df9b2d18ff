"""Suggestions that wait while the debate goes on: what an action refuses, accepting refuses too."""

import pytest

from debate.arguments import actions, linking
from debate.editing.cite import Saying, cite, edit_citation, withdraw_citation
from debate.editing.merge import merge_claims, merge_speakers
from debate.editing.place import Quote
from debate.editing.proposals import accept, overtaken, propose
from debate.editing.undo import Overtaken, undo_change
from debate.editing.withdraw import withdraw_claim
from debate.history.refusals import Refused
from debate.models import Annotation, Citation, Claim, Proposal, Source, Speaker, User
from debate.people.actions import SpeakerFields, edit_speaker, withdraw_speaker
from debate.sources.actions import SourceFields, add_source, edit_source, withdraw_source
from tests.editing.audit import check_sound
from tests.library import ARTICLE, COST, DAY, GUARDS, LIGHT, MAYOR, SHARED, SPEECH, STUDENTS, UNION, VOICES, WAGES

pytestmark = pytest.mark.django_db
WORDS = "本週在議會裡吵成一團"


@pytest.fixture
def helper(db):
    """Whoever suggests."""
    return User.objects.create(username="helper")


@pytest.fixture
def suggest(library, helper):
    """Keeps an action as a suggestion, and returns its number."""

    def keep(action, **fields):
        return propose(action=action, debate=library, by=helper, **fields).pk

    return keep


@pytest.fixture
def refuses(library, owner):
    """Asserts that a suggestion cannot be accepted, for this reason, and goes on waiting; returns what was met."""

    def check(number, reason):
        revision = type(library).objects.get(pk=library.pk).revision
        with pytest.raises(Overtaken, match=reason) as met:
            accept(debate=library, proposal=number, by=owner)
        library.refresh_from_db()
        assert (library.revision, Proposal.objects.get(pk=number).state) == (revision, "waiting")
        check_sound(library)
        return met.value

    return check


def quoted(passage=WORDS, saying=None, **fields):
    """What the cite action is given."""
    given = {"subject": COST, "quote": Quote(ARTICLE, passage, block=2), "saying": saying or Saying("supports")}
    return given | fields


def test_the_same_passage_is_not_accepted_twice(suggest, refuses, library, owner):
    first, second = suggest(cite, **quoted()), suggest(cite, **quoted())
    accept(debate=library, proposal=first, by=owner)
    refuses(second, "passage: cited")
    accept(debate=library, proposal=suggest(cite, **quoted(subject=GUARDS)), by=owner)
    accept(debate=library, proposal=suggest(cite, **quoted(saying=Saying("mentions"))), by=owner)
    assert Citation.objects.filter(block=2, claim__pid=COST, stance="supports", source__pid=ARTICLE).count() == 1


def test_an_edited_citation_may_not_become_another_that_is_there(suggest, refuses, library, owner):
    one = cite(debate=library, by=owner, **quoted(saying=Saying("supports", speaker=MAYOR))).pid
    cite(debate=library, by=owner, **quoted(saying=Saying("supports", speaker=UNION)))
    with pytest.raises(Refused, match="passage: cited"):
        edit_citation(debate=library, pid=one, saying=Saying("supports", speaker=UNION), by=owner)
    waits = suggest(edit_citation, pid=one, saying=Saying("supports", speaker=VOICES))
    cite(debate=library, by=owner, **quoted(saying=Saying("supports", speaker=VOICES)))
    refuses(waits, "passage: cited")


def test_what_was_taken_back_does_not_come_back_beside_its_twin(library, owner):
    one = cite(debate=library, by=owner, **quoted()).pid
    gone = withdraw_citation(debate=library, pid=one, reason="重複", by=owner)
    cite(debate=library, by=owner, **quoted())
    with pytest.raises(Overtaken, match="passage: cited"):
        undo_change(debate=library, revision=gone.revision, by=owner)


def test_merging_loses_no_passage_and_is_undone_with_both(library, owner):
    for subject in (GUARDS, SHARED):
        cite(debate=library, by=owner, **quoted(subject=subject))
    for speaker in (MAYOR, UNION):
        cite(debate=library, by=owner, **quoted(saying=Saying("supports", speaker=speaker)))
    claims = merge_claims(debate=library, pid=GUARDS, into=SHARED, by=owner)
    speakers = merge_speakers(debate=library, pid=MAYOR, into=UNION, by=owner)
    assert Citation.objects.filter(claim__pid=SHARED, block=2, withdrawn_at=None).count() == 2
    gone = withdraw_claim(debate=library, pid=SHARED, reason="不對", by=owner, responses="branch")
    for change in (gone, speakers, claims):
        undo_change(debate=library, revision=change.revision, by=owner)
    assert Citation.objects.filter(claim__pid=GUARDS, block=2, withdrawn_at=None).count() == 1
    check_sound(library)


@pytest.mark.parametrize(
    ("waits", "meanwhile"),
    [
        (
            (actions.edit_wording, {"pid": SHARED, "language": "zh-Hant", "seen": 1, "text": "公共空間"}),
            (withdraw_claim, {"pid": SHARED, "reason": "不對"}),
        ),
        (
            (actions.add_claim, {"target": SHARED, "relation": "pro", "claim": actions.NewClaim("新", "zh-Hant")}),
            (merge_claims, {"pid": SHARED, "into": LIGHT}),
        ),
        (
            (linking.link_claim, {"premise": SHARED, "target": LIGHT, "relation": "pro"}),
            (withdraw_claim, {"pid": SHARED, "reason": "不對"}),
        ),
        (
            (merge_claims, {"pid": WAGES, "into": SHARED}),
            (withdraw_claim, {"pid": SHARED, "reason": "不對"}),
        ),
        (
            (withdraw_claim, {"pid": GUARDS, "reason": "重複", "successor": SHARED}),
            (withdraw_claim, {"pid": SHARED, "reason": "不對"}),
        ),
        (
            (cite, quoted(subject=SHARED)),
            (withdraw_claim, {"pid": SHARED, "reason": "不對"}),
        ),
        (
            (linking.change_link, {"pid": "k00000000a", "placement": "reported"}),
            (linking.withdraw_link, {"pid": "k00000000a", "reason": "重複"}),
        ),
    ],
)
def test_what_a_suggestion_is_about_or_leads_to_went_meanwhile(suggest, refuses, library, owner, waits, meanwhile):
    number = suggest(waits[0], **waits[1])
    assert overtaken(Proposal.objects.get(pk=number)) == []
    meanwhile[0](debate=library, by=owner, **meanwhile[1])
    met = refuses(number, "fields were changed since")
    gone = [(conflict.field, conflict.expected, conflict.found) for conflict in met.conflicts]
    assert gone == [("state", "live", "merged" if meanwhile[0] is merge_claims else "withdrawn")]


def test_sources_and_speakers_that_went_meanwhile(suggest, refuses, library, owner):
    source = add_source(debate=library, source=SourceFields("zh-Hant", title="新"), by=owner).pid
    edits = suggest(edit_source, pid=source, source=SourceFields("zh-Hant", title="更新"))
    cites = suggest(cite, **quoted(quote=Quote(source, WORDS, block=1)))
    withdraw_source(debate=library, pid=source, reason="撤下", by=owner)
    for number in (edits, cites):
        refuses(number, "1 fields were changed since")
    Citation.objects.filter(speaker__pid=VOICES).update(speaker=None)
    Citation.objects.filter(via__pid=VOICES).update(via=None)
    said = suggest(cite, **quoted(saying=Saying("supports", speaker=VOICES)))
    withdraw_speaker(debate=library, pid=VOICES, reason="撤下", by=owner)
    refuses(said, "1 fields were changed since")


def test_what_came_to_rest_on_it_meanwhile_keeps_it(suggest, refuses, library, owner):
    withdraws = suggest(withdraw_claim, pid=SHARED, reason="不對")
    cited = cite(debate=library, by=owner, **quoted(subject=SHARED)).pid
    met = refuses(withdraws, "names what is not live")
    assert [fault.pid for fault in met.unsound.faults] == [cited]
    responded = suggest(withdraw_claim, pid=GUARDS, reason="不對")
    new = actions.NewClaim("新", "zh-Hant")
    actions.add_claim(debate=library, target=GUARDS, relation="con", claim=new, by=owner)
    refuses(responded, "unknown target")


def test_a_note_made_meanwhile_does_not_stay_on_what_goes(suggest, refuses, library, owner):
    withdraws = suggest(withdraw_claim, pid=SHARED, reason="不對")
    note = Annotation.objects.filter(withdrawn_at=None, claim__isnull=False).first()
    Annotation.objects.filter(pk=note.pk).update(
        claim=Claim.objects.get(pid=SHARED), part="", selected=False, start=0, length=0, folded=0, exact=""
    )
    refuses(withdraws, f"{note.pid} is a note on what is not live")


def test_a_source_keeps_a_name_whoever_takes_which_away(suggest, refuses, library, owner):
    title, outlet = "開幕致詞", "市政府"
    seen = SourceFields("zh-Hant", title=title, outlet=outlet, words="public")
    waits = suggest(edit_source, pid=SPEECH, source=SourceFields("zh-Hant", title=title, words="public"), seen=seen)
    edit_source(
        debate=library,
        pid=SPEECH,
        source=SourceFields("zh-Hant", outlet=outlet, words="public"),
        seen=seen,
        by=owner,
    )
    refuses(waits, "title: nameless")
    row = Source.objects.get(pid=SPEECH)
    assert (row.title, row.outlet) == ("", outlet)


def test_nobody_comes_to_relay_himself(suggest, refuses, library, owner):
    own = cite(debate=library, by=owner, **quoted(saying=Saying("supports", speaker=MAYOR))).pid
    seen = Saying("supports", speaker=MAYOR)
    relays = suggest(edit_citation, pid=own, saying=Saying("supports", speaker=MAYOR, via=UNION), seen=seen)
    edit_citation(debate=library, pid=own, saying=Saying("supports", speaker=UNION), seen=seen, by=owner)
    refuses(relays, "via: relayed")
    edit_citation(debate=library, pid=own, saying=Saying("supports"), by=owner)
    refuses(relays, "via: relayed")


def test_nothing_comes_to_be_translated_into_its_own_language(suggest, refuses, library, owner):
    fields = {"name": "館員工會", "kind": "organization"}
    seen = SpeakerFields(language="zh-Hant", **fields, translations={"en": {"name": "Librarians' union"}})
    added = {"en": {"name": "Librarians' union"}, "zh-Hans": {"name": "馆员工会"}}
    waits = suggest(
        edit_speaker, pid=UNION, speaker=SpeakerFields(language="zh-Hant", **fields, translations=added), seen=seen
    )
    edit_speaker(
        debate=library,
        pid=UNION,
        speaker=SpeakerFields(language="zh-Hans", **fields, translations={"en": {"name": "Librarians' union"}}),
        by=owner,
    )
    refuses(waits, "language: own language")


def test_names_that_merging_would_heap_up_are_too_many(library, owner):
    Speaker.objects.filter(pid=UNION).update(aliases=[f"名{number}" for number in range(48)])
    with pytest.raises(Refused, match="aliases: many names"):
        merge_speakers(debate=library, pid=MAYOR, into=UNION, by=owner)
    assert Speaker.objects.get(pid=MAYOR).withdrawn_at is None


def test_an_editor_leaves_no_claim_without_words(suggest, library, owner):
    new = actions.NewClaim("新", "zh-Hant")
    number = suggest(actions.add_claim, target=DAY, relation="pro", claim=new)
    with pytest.raises(Refused, match="text: empty"):
        accept(debate=library, proposal=number, by=owner, edited={"text": " "})
    with pytest.raises(Refused, match="reason: too long"):
        accept(debate=library, proposal=number, by=owner, reason="長" * 1_001)


def test_a_suggestion_costs_the_same_however_much_it_names(library, owner, suggest, django_assert_num_queries):
    pids = [STUDENTS, COST, LIGHT]
    new = actions.NewClaim("新", "zh-Hant")
    for target in pids:
        with django_assert_num_queries(47):
            suggest(actions.add_claim, target=target, relation="pro", claim=new)
