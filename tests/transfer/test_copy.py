"""A debate is copied."""

import time
from threading import Event

import pytest
from django.core.management import CommandError, call_command

from debate.access.actions import grant
from debate.access.queries import role
from debate.anchors.queries import standings
from debate.arguments.actions import edit_wording
from debate.editing.attach import attach_text
from debate.exchange.references import reference_faults
from debate.history.queries import changes, find_address, origin
from debate.history.refusals import Refused
from debate.models import Address, Annotation, Citation, Claim, Debate, Source, SourceText, User
from debate.transfer import copy
from debate.transfer.copy import copy_debate
from debate.transfer.queries import debate_document
from tests.article import SPOKEN, TEXT
from tests.library import ARTICLE, COST, SPEECH, STUDENTS

pytestmark = pytest.mark.django_db


@pytest.fixture
def texts(library):
    """Both sources have their texts."""
    for pid, text in ((ARTICLE, TEXT), (SPEECH, f"{SPOKEN}謝謝。")):
        attach_text(source=Source.objects.get(pid=pid), data=text.encode(), origin="", by=None)
    return library


def copied(library, by, **fields):
    """A copy of the library debate."""
    return copy_debate(**{"debate": library, "title": "夜間圖書館", "by": by} | fields)


def user(library, role=""):
    """Somebody, perhaps a member."""
    found = User.objects.create(username=role or "stranger")
    if role:
        grant(debate=library, user=found, role=role, by=None)
    return found


def test_a_copy_says_the_same_under_other_addresses(library):
    by = user(library)
    copy = copied(library, by)
    assert (copy.slug, copy.title, copy.visibility) == ("ye-jian-tu-shu-guan", "夜間圖書館", "public")
    assert (copy.revision, role(by, copy)) == (1, "owner")
    ours, theirs = debate_document(copy), debate_document(library)
    assert sorted(claim.text for claim in ours.claims) == sorted(claim.text for claim in theirs.claims)
    assert sorted(link.relation for link in ours.links) == sorted(link.relation for link in theirs.links)
    assert sorted(row.seal for row in ours.citations) == sorted(row.seal for row in theirs.citations)
    assert list(reference_faults(ours)) == []
    assert not set(Address.objects.filter(debate=copy).values_list("pid", flat=True)) & set(
        Address.objects.filter(debate=library).values_list("pid", flat=True)
    )


def test_the_original_is_named_and_does_not_change(library):
    copy = copied(library, user(library))
    (entry,) = changes(copy.pk)
    assert (entry.action, entry.kind, entry.pid, entry.after["from"]) == ("copied", "debate", copy.pid, library.pid)
    found = origin(copy.pk)
    assert found is not None
    assert (found[0].debate, found[1]) == (library, 1)
    assert origin(library.pk) is None
    library.refresh_from_db()
    assert (library.revision, find_address(STUDENTS).debate) == (1, library)


def test_readers_notes_and_retired_addresses_stay_behind(library):
    copy = copied(library, user(library))
    assert [note.body for note in Annotation.objects.filter(debate=copy)] == ["報導沒有說*誰*做的統計。"]
    assert set(Address.objects.filter(debate=copy).values_list("state", flat=True)) == {"live"}


def test_a_stranger_gets_no_restricted_word(texts):
    copy = copied(texts, user(texts))
    assert [text.source.title for text in SourceText.objects.filter(debate=copy)] == ["開幕致詞"]
    restricted = Citation.objects.filter(debate=copy, source__words="members")
    assert set(restricted.values_list("exact", "prefix", "suffix")) == {("", "", "")}
    assert standings(copy.pk, list(restricted.values_list("pk", flat=True))) == {}
    public = Citation.objects.get(debate=copy, source__words="public")
    assert (public.exact, standings(copy.pk, [public.pk])[public.pk].exact) == (SPOKEN, SPOKEN)


def test_a_member_gets_the_texts_and_every_citation_its_place(texts):
    copy = copied(texts, user(texts, "reader"))
    assert [text.version for text in SourceText.objects.filter(debate=copy)] == [1, 1]
    rows = list(Citation.objects.filter(debate=copy).values_list("pk", flat=True))
    assert [standing.status for standing in standings(copy.pk, rows).values()] == ["anchored"] * 8


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"title": ""}, "title: empty"),
        ({"title": "字" * 301}, "title: too long"),
        ({"slug": "night-library"}, "slug: taken"),
        ({"slug": "a--b"}, "slug: no slug"),
        ({"visibility": "secret"}, "visibility: unknown"),
    ],
)
def test_what_cannot_be_copied(library, fields, reason):
    with pytest.raises(Refused, match=rf"^{reason}$"):
        copied(library, user(library), **fields)
    assert (Debate.objects.count(), Claim.objects.count()) == (1, 11)


def test_what_may_not_be_seen_any_more_is_not_copied(library):
    by = user(library)
    Debate.objects.filter(pk=library.pk).update(visibility="private")
    with pytest.raises(Refused, match="unknown"):
        copied(library, by)
    assert Debate.objects.count() == 1


def test_on_the_site_a_debate_is_copied_up_to_a_size(library, client):
    by = user(library)
    things = sum(len(getattr(debate_document(library), name)) for name in ("claims", "links", "citations"))
    with pytest.raises(Refused, match="too large"):
        copied(library, by, most=things - 1)
    assert (copied(library, by, most=things).revision, Debate.objects.count()) == (1, 2)


def test_operators_copy_a_debate_of_any_size(library, capsys, monkeypatch):
    monkeypatch.setattr(copy, "_size", lambda _debate: copy.MOST + 1)
    by = user(library, "editor")
    call_command("copy_debate", "night-library", "--owner", "editor", "--to", "copied")
    assert capsys.readouterr().out == "Copied night-library to /d/copied/, a draft of editor.\n"
    made = Debate.objects.get(slug="copied")
    assert (made.title, made.published_at, role(by, made)) == (library.title, None, "owner")
    for given, told in (
        (["nowhere", "--owner", "editor"], "There is no debate nowhere."),
        (["night-library", "--owner", "nobody"], "There is no account nobody."),
        (["night-library", "--owner", "editor", "--to", "copied"], "Nothing was copied: slug: taken."),
    ):
        with pytest.raises(CommandError, match=told):
            call_command("copy_debate", *given)


@pytest.mark.django_db(transaction=True)
def test_a_copy_is_of_one_revision_whatever_is_written_meanwhile(together, library, monkeypatch):
    (by,) = together(lambda: user(library))
    begun = Event()

    def slowly(debate):
        begun.set()
        time.sleep(0.5)
        return debate_document(debate)

    def write():
        assert begun.wait(10)
        return edit_wording(debate=library, pid=COST, language="zh-Hant", seen=1, text="後來的", by=None).revision

    monkeypatch.setattr(copy, "debate_document", slowly)
    made, revision = together(lambda: copied(library, by), write)

    def told():
        (entry,) = changes(made.pk)
        return entry.after["revision"], Claim.objects.filter(debate=made, text="後來的").count()

    assert (revision, together(told)) == (2, [(1, 0)])
