"""Write sources."""

import json
from dataclasses import replace

import pytest

from debate.editing.cite import Saying, cite
from debate.editing.place import Quote
from debate.editing.proposals import propose
from debate.editing.undo import Overtaken, undo_change
from debate.exchange.references import reference_faults
from debate.history.queries import changes, find_address
from debate.history.refusals import Refused
from debate.models import Block, Change, Citation, Proposal, Source
from debate.sources.actions import SourceFields, add_source, digest_paragraph, edit_source, withdraw_source
from debate.transfer.queries import debate_document
from tests.article import SPOKEN
from tests.library import ARTICLE, COST, NIGHT, SPEECH

pytestmark = pytest.mark.django_db
SPEECH_NOW = {
    "language": "zh-Hant",
    "title": "開幕致詞",
    "outlet": "市政府",
    "author": "林望舒",
    "published": "2025-11",
    "address": "https://city.example/speech",
    "archive": "https://archive.example/speech",
    "words": "public",
}


def add(library, **fields):
    """A source whose fields are given."""
    source = SourceFields(**{"language": "zh-Hant", "title": "社論"} | fields)
    return add_source(debate=library, source=source, by=None)


def edit(library, **fields):
    """The speech, edited upon what it is."""
    seen = SourceFields(**SPEECH_NOW)
    return edit_source(debate=library, pid=SPEECH, source=SourceFields(**SPEECH_NOW | fields), seen=seen, by=None)


def test_a_new_source_has_an_address_and_one_entry(library):
    entry = add(
        library, published="2026-02", address="https://paper.example/1", translations={"en": {"title": "Opinion"}}
    )
    row = Source.objects.get(pid=entry.pid)
    assert (row.title, row.published, row.words) == ("社論", "2026-02", "members")
    assert row.translations == {"en": {"title": "Opinion", "outlet": "", "author": ""}}
    assert (entry.action, entry.kind, find_address(entry.pid).state) == ("added", "source", "live")


def test_only_what_was_changed_is_written(library):
    entry = edit(library, title="致詞", translations={"en": {"title": "Speech"}})
    assert entry.before == {"source": {SPEECH: {"title": "開幕致詞", "translations.en": None}}}
    english = {"title": "Speech", "outlet": "", "author": ""}
    assert entry.after == {"source": {SPEECH: {"title": "致詞", "translations.en": english}}}
    with pytest.raises(Refused, match=r"^title: overtaken$"):
        edit(library, title="演講")


def test_words_that_become_restricted_leave_citations_and_history(library):
    Citation.objects.filter(pid="t000000007").update(exact="", prefix="", suffix="")
    held = {"exact": SPOKEN, "prefix": "各位,", "suffix": "謝謝。"}
    from debate.history.actions import commit, lock_debate

    commit(debate=lock_debate(library.pk), action="cited", kind="citation", pid="t000000007", by=None,
           patch={"citation": {"t000000007": held}})  # fmt: skip
    assert SPOKEN in told(Change)
    edit(library, words="members")
    assert Citation.objects.filter(pid="t000000007").values("exact", "prefix", "suffix").get() == dict.fromkeys(
        held, ""
    )
    assert SPOKEN not in told(Change)
    assert "謝謝" not in told(Change)
    assert list(reference_faults(debate_document(library))) == []


def test_undoing_that_words_became_public_hides_those_cited_meanwhile(library, owner):
    source = SourceFields("zh-Hant", title="社論")
    pid = add_source(debate=library, source=source, by=None).pid
    opened = edit_source(debate=library, pid=pid, source=replace(source, words="public"), by=None)
    quote = Quote(pid, "這一句話人人都可以讀到", block=1)
    cite(debate=library, subject=COST, quote=quote, saying=Saying("supports"), by=None)
    propose(action=cite, debate=library, by=owner, subject=NIGHT, quote=quote, saying=Saying("supports"))
    assert all("這一句話" in told(table) for table in (Change, Proposal))
    undo_change(debate=library, revision=opened.revision, by=None)
    assert Source.objects.get(pid=pid).words == "members"
    assert not any("這一句話" in told(table) for table in (Change, Proposal))
    assert set(Citation.objects.filter(source__pid=pid).values_list("exact", flat=True)) == {""}


