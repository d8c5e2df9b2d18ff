"""What a debate says of itself, and who may see it."""

import pytest

from debate.editing.settings import Stale, change_settings, publish, seen, set_access, unpublish
from debate.history.queries import changes
from debate.models import Debate
from debate.transfer.queries import debate_document

pytestmark = pytest.mark.django_db


def change(debate, **values):
    """Change settings of a debate as it is now."""
    return change_settings(debate=debate, values=values, was=seen(Debate.objects.get(pk=debate.pk)), by=None)


def last(debate):
    """The newest entry of history."""
    entry = changes(debate.pk)[-1]
    return entry.action, entry.kind, entry.pid, entry.before, entry.after


def test_only_what_changed_stands_in_the_history(library):
    now = change(library, title="圖書館該開多久?", summary=library.summary, licence="CC0 1.0")
    assert (now.title, now.licence, now.revision, now.shape) == ("圖書館該開多久?", "CC0 1.0", 2, 1)
    before = {"title": "市立圖書館該通宵開放嗎?", "licence": "CC BY 4.0"}
    after = {"title": "圖書館該開多久?", "licence": "CC0 1.0"}
    pid = library.pid
    assert last(library) == ("settings", "debate", pid, {"debate": {pid: before}}, {"debate": {pid: after}})


def test_the_about_text_is_rendered_when_it_is_written(library):
    now = change(library, about="由**館員**整理。<script>")
    assert now.about_html == "<p>由<strong>館員</strong>整理。&lt;script&gt;</p>\n"
    assert last(library)[4] == {"debate": {library.pid: {"about": "由**館員**整理。<script>"}}}


def test_translations_are_kept_without_the_html_in_history(library):
    words = {"en": {"title": "How long?", "summary": "", "about": "*Ours*"}, "zh-Hans": {"title": "", "summary": ""}}
    now = change(library, translations=words)
    assert now.translations == {"en": {**words["en"], "about_html": "<p><em>Ours</em></p>\n"}}
    assert last(library)[4] == {"debate": {library.pid: {"translations.en": words["en"]}}}
    assert debate_document(now).debate.translations["en"].title == "How long?"


def test_what_stays_the_same_is_no_change(library):
    english = {name: library.translations["en"][name] for name in ("title", "summary", "about")}
    change(library, title=library.title, visibility="public", translations={"en": english, "zh-Hans": {}})
    assert [entry.action for entry in changes(library.pk)] == ["imported"]


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"title": " "}, "title"),
        ({"title": "字" * 301}, "title"),
        ({"summary": "字" * 1001}, "summary"),
        ({"about": "字" * 10_001}, "about"),
        ({"licence": "字" * 301}, "licence"),
        ({"licence": "a\u202eb"}, "a control of the writing direction"),
        ({"title": "a\nb"}, "a line break or tab"),
        ({"visibility": "open"}, "visibility"),
        ({"slug": "other"}, "slug"),
        ({"language": "en"}, "language"),
        ({"translations": {"en": {"summary": "x"}}}, "title_en"),
        ({"translations": {"en": {"title": "字" * 301}}}, "title_en"),
    ],
)
def test_what_cannot_be_stored_names_its_field_and_changes_nothing(library, values, field):
    with pytest.raises(ValueError, match=field):
        change(library, **{"licence": "CC0 1.0", **values})
    library.refresh_from_db()
    assert (library.revision, library.licence) == (1, "CC BY 4.0")


def test_who_saves_what_somebody_else_has_changed_since_is_told_and_changes_nothing(library):
    was = seen(library)
    change(library, title="先")
    with pytest.raises(Stale) as told:
        change_settings(debate=library, values={"title": "後"}, was=was, by=None)
    assert told.value.debate.title == "先"
    with pytest.raises(Stale):
        set_access(debate=library, visibility="public", published=False, was=was, by=None)
    library.refresh_from_db()
    assert (library.title, library.revision) == ("先", 2)
    assert change_settings(debate=library, values={"title": "先"}, was=was, by=None).revision == 2


def test_back_to_draft_and_published_again(library):
    first = library.published_at
    draft = unpublish(debate=library, by=None)
    assert (draft.published_at, draft.revision) == (None, 2)
    before, after = ({"debate": {library.pid: {"published_at": at}}} for at in (first.isoformat(), None))
    assert last(library) == ("unpublished", "debate", library.pid, before, after)
    assert unpublish(debate=library, by=None).revision == 2
    again = publish(debate=library, by=None)
    assert again.published_at > first
    assert last(library)[0] == "published"
    assert publish(debate=library, by=None).revision == 3


def test_visibility_and_publication_together(library):
    now = set_access(debate=library, visibility="private", published=False, was=seen(library), by=None)
    assert (now.visibility, now.published_at) == ("private", None)
    assert [entry.action for entry in changes(library.pk)] == ["imported", "settings", "unpublished"]
