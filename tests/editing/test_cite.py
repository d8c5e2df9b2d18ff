"""Cite: places, seals, anchors, and no word of a restricted source."""

import json

import pytest

from debate.anchoring.seal import seal
from debate.anchors.queries import standings
from debate.editing.attach import attach_text
from debate.editing.cite import Saying, cite, edit_citation, withdraw_citation
from debate.editing.place import Quote, Several
from debate.editing.proposals import accept, propose
from debate.editing.undo import undo_change
from debate.exchange.references import reference_faults
from debate.history.queries import find_address
from debate.history.refusals import Refused
from debate.models import Anchor, Change, Citation, Claim, Proposal, Source, Speaker
from debate.people.actions import SpeakerFields
from debate.transfer.queries import debate_document
from tests.article import PARAGRAPHS, TEXT
from tests.library import ARTICLE, BESIDE, COST, GUARDS, MAYOR, SPEECH, UNION, VOICES, WITHDRAWN

pytestmark = pytest.mark.django_db
WORDS = "夜間開館幫得上他們"
UNIQUE = "本週在議會裡吵成一團"


def quote(library, passage=UNIQUE, **fields):
    """Cite the article for a claim, as one says."""
    where = {name: fields.pop(name) for name in ("source", "block", "place", "unfound") if name in fields}
    more = {"subject": COST, "saying": Saying("supports"), "by": None} | fields
    return cite(debate=library, quote=Quote(**{"source": ARTICLE, "passage": passage} | where), **more)


@pytest.fixture
def attached(library):
    """The library debate with the article's text."""
    attach(TEXT)
    return library


def attach(text):
    """Give the article a text."""
    attach_text(source=Source.objects.get(pid=ARTICLE), data=text.encode(), origin="", by=None, force=True)


def test_words_are_found_in_the_text_sealed_and_anchored(attached):
    entry = quote(attached, "「本週,在議會裡吵成一團」")
    row = Citation.objects.get(pid=entry.pid)
    start = PARAGRAPHS[1].index(UNIQUE)
    assert (row.block, row.start, row.length, row.seal) == (2, start, len(UNIQUE), seal(UNIQUE).value)
    assert (row.exact, row.prefix, row.suffix) == ("", "", "")
    standing = standings(attached.pk, [row.pk])[row.pk]
    assert (standing.status, standing.exact) == ("anchored", UNIQUE)
    assert (entry.action, entry.kind) == ("cited", "citation")
    assert list(reference_faults(debate_document(attached))) == []


def test_no_word_of_a_restricted_source_comes_into_history_proposals_or_the_row(attached, owner):
    quote(attached, subject="k000000002")
    propose(
        action=cite, debate=attached, by=owner, subject=GUARDS, quote=Quote(ARTICLE, UNIQUE), saying=Saying("mentions")
    )
    kept = [[row.before, row.after] for table in (Change, Proposal) for row in table.objects.all()]
    told = json.dumps([*kept, *Citation.objects.filter(source__pid=ARTICLE).values_list("exact", "prefix", "suffix")],
                      ensure_ascii=False)  # fmt: skip
    assert [piece for piece in (UNIQUE, UNIQUE[:5], "吵成一團", "是否該通宵開放") if piece in told] == []


def test_an_accepted_citation_is_anchored_too(attached, owner):
    saying = Saying("supports", speaker=MAYOR)
    waiting = propose(action=cite, debate=attached, by=owner, subject=COST, quote=Quote(ARTICLE, UNIQUE), saying=saying)
    assert Anchor.objects.filter(citation__pid=waiting.pid).count() == 0
    accept(debate=attached, proposal=waiting.pk, by=owner)
    row = Citation.objects.get(pid=waiting.pid)
    assert standings(attached.pk, [row.pk])[row.pk].status == "anchored"