def told(table):
    """All that its rows say was before and after."""
    return json.dumps([[row.before, row.after] for row in table.objects.all()], ensure_ascii=False)


def test_a_paragraph_gets_a_summary_another_and_none(library):
    def say(digest, **more):
        return digest_paragraph(debate=library, pid=ARTICLE, number=7, digest=digest, by=None, **more)

    say("新的摘要", translations={"en": {"digest": "New"}})
    row = Block.objects.get(source__pid=ARTICLE, number=7)
    assert (row.digest, row.translations) == ("新的摘要", {"en": {"digest": "New"}})
    with pytest.raises(Refused, match=r"^blocks.7: overtaken$"):
        say("另一個", seen={})
    entry = say("")
    assert entry.after == {"source": {ARTICLE: {"blocks.7": None}}}
    assert not Block.objects.filter(source__pid=ARTICLE, number=7).exists()


def test_what_citations_rest_on_stays(library):
    with pytest.raises(Refused, match=r"^in use$") as caught:
        withdraw_source(debate=library, pid=ARTICLE, reason="撤", by=None)
    assert caught.value.number == 7
    new = add(library)
    withdraw_source(debate=library, pid=new.pid, reason="重複", by=None)
    assert find_address(new.pid).state == "withdrawn"
    assert changes(library.pk)[-1].summary == "重複"
    with pytest.raises(Refused, match=r"^source: not live$"):
        digest_paragraph(debate=library, pid=new.pid, number=1, digest="x", by=None)


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"title": " "}, "title: empty"),
        ({"title": "字" * 301}, "title: too long"),
        ({"outlet": "字" * 301}, "outlet: too long"),
        ({"author": "a\nb"}, "author: not allowed"),
        ({"licence": "字" * 301}, "licence: too long"),
        ({"published": "2026-13"}, "published: no date"),
        ({"published": "2026-02-30"}, "published: no date"),
        ({"published": "spring"}, "published: no date"),
        ({"published": "２０２６"}, "published: no date"),
        ({"address": "javascript:alert(1)"}, "address: no address"),
        ({"address": "https://a b"}, "address: no address"),
        ({"archive": "https://x.example/" + "a" * 2_000}, "archive: too long"),
        ({"language": "de"}, "language: unknown"),
        ({"words": "nobody"}, "words: unknown"),
        ({"translations": {"en": {"title": "x" * 301}}}, "title_en: too long"),
    ],
)  # fmt: skip
def test_what_cannot_be_stored_names_its_field_and_changes_nothing(library, fields, reason):
    with pytest.raises(Refused, match=rf"^{reason}$"):
        add(library, **fields)
    library.refresh_from_db()
    assert (library.revision, Source.objects.count()) == (1, 2)


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"number": 0}, "number: unknown"),
        ({"number": 10_001}, "number: unknown"),
        ({"digest": "字" * 1_001}, "digest: too long"),
        ({"digest": "", "translations": {"en": {"digest": "x"}}}, "digest: empty"),
        ({"translations": {"en": {"digest": "x" * 1_001}}}, "digest_en: too long"),
        ({"pid": "zzzzzzzzzz"}, "source: unknown"),
    ],
)  # fmt: skip
def test_what_cannot_be_a_summary(library, fields, reason):
    with pytest.raises(Refused, match=rf"^{reason}$"):
        digest_paragraph(debate=library, by=None, **{"pid": ARTICLE, "number": 2, "digest": "摘要"} | fields)


def test_a_summary_leaves_the_sources_translations_alone(library):
    entry = digest_paragraph(debate=library, pid=ARTICLE, number=9, digest="又一段", by=None)
    assert entry.after == {"source": {ARTICLE: {"blocks.9": {"digest": "又一段", "translations": {}}}}}
    assert digest_paragraph(debate=library, pid=ARTICLE, number=9, digest="又一段", by=None) is None


def test_no_undoing_leaves_a_translation_into_its_own_language(library):
    edited = edit(library, language="en")
    back = undo_change(debate=library, revision=edited.revision, by=None)
    edit(library, translations={"en": {"title": "Speech"}})
    with pytest.raises(Overtaken) as error:
        undo_change(debate=library, revision=back.revision, by=None)
    assert str(error.value) == "language: own language"
    assert Source.objects.get(pid=SPEECH).language == "zh-Hant"