def test_public_words_are_kept_with_what_stands_around_them(library):
    text = "各位,閱覽室的燈應該亮到天明,這是城市對讀書人的承諾。謝謝。"
    attach_text(source=Source.objects.get(pid=SPEECH), data=text.encode(), origin="", by=None, force=True)
    row = Citation.objects.get(pid=quote(library, "這是城市對讀書人的承諾。", source=SPEECH).pid)
    assert (row.exact, row.suffix, row.prefix) == ("這是城市對讀書人的承諾。", "謝謝。", "各位,閱覽室的燈應該亮到天明,")
    assert list(reference_faults(debate_document(library))) == []


def test_without_a_text_the_pasted_words_are_sealed(library):
    row = Citation.objects.get(pid=quote(library, block=2).pid)
    assert (row.block, row.start, row.length, row.seal, row.exact) == (2, 0, 10, seal(UNIQUE).value, "")
    assert Anchor.objects.filter(citation=row).count() == 0
    attach(TEXT)
    assert standings(library.pk, [row.pk])[row.pk].exact == UNIQUE
    public = Citation.objects.get(pid=quote(library, "閱覽室的燈應該亮到天明嗎", source=SPEECH, block=1).pid)
    assert (public.exact, public.start) == ("閱覽室的燈應該亮到天明嗎", 0)


def test_of_several_places_one_is_chosen_and_a_paragraph_may_choose(library):
    attach(f"{TEXT}\n\n他又說:{WORDS}。\n\n{WORDS},{WORDS}。")
    with pytest.raises(Several) as caught:
        quote(library, WORDS)
    spots = caught.value.spots
    assert [(spot.block, spot.exact) for spot in spots] == [(3, WORDS), (6, WORDS), (7, WORDS), (7, WORDS)]
    assert (spots[1].before, spots[1].after) == ("他又說:", "。")
    assert Citation.objects.get(pid=quote(library, WORDS, block=6).pid).block == 6
    with pytest.raises(Several):
        quote(library, WORDS, block=7, subject=GUARDS)
    row = Citation.objects.get(pid=quote(library, WORDS, place=spots[3].start, subject=GUARDS).pid)
    assert (row.block, row.start) == (7, len(WORDS) + 1)


def test_words_that_are_not_in_the_text_are_kept_only_if_one_insists(attached):
    with pytest.raises(Refused, match=r"^passage: not in text$"):
        quote(attached, "這句話原文裡並沒有出現過", block=2)
    row = Citation.objects.get(pid=quote(attached, "這句話原文裡並沒有出現過", block=2, unfound=True).pid)
    assert standings(attached.pk, [row.pk])[row.pk].status == "review"


def test_a_new_speaker_comes_with_the_citation_in_one_entry(library):
    new = SpeakerFields("周又新", "zh-Hant")
    saying = Saying("supports", role="記者", affiliation="晚報", said="2026-01", via=VOICES)
    entry = quote(library, block=2, speaker=new, saying=saying, reported=True, subject=GUARDS)
    row = Citation.objects.select_related("speaker", "via").get(pid=entry.pid)
    assert (row.speaker.name, row.via.pid, row.role, row.affiliation, row.said) == (
        "周又新",
        VOICES,
        "記者",
        "晚報",
        "2026-01",
    )
    assert Claim.objects.get(pid=GUARDS).voice == "reported"
    assert sorted(entry.after) == ["citation", "claim", "speaker"]
    undo_change(debate=library, revision=entry.revision, by=None)
    assert Claim.objects.get(pid=GUARDS).voice == "editorial"
    assert {find_address(pid).state for pid in (entry.pid, row.speaker.pid)} == {"withdrawn"}


@pytest.mark.parametrize(
    ("saying", "reported", "voice"),
    [
        (Saying("supports", speaker=MAYOR), True, "reported"),
        (Saying("supports", speaker=MAYOR), False, "editorial"),
        (Saying("disputes", speaker=MAYOR), True, "editorial"),
        (Saying("supports"), True, "editorial"),
    ],
)
def test_a_claim_is_reported_once_somebody_is_cited_for_it(library, saying, reported, voice):
    quote(library, block=2, subject=BESIDE, saying=saying, reported=reported)
    assert Claim.objects.get(pid=BESIDE).voice == voice


def test_an_undone_citation_that_comes_back_still_has_its_place(attached):
    entry = quote(attached)
    undone = undo_change(debate=attached, revision=entry.revision, by=None)
    assert find_address(entry.pid).state == "withdrawn"
    undo_change(debate=attached, revision=undone.revision, by=None)
    row = Citation.objects.get(pid=entry.pid)
    assert standings(attached.pk, [row.pk])[row.pk].status == "anchored"


def test_what_is_said_of_a_citation_changes_and_its_place_does_not(library):
    english = {"en": {"role": "Mayor", "affiliation": "Harbour City"}}
    seen = Saying("supports", MAYOR, "市長", "河港市", "2026-01", translations=english)
    wanted = Saying("mentions", UNION, "市長", "河港市", "2026-02", VOICES, english)
    entry = edit_citation(debate=library, pid="t000000000", saying=wanted, seen=seen, by=None)
    changed = {"stance": "mentions", "speaker": UNION, "said": "2026-02", "via": VOICES}
    assert entry.after == {"citation": {"t000000000": changed}}
    with pytest.raises(Refused, match=r"^said: overtaken$"):
        edit_citation(debate=library, pid="t000000000", saying=Saying("supports", MAYOR, "市長", "河港市", "2025",
                      translations=english), seen=seen, by=None)  # fmt: skip


def test_a_citation_goes_with_the_notes_on_it(library):
    withdraw_citation(debate=library, pid="t000000002", reason="不是這一句", by=None)
    assert {find_address(pid).state for pid in ("t000000002", "a000000003")} == {"withdrawn"}
    with pytest.raises(Refused, match=r"^citation: not live$"):
        withdraw_citation(debate=library, pid="t000000002", reason="x", by=None)


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"passage": " "}, "passage: empty"),
        ({"passage": "開源很好,是吧"}, "passage: too few words"),
        ({"passage": "字" * 10_001}, "passage: too long"),
        ({"passage": "甲\u0000乙丙丁戊己庚辛"}, "passage: not allowed"),
        ({"block": 0}, "block: empty"),
        ({"block": -1}, "block: unknown"),
        ({"block": 10_001}, "block: unknown"),
        ({"source": "zzzzzzzzzz"}, "source: unknown"),
        ({"subject": WITHDRAWN}, "subject: unknown"),
        ({"saying": Saying("likes")}, "stance: unknown"),
        ({"saying": Saying("supports", speaker="zzzzzzzzzz")}, "speaker: unknown"),
        ({"saying": Saying("supports", via=MAYOR)}, "speaker: empty"),
        ({"saying": Saying("supports", speaker=MAYOR, via=MAYOR)}, "via: itself"),
        ({"saying": Saying("supports", role="字" * 301)}, "role: too long"),
        ({"saying": Saying("supports", affiliation="字" * 301)}, "affiliation: too long"),
        ({"saying": Saying("supports", said="2026-1")}, "said: no date"),
        ({"saying": Saying("supports", translations={"en": {"role": "x" * 301}})}, "role_en: too long"),
        ({"saying": Saying("supports", speaker=MAYOR), "speaker": SpeakerFields("甲", "zh-Hant")}, "new_name: not allowed"),
        ({"speaker": SpeakerFields("字" * 201, "zh-Hant")}, "new_name: too long"),
        ({"passage": WORDS, "subject": "k000000002", "saying": Saying("supports", speaker=MAYOR)}, "passage: cited"),
    ],
)  # fmt: skip
def test_what_cannot_be_cited_names_its_field_and_changes_nothing(library, fields, reason):
    count = Citation.objects.count(), Speaker.objects.count()
    with pytest.raises(Refused, match=rf"^{reason}$"):
        quote(library, **{"block": 2} | fields)
    library.refresh_from_db()
    assert (library.revision, Citation.objects.count(), Speaker.objects.count()) == (1, *count)
